import { useId } from 'preact/hooks';
import { describeName } from '../../core/events';
import type { DeviceHistory } from '../../core/history';
import type { Reader } from '../../core/schedule-words';
import { formatAgo } from '../../core/words';
import { formatComputerDate } from '../chart/format-span';
import { nameSensor } from './describe-sensor';
import { EarlierSensors } from './earlier-sensors';
import type { DeviceGroup } from './group-devices';
import { ScheduleChanges } from './schedule-changes';
import { ScheduleTable } from './schedule-table';

type CardProps = { readonly group: DeviceGroup; readonly reader: Reader; readonly now: number };

/** One phone or receiver: its app and sensor, when it was last heard of, and its alerts. */
export function DeviceCard({ group: { current, earlier, schedules, noticed }, reader, now }: CardProps) {
  const titleId = useId();
  const { locale } = reader;
  const firstSeenAt = Math.min(current.firstSeenAt, ...earlier.map((device) => device.firstSeenAt));
  return (
    <section class="card device stack" aria-labelledby={titleId}>
      <h2 id={titleId}>
        <bdi>{nameDevice(current)}</bdi>
      </h2>
      <dl class="pairs numbers">
        {current.displayApp !== null && <Pair name="App" value={describeName('displayApp', current.displayApp)} />}
        <Pair name="Sensor" value={nameSensor(current)} />
        <Pair
          name="Last upload"
          value={current.lastUploadAt === null ? 'not said' : formatAgo(Math.max(0, now - current.lastUploadAt))}
        />
        <Pair name="First seen" value={formatComputerDate(firstSeenAt, locale)} />
        <Pair name="Last seen" value={formatComputerDate(current.lastSeenAt, locale)} />
      </dl>
      <h3>Alerts of this device</h3>
      {schedules.length === 0 && <p class="quiet">This device reports no alert schedules.</p>}
      {schedules.map((schedule) => (
        <ScheduleTable key={`${schedule.name} ${schedule.startMinutes}`} schedule={schedule} reader={reader} />
      ))}
      {noticed.length > 0 && <ScheduleChanges noticed={noticed} reader={reader} />}
      {earlier.length > 0 && <EarlierSensors devices={earlier} locale={locale} />}
    </section>
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </>
  );
}

/** What a device is called in a title. */
const nameDevice = ({ displayDevice }: Pick<DeviceHistory, 'displayDevice'>): string =>
  describeName('displayDevice', displayDevice ?? 'unknown');
