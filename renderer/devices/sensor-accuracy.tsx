import { TableBox } from '../parts/table-box';
import '../statistics/statistics.css';
import { useSignal } from '@preact/signals';
import { CopyActions } from '../copy/copy-actions';
import { ShowMore } from '../parts/show-more';
import { formatDates } from '../period/covering';
import { FigureList } from '../statistics/figure-list';
import type { Reader } from '../statistics/format-figure';
import type { AskedDevices } from './ask-devices';
import { accuracyAsText, deriveAccuracyFigures, describePairs, PAIR_COLUMNS, pairCells } from './describe-accuracy';
import { MomentButton } from './moment-button';

type AccuracyProps = { readonly asked: AskedDevices; readonly reader: Reader };

/** The sensor beside fingersticks in the period: numbers, how they were made, and every pair. */
export function SensorAccuracy({ asked, reader }: AccuracyProps) {
  const { fingersticks: pairs, range, offsetAt } = asked;
  const dates = formatDates(range, reader.locale, offsetAt);
  const madeOf = `${dates}, ${describePairs(pairs)}`;
  return (
    <section class="stack-tight device-accuracy" aria-labelledby="accuracy-title">
      <h2 id="accuracy-title">Sensor beside fingersticks</h2>
      <p class="quiet numbers">{madeOf}</p>
      <FigureList figures={deriveAccuracyFigures(pairs, reader)} madeOf={madeOf} />
      <p class="small quiet">
        A fingerstick is paired with the nearest reading within 5 minutes. The sensor measures below the skin and lags
        behind blood; a calibration changes what it shows afterwards. No standard says how near is near enough for one
        person.
      </p>
      {pairs.at.length > 0 && (
        <>
          <PairTable asked={asked} reader={reader} />
          <div class="row">
            <CopyActions
              title={`Sensor beside fingersticks: ${dates}`}
              what="sensor beside fingersticks"
              text={() => accuracyAsText(pairs, reader, offsetAt)}
            />
          </div>
        </>
      )}
    </section>
  );
}

function PairTable({ asked: { fingersticks: pairs, offsetAt }, reader }: AccuracyProps) {
  const most = useSignal(50);
  const order = [...pairs.at.keys()].reverse();
  return (
    <details>
      <summary>{order.length === 1 ? 'The pair' : `The ${order.length} pairs`}</summary>
      <TableBox label="Pairs as a table" columns={PAIR_COLUMNS} box="wide" look="log numbers">
        {order.slice(0, most.value).map((i) => (
          <tr key={i}>
            <th scope="row">
              <MomentButton at={pairs.at[i] ?? 0} offsetAt={offsetAt} />
            </th>
            {pairCells(pairs, i, reader).map((cell, place) => (
              <td key={PAIR_COLUMNS[place + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </TableBox>
      <ShowMore what="pairs" count={order.length} most={most} step={200} />
    </details>
  );
}
