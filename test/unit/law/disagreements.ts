import { isDeepStrictEqual } from 'node:util';
import { NO_OFFSET, type RecordKind } from '../../../core/history';
import type { Archive } from '../../../main/archive/contract';
import { AHEAD_MS } from '../../../main/archive/marks';
import { parseDevices, parsePage } from '../../../main/dexcom/parse-page';
import type { Egv, RecordOf } from '../../../main/dexcom/records';
import type { Known, Truth } from '../../../simulator/truth';
import { HOUR } from '../main/simulated';
import { type Kept, type KeptHour, type KeptRecords, readKept } from './kept';

const KINDS = ['egv', 'event', 'calibration', 'alert'] as const;
const ALWAYS = { fromAt: Date.UTC(1990, 0, 1), toAt: Date.UTC(2200, 0, 1) };

/** Records as the app reads them, by id. */
function readingOf<Kind extends RecordKind>(kind: Kind, known: readonly Known<unknown>[]): Map<string, RecordOf[Kind]> {
  const page = parsePage(kind, { records: known.map(({ wire }) => wire) });
  if (page === null || page.rejected.length > 0) throw new Error(`the simulator wrote unreadable ${kind} records`);
  return new Map(page.records.map((record) => [record.recordId, record]));
}

/** A text that is the same for equal values, whatever the order of their fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) => {
    const isObject = typeof part === 'object' && part !== null && !Array.isArray(part);
    return isObject ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))) : part;
  });
}

function differsIn(
  kind: RecordKind,
  truth: Truth,
  withdrawn: readonly Truth[],
  kept: readonly Kept<RecordKind>[],
): string[] {
  const expected = readingOf(kind, truth.records[kind]);
  const gone = new Map<string, string[]>();
  for (const [id, record] of withdrawn.flatMap(({ records }) => [...readingOf(kind, records[kind])])) {
    gone.set(id, [...(gone.get(id) ?? []), canonical(record)]);
  }
  const found = new Map(kept.map(({ record }) => [record.recordId, record]));
  const said: string[] = [];
  if (found.size !== kept.length) said.push(`${kind}: twice`);
  for (const [id, record] of expected) {
    const mine = found.get(id);
    if (mine === undefined) said.push(`${kind} ${id}: missing (${new Date(record.systemAt).toISOString()})`);
    else if (!isDeepStrictEqual(mine, record))
      said.push(`${kind} ${id}: stale ${canonical(mine)} ≠ ${canonical(record)}`);
  }
  for (const [id, record] of found) {
    if (expected.has(id)) continue;
    if (!gone.get(id)?.includes(canonical(record))) said.push(`${kind} ${id}: invented ${canonical(record)}`);
  }
  return said;
}

const COPY = 1;
const AHEAD = 2;

/** Of the records of one reading that have a value (same transmitter, same ticks, near in time) exactly one counts. */
function miscounted(kept: readonly Kept<'egv'>[]): string[] {
  const readings = new Map<string, Kept<'egv'>[]>();
  for (const one of kept) {
    if (one.record.code === null || one.record.ticks === null || one.record.ticks === 0) continue;
    const name = `${one.record.source.transmitterId} ${one.record.ticks}`;
    readings.set(name, [...(readings.get(name) ?? []), one]);
  }
  return [...readings].flatMap(([name, copies]) => {
    const times = copies.map(({ record }) => record.systemAt);
    const devices = new Set(copies.map(({ record }) => record.source.displayDevice));
    const isClear = devices.size === copies.length && copies[0]?.record.source.transmitterId !== null;
    const reachMs = isClear ? 26 * HOUR : 120_000;
    const isNear = Math.max(...times) - Math.min(...times) <= reachMs;
    if (!isNear || copies.some(({ marks }) => (marks & AHEAD) !== 0)) return [];
    const counted = copies.filter(({ marks }) => (marks & COPY) === 0).length;
    return counted === 1 ? [] : [`reading ${name}: counts ${counted} times of ${canonical(copies)}`];
  });
}

/** What the service still returns is marked exactly where it lay ahead of the last round. */
function mismarked(truth: Truth, kept: readonly Kept<'egv'>[], askedAt: number): string[] {
  const returned = new Set(truth.records.egv.map(({ wire }) => String(wire.recordId)));
  return kept
    .filter(({ record }) => returned.has(record.recordId))
    .filter(({ marks, record }) => ((marks & AHEAD) !== 0) !== record.systemAt > askedAt + AHEAD_MS)
    .map(({ marks, record }) => `egv ${record.recordId}: its marks are ${marks}, at ${record.systemAt - askedAt} ms`);
}

type Sums = { count: number; sum: number; squares: number; least: number; greatest: number };

