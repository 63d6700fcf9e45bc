import { ZONE_WORDS, zoneOf } from '../../core/zones';
import { formatMoment } from '../chart/format-span';
import { groupByDay } from '../events/find-log';
import { LogTable } from '../events/log-table';
import { TableBox } from '../parts/table-box';
import { formatCode, formatMean, formatPointTime, type PointReader } from './describe-point';
import type { Mark } from './marks';
import type { TimelineModel } from './model';
import { deriveRows, describeRows, type Rows } from './table-rows';

const MOST_ENTRIES = 200;

/** What is seen, as tables: the glucose, then what was entered. */
export function TimelineTable({ model, reader }: { readonly model: TimelineModel; readonly reader: PointReader }) {
  const { range, points, marks } = model;
  const rows = deriveRows(points, range.fromAt, range.toAt);
  const seen = marks.filter(({ at }) => at >= range.fromAt && at < range.toAt);
  const entries = seen.flatMap(({ entry }) => entry ?? []);
  const reason = describeRows(rows);
  return (
    <div class="stack">
      <section class="stack-tight" aria-labelledby="timeline-readings">
        <h2 id="timeline-readings">Readings</h2>
        {reason && <p class="quiet">{reason}</p>}
        <PointTable rows={rows} reader={reader} />
      </section>
      <section class="stack-tight" aria-labelledby="timeline-entries">
        <h2 id="timeline-entries">Entries and alerts</h2>
        {!model.hasMarks && <p class="quiet">Zoom in to 100 days or less to see what was entered.</p>}
        {model.hasMarks && entries.length === 0 && <p class="quiet">Nothing was entered in this time.</p>}
        {entries.length > MOST_ENTRIES && (
          <p class="quiet">
            The newest {MOST_ENTRIES} of {entries.length}. Zoom in, or open Events, to see the others.
          </p>
        )}
        {entries.length > 0 && (
          <div class="wide">
            <LogTable days={groupByDay(entries, MOST_ENTRIES)} locale={model.locale} />
          </div>
        )}
      </section>
      <section class="stack-tight" aria-labelledby="timeline-inferred">
        <h2 id="timeline-inferred">Sensor starts and changes of the clock</h2>
        {model.hasMarks ? (
          <InferredTable marks={seen.filter(({ kind }) => kind !== 'entry')} reader={reader} />
        ) : (
          <p class="quiet">Zoom in to 100 days or less to see them.</p>
        )}
      </section>
    </div>
  );
}

function InferredTable({ marks, reader }: { readonly marks: readonly Mark[]; readonly reader: PointReader }) {
  const { locale, offsetAt } = reader;
  if (marks.length === 0) return <p class="quiet">None in this time, as far as can be told.</p>;
  return (
    <TableBox
      label="Sensor starts and changes of the clock as a table"
      columns={['Time', 'What']}
      box="wide"
      look="log"
    >
      {[...marks].reverse().map(({ kind, at, words }) => (
        <tr key={`${kind} ${at}`}>
          <th scope="row" class="numbers">
            {formatMoment(at, locale, offsetAt)}
          </th>
          <td>
            <bdi>{words}</bdi>
          </td>
        </tr>
      ))}
    </TableBox>
  );
}

function PointTable({ rows: { points }, reader }: { readonly rows: Rows; readonly reader: PointReader }) {
  const isSpans = points.spanMs.some((spanMs) => spanMs > 0);
  const order = [...points.fromAt.keys()].reverse();
  return (
    <TableBox
      label="Readings as a table"
      columns={
        isSpans
          ? ['Time', `Lowest (${reader.unit})`, 'Mean', 'Highest', 'Readings']
          : ['Time', `Glucose (${reader.unit})`, 'Range']
      }
    >
      {order.map((i) => (
        <tr key={points.fromAt[i]}>
          <th scope="row">{formatPointTime(points, i, reader)}</th>
          <td>{formatCode(Number(points.least[i]), reader)}</td>
          {isSpans ? (
            <>
              <td>{formatMean(Number(points.mean[i]), reader)}</td>
              <td>{formatCode(Number(points.greatest[i]), reader)}</td>
              <td>{points.count[i]}</td>
            </>
          ) : (
            <td>{ZONE_WORDS[zoneOf(Number(points.least[i]), reader.thresholds)]}</td>
          )}
        </tr>
      ))}
    </TableBox>
  );
}
