import { useSignal } from '@preact/signals';
import type { Reader } from '../../core/schedule-words';
import { CopyActions } from '../copy/copy-actions';
import { ShowMore } from '../parts/show-more';
import { TableBox } from '../parts/table-box';
import { formatDates } from '../period/covering';
import type { AskedDevices, KnownAlert } from './ask-devices';
import { ALERT_COLUMNS, alertCells, alertsAsText, countAlerts, nameAlert } from './describe-fired';
import { MomentButton } from './moment-button';

/** Rows drawn at first, and more with each wish for more. */
const ROWS = 8;
const NONE: ReadonlySet<string> = new Set();

type FiredProps = { readonly asked: AskedDevices; readonly reader: Reader };

/** The alerts of the person's devices in the period: how many of each, and every one with how it was set then. */
export function FiredAlerts({ asked, reader }: FiredProps) {
  const { alerts, range, offsetAt } = asked;
  const hidden = useSignal(NONE);
  const shown = alerts.filter((alert) => !hidden.value.has(nameAlert(alert)));
  const toggle = (name: string): void => {
    const next = new Set(hidden.value);
    if (!next.delete(name)) next.add(name);
    hidden.value = next;
  };
  return (
    <section class="stack-tight" aria-labelledby="fired-title">
      <h2 id="fired-title">Alerts that fired</h2>
      {alerts.length === 0 && <p class="quiet">No alert of your devices is reported in these days.</p>}
      {alerts.length > 0 && (
        <>
          <fieldset class="chips">
            <legend class="unseen">Alerts shown</legend>
            {countAlerts(alerts).map(([name, count]) => (
              <label key={name} class="chip">
                <input type="checkbox" checked={!hidden.value.has(name)} onChange={() => toggle(name)} />
                <span>
                  <bdi>{name}</bdi> <span class="numbers chip-count">{count}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <p class="small quiet">
            Each counts once from its first alert to its end, however often it alerted again. A setting is known from
            when the device reported or dated it.
          </p>
          <AlertTable alerts={shown} asked={asked} reader={reader} />
          <div class="row">
            <CopyActions
              title={`Alerts that fired: ${formatDates(range, reader.locale, offsetAt)}`}
              what="alerts"
              text={() => alertsAsText(shown, reader, offsetAt)}
            />
          </div>
        </>
      )}
    </section>
  );
}

function AlertTable({ alerts, asked, reader }: FiredProps & { readonly alerts: readonly KnownAlert[] }) {
  const most = useSignal(ROWS);
  if (alerts.length === 0) return <p class="quiet">No kind of alert is chosen.</p>;
  return (
    <>
      <TableBox label="Alerts as a table" columns={ALERT_COLUMNS} box="wide" look="log numbers">
        {alerts.slice(0, most.value).map((alert) => (
          <tr key={`${alert.at} ${alert.name} ${alert.displayDevice}`}>
            <th scope="row">
              <MomentButton at={alert.at} offsetAt={asked.offsetAt} />
            </th>
            {alertCells(alert, reader, asked.offsetAt).map((cell, i) => (
              <td key={ALERT_COLUMNS[i + 1]}>
                <bdi>{cell}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </TableBox>
      <ShowMore what="alerts" count={alerts.length} most={most} step={100} />
    </>
  );
}
