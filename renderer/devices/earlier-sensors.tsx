import type { DeviceHistory } from '../../core/history';
import { formatComputerDate } from '../chart/format-span';
import { nameSensor } from './describe-sensor';

/** The sensors a device showed before, newest first, folded away. */
export function EarlierSensors({
  devices,
  locale,
}: {
  readonly devices: readonly DeviceHistory[];
  readonly locale: string;
}) {
  return (
    <details>
      <summary>{devices.length === 1 ? '1 earlier sensor' : `${devices.length} earlier sensors`}</summary>
      <div class="wide">
        <table class="log">
          <thead>
            <tr>
              <th scope="col">Sensor</th>
              <th scope="col">First seen</th>
              <th scope="col">Last seen</th>
            </tr>
          </thead>
          <tbody class="numbers">
            {devices.map((device) => (
              <tr key={`${device.transmitterId} ${device.firstSeenAt}`}>
                <th scope="row">
                  <bdi>{nameSensor(device)}</bdi>
                </th>
                <td>{formatComputerDate(device.firstSeenAt, locale)}</td>
                <td>{formatComputerDate(device.lastSeenAt, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
