import type { DeviceHistory } from '../../core/history';
import { formatComputerDate } from '../chart/format-span';
import { TableBox } from '../parts/table-box';
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
      <TableBox
        label="Earlier sensors as a table"
        columns={['Sensor', 'First seen', 'Last seen']}
        box="wide"
        look="log numbers"
      >
        {devices.map((device) => (
          <tr key={`${device.transmitterId} ${device.firstSeenAt}`}>
            <th scope="row">
              <bdi>{nameSensor(device)}</bdi>
            </th>
            <td>{formatComputerDate(device.firstSeenAt, locale)}</td>
            <td>{formatComputerDate(device.lastSeenAt, locale)}</td>
          </tr>
        ))}
      </TableBox>
    </details>
  );
}
