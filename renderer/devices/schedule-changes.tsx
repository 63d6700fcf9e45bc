import { describeScheduleChange, type Reader } from '../../core/schedule-words';
import { formatClock } from '../../core/words';
import { formatComputerDate } from '../chart/format-span';
import type { NoticedChange } from './group-devices';

type ChangesProps = { readonly noticed: readonly NoticedChange[]; readonly reader: Reader };

/** How the alerts were changed on the device, newest first; the time is that of the upload that told it. */
export function ScheduleChanges({ noticed, reader }: ChangesProps) {
  return (
    <details open={noticed.length <= FEW}>
      <summary>Changes of these alerts ({noticed.length})</summary>
      <ul class="data-notes numbers">
        {noticed.map(({ seenAt, changes }) => (
          <li key={seenAt}>
            <p class="quiet">
              Seen on {formatComputerDate(seenAt, reader.locale)}, {formatClock(seenAt, reader.locale)}
            </p>
            {changes
              .map((change) => describeScheduleChange(change, reader))
              .map((words) => (
                <p key={words}>
                  <bdi>{words}</bdi>
                </p>
              ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** So many changes are shown at once; more are folded. */
const FEW = 3;
