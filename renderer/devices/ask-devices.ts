import type { Bridge, TimeRange } from '../../core/contract';
import { deriveFiredAlerts, type FiredAlert } from '../../core/fired-alerts';
import type { DeviceHistory, FingerstickColumns, WornSensor } from '../../core/history';
import { createOffsetAt, type OffsetAt, type Period } from '../../core/period';
import { type RuleInForce, rulesInForce, versionsOf } from '../../core/rules-in-force';
import type { Snapshot } from '../../core/snapshot';
import { computerOffset } from '../chart/offset';
import { wholeDays } from '../days/whole-days';
import type { App } from '../state/app';

const DAY_MS = 24 * 3_600_000;

/** An alert and how it was set then, null where that is not known. */
export type KnownAlert = FiredAlert & { readonly inForce: RuleInForce | null };

/** What devices did in a period. */
export type AskedDevices = {
  readonly range: TimeRange;
  readonly offsetAt: OffsetAt;
  /** Oldest first. */
  readonly sensors: readonly WornSensor[];
  /** The one that measured last of all, whatever the period; null where there are no readings. */
  readonly newest: WornSensor | null;
  /** Newest first. */
  readonly alerts: readonly KnownAlert[];
  readonly fingersticks: FingerstickColumns;
};

/** Asks what devices did in a period; sensors and pairs are found in the archive's own thread. */
export async function askDevices(
  { bridge, archive }: Pick<App, 'bridge' | 'archive'>,
  { history, now }: Snapshot,
  period: Period,
): Promise<AskedDevices> {
  const offsetAt = await archive.getOffsetAt();
  const range = wholeDays(period, history, now, offsetAt);
  const { lastAt } = history;
  const [sensors, [newest = null], alerts, fingersticks] = await Promise.all([
    bridge.getSensors(range),
    lastAt === null ? [] : bridge.getSensors({ fromAt: lastAt, toAt: lastAt + 1 }),
    askAlerts(bridge, range),
    bridge.getFingersticks(range),
  ]);
  return { range, offsetAt, sensors, newest, alerts, fingersticks };
}

/** The alerts that began in a range; what followed the last of them may be after it. */
async function askAlerts(bridge: Bridge, { fromAt, toAt }: TimeRange): Promise<readonly KnownAlert[]> {
  const [devices, clocks, { alert }] = await Promise.all([
    bridge.getDevices(),
    bridge.getClocks(),
    bridge.getRecords({ fromAt: fromAt - DAY_MS, toAt: toAt + DAY_MS }),
  ]);
  const phoneOffsetAt = createOffsetAt(clocks, computerOffset);
  const versions = new Map<string | null, DeviceHistory['versions']>();
  for (const { displayDevice } of devices) versions.set(displayDevice, versionsOf(devices, displayDevice));
  return deriveFiredAlerts(alert)
    .filter(({ at }) => at >= fromAt && at < toAt)
    .map((fired) => {
      const set = rulesInForce(versions.get(fired.displayDevice) ?? [], fired.at, phoneOffsetAt);
      return { ...fired, inForce: set.get(fired.name) ?? null };
    })
    .reverse();
}
