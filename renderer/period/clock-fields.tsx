import { useMemo } from 'preact/hooks';
import type { Clock } from '../../core/statistics/clock';
import { RadioField, SelectField } from '../parts/field';
import { useApp } from '../state/app';
import { formatZone } from './describe-clock';

const LABELS: Readonly<Record<Clock['kind'], string>> = { lived: 'As lived', home: 'In one zone' };
const HINTS: Readonly<Record<Clock['kind'], string>> = {
  lived: 'Each time is what the phone’s clock showed then, on journeys too.',
  home: 'Every time is on the clock of one place, wherever the phone was.',
};

/** Whose clock the days and hours of the history are on; a choice is saved at once. */
export function ClockFields() {
  const { snapshot, bridge, run } = useApp();
  const { settings } = snapshot.value;
  const { clock } = settings;
  const save = (next: Clock): void => run(bridge.saveSettings({ ...snapshot.peek().settings, clock: next }));
  const zone = clock.kind === 'home' ? clock.zone : null;
  const zones = useMemo(() => (zone === null ? {} : listZones(zone)), [zone]);
  return (
    <>
      <RadioField
        label="Days and hours"
        options={LABELS}
        hints={HINTS}
        value={clock.kind}
        onChange={(kind) => save(kind === 'lived' ? { kind } : { kind, zone: computerZone() })}
      />
      {zone !== null && (
        <SelectField
          label="Zone"
          options={zones}
          value={zone}
          onChange={(next) => save({ kind: 'home', zone: next })}
        />
      )}
      <p class="quiet small">
        The newest value, notices and the hours of the phone’s alerts stay on the phone’s own clock.
      </p>
    </>
  );
}

const computerZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zones that this computer knows, by name; the one in use is among them, under whatever name it was chosen. */
function listZones(inUse: string): Readonly<Record<string, string>> {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', inUse]);
  return Object.fromEntries([...names].sort().map((name) => [name, formatZone(name)]));
}
