import { describeName } from '../../core/events';
import type { AlertRule, AlertSchedule } from '../../core/history';
import { describeField, describeHours, nameSchedule, type Reader } from '../../core/schedule-words';

type TableProps = { readonly schedule: AlertSchedule; readonly reader: Reader };

/** One schedule: when it is in force, and each of its alerts as it is set on the device. */
export function ScheduleTable({ schedule, reader }: TableProps) {
  const isOff = schedule.enabled === false;
  return (
    <div class="wide">
      <table class="log">
        <caption>
          <bdi>
            <strong>{nameSchedule(schedule)}</strong>
          </bdi>{' '}
          <span class="quiet numbers">
            {describeHours(schedule, reader)}
            {isOff && ', switched off'}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Alert</th>
            <th scope="col">On or off</th>
            <th scope="col">Threshold</th>
            <th scope="col">Snooze</th>
            <th scope="col">Delay</th>
            <th scope="col">Sound</th>
          </tr>
        </thead>
        <tbody>
          {schedule.rules.map((rule, i) => (
            <RuleRow key={`${rule.name} ${i}`} rule={rule} reader={reader} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RuleRow({ rule, reader }: { readonly rule: AlertRule; readonly reader: Reader }) {
  const sound = [rule.soundOutputMode, rule.soundTheme].filter((part) => part !== null).join(', ');
  return (
    <tr class={rule.enabled === false ? 'rule numbers quiet' : 'rule numbers'}>
      <th scope="row">
        <bdi>{describeName('alertName', rule.name)}</bdi>
      </th>
      <td>{describeField(rule, 'enabled', reader)}</td>
      <td>{describeField(rule, 'value', reader)}</td>
      <td>{describeField(rule, 'snoozeMinutes', reader)}</td>
      <td>{describeField(rule, 'delayMinutes', reader)}</td>
      <td>
        <bdi>{sound || 'not said'}</bdi>
      </td>
    </tr>
  );
}
