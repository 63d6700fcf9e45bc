import { useSignal } from '@preact/signals';
import type { WornSensor } from '../../core/history';
import { CopyActions } from '../copy/copy-actions';
import { ShowMore } from '../parts/show-more';
import { TableBox } from '../parts/table-box';
import { formatDates } from '../period/covering';
import { useApp } from '../state/app';
import { HowButton, HowDialog } from '../statistics/figure-list';
import type { AskedDevices } from './ask-devices';
import { describeNewest, SENSOR_COLUMNS, sensorCells, sensorsAsText } from './describe-sensor';
import { MomentButton } from './moment-button';

/** Rows drawn at first, and more with each wish for more. */
const ROWS = 6;

/** The sensor that measured last, and those worn in the period; all of it inferred, and said to be. */
export function WornSensors({ asked }: { readonly asked: AskedDevices }) {
  const { locale } = useApp().snapshot.value;
  const { range, offsetAt, sensors, newest } = asked;
  const isAsking = useSignal(false);
  const dates = formatDates(range, locale, offsetAt);
  return (
    <section class="stack-tight" aria-labelledby="sensors-title">
      <h2 id="sensors-title">
        Sensors{' '}
        <HowButton
          label="sensor starts"
          onAsk={() => {
            isAsking.value = true;
          }}
        />
      </h2>
      {newest && (
        <p class="numbers">
          Newest: <bdi>{describeNewest(newest, locale, offsetAt)}</bdi>
        </p>
      )}
      <p class="small quiet">
        Dexcom does not say when a sensor begins. Starts and warm-ups are inferred from what readings say of their
        transmitter; where one transmitter is used for several sensors in a row and counts on, only its own start shows.
      </p>
      {sensors.length === 0 ? (
        <p class="quiet">No sensor measured in these days.</p>
      ) : (
        <SensorTable sensors={sensors} asked={asked} />
      )}
      {sensors.length > 0 && (
        <div class="row">
          <CopyActions
            title={`Sensors, inferred: ${dates}`}
            what="sensors"
            text={() => sensorsAsText(sensors, locale, offsetAt)}
          />
        </div>
      )}
      {isAsking.value && (
        <HowDialog
          name="sensor-start"
          madeOf={`${sensors.length} ${sensors.length === 1 ? 'sensor' : 'sensors'}, ${dates}`}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      )}
    </section>
  );
}

function SensorTable({ sensors, asked }: { readonly sensors: readonly WornSensor[]; readonly asked: AskedDevices }) {
  const most = useSignal(ROWS);
  const newestFirst = [...sensors].reverse();
  return (
    <>
      <TableBox label="Sensors as a table" columns={SENSOR_COLUMNS} box="wide" look="log numbers">
        {newestFirst.slice(0, most.value).map((sensor) => (
          <tr key={sensor.firstAt}>
            <th scope="row">
              {sensor.why === null && 'before '}
              <MomentButton at={sensor.firstAt} offsetAt={asked.offsetAt} />
            </th>
            {sensorCells(sensor).map((cell, i) => (
              <td key={SENSOR_COLUMNS[i + 1]}>
                <bdi>{cell}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </TableBox>
      <ShowMore what="sensors" count={sensors.length} most={most} step={50} />
    </>
  );
}