function recount(egvs: readonly Egv[]): Map<string, Sums> {
  const hours = new Map<string, Sums>();
  for (const { systemAt, offsetMinutes, code } of egvs) {
    if (code === null) continue;
    const localAt = Math.floor((systemAt + (offsetMinutes ?? 0) * 60_000) / HOUR) * HOUR;
    const name = `${localAt} ${offsetMinutes ?? NO_OFFSET}`;
    const sums = hours.get(name) ?? { count: 0, sum: 0, squares: 0, least: code, greatest: code };
    hours.set(name, {
      count: sums.count + 1,
      sum: sums.sum + code,
      squares: sums.squares + code * code,
      least: Math.min(sums.least, code),
      greatest: Math.max(sums.greatest, code),
    });
  }
  return hours;
}

/** The sums in the file, which the timeline is drawn by, and those that the archive makes of the codes beside them. */
async function differsInSums(archive: Archive, kept: readonly KeptHour[], shown: readonly Egv[]): Promise<string[]> {
  const hours = await archive.hours(ALWAYS);
  const made = Array.from(hours.localAt, (localAt, row) => {
    const [count = 0, sum = 0, squares = 0] = [hours.count[row], hours.sum[row], hours.sumOfSquares[row]];
    const [least = 0, greatest = 0] = [hours.least[row], hours.greatest[row]];
    return [`${localAt} ${hours.offsetMinutes[row]}`, { count, sum, squares, least, greatest }] as const;
  });
  const lying = kept.map(({ start_at, offset_minutes, count, sum, sum_of_squares: squares, least, greatest }) => {
    const localAt = start_at + (offset_minutes === NO_OFFSET ? 0 : offset_minutes * 60_000);
    return [`${localAt} ${offset_minutes}`, { count, sum, squares, least, greatest }] as const;
  });
  const expected = canonical([...recount(shown)].sort());
  return [made, lying].flatMap((sums) =>
    canonical([...sums].sort()) === expected ? [] : [`hours ${canonical(sums)} ≠ ${expected}`],
  );
}

async function differsInShown(archive: Archive, kept: KeptRecords): Promise<string[]> {
  const shown = kept.egv.filter(({ marks, record }) => marks === 0 && record.code !== null).map(({ record }) => record);
  const [columns, events, summary] = await Promise.all([
    archive.records('egv', ALWAYS),
    archive.records('event', ALWAYS),
    archive.summary(),
  ]);
  const asked = Array.from(columns.at, (at, row) => [at, columns.mgDl[row]]);
  const expected = shown.map(({ systemAt, code }) => [systemAt, code]);
  const live = kept.event.filter(({ record }) => record.status !== 'deleted').map(({ record }) => record.recordId);
  const said: string[] = [];
  if (canonical(asked) !== canonical(expected)) said.push(`shown ${canonical(asked)} ≠ ${canonical(expected)}`);
  if (canonical([...events.recordId].sort()) !== canonical(live.sort())) said.push('events shown');
  if (summary.count !== shown.length) said.push(`summary ${summary.count} ≠ ${shown.length}`);
  return [...said, ...(await differsInSums(archive, kept.hours, shown))];
}

async function differsInDevices(archive: Archive, truth: Truth): Promise<string[]> {
  const listed = parseDevices({ records: truth.devices.map(({ wire }) => wire) });
  if (listed === null) throw new Error('the simulator wrote an unreadable list of devices');
  const kept = await archive.devices();
  return listed.records.flatMap(({ schedules, ...state }) => {
    const same = kept.find(
      ({ transmitterId, displayDevice, displayApp }) =>
        canonical([transmitterId, displayDevice, displayApp]) ===
        canonical([state.transmitterId, state.displayDevice, state.displayApp]),
    );
    if (same === undefined) return [`device ${state.displayDevice}: missing`];
    const { firstSeenAt: _first, lastSeenAt: _last, versions, ...mine } = same;
    const said = canonical(mine) === canonical(state) ? [] : [`device ${state.displayDevice}: stale`];
    const isNewest = canonical(versions[0]?.schedules ?? []) === canonical(schedules);
    return isNewest ? said : [...said, `device ${state.displayDevice}: schedules`];
  });
}

/**
 * In what an archive differs from what the service has; nothing where the law holds. `withdrawn` is what the service
 * no longer returns, as it was at some times, any of which the archive may have kept; `askedAt` is when the last round was.
 */
export async function disagreements(
  path: string,
  archive: Archive,
  truth: Truth,
  withdrawn: readonly Truth[],
  askedAt: number,
): Promise<readonly string[]> {
  const kept = await readKept(path);
  return [
    ...KINDS.flatMap((kind) => differsIn(kind, truth, withdrawn, kept[kind])),
    ...miscounted(kept.egv),
    ...mismarked(truth, kept.egv, askedAt),
    ...(await differsInShown(archive, kept)),
    ...(await differsInDevices(archive, truth)),
  ];
}
