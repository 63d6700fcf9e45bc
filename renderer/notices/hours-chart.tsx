import type { Reader } from '../../core/schedule-words';
import { describeHour, formatHour } from './describe-replay';

/** How often in each hour of the day, midnight first, and what that is called. */
export type HourSeries = { readonly label: string; readonly byHour: readonly number[] };

type ChartProps = { readonly series: readonly HourSeries[]; readonly reader: Reader };

const WIDTH = 480;
const HEIGHT = 88;
const SLOT = WIDTH / 24;
const MARKED = [0, 6, 12, 18] as const;

/** When in the day notices would have come: two small bars an hour, and the same as a table. */
export function HoursChart({ series, reader }: ChartProps) {
  const most = Math.max(1, ...series.flatMap(({ byHour }) => byHour));
  return (
    <figure class="hours">
      <figcaption class="hours-legend">
        <span>Notices by hour of the day</span>
        {series.length > 1 &&
          series.map(({ label }, i) => (
            <span key={label} class="hours-key">
              <span class={`hours-swatch hours-${i}`} aria-hidden="true" />
              {label}
            </span>
          ))}
        <span class="quiet numbers hours-most">highest bar: {most}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {MARKED.map((hour) => (
          <path key={hour} class="hours-grid" d={`M${hour * SLOT} 0V${HEIGHT}`} />
        ))}
        {series.map(({ label, byHour }, i) =>
          byHour.map((count, hour) => (
            <Bar key={`${label} ${hour}`} kind={i} of={series.length} hour={hour} share={count / most} />
          )),
        )}
        <path class="hours-base" d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
      </svg>
      <div class="hours-axis quiet small numbers" aria-hidden="true">
        {MARKED.map((hour) => (
          <span key={hour}>{formatHour(hour, reader)}</span>
        ))}
      </div>
      <HoursTable series={series} reader={reader} />
    </figure>
  );
}

type BarProps = { readonly kind: number; readonly of: number; readonly hour: number; readonly share: number };

function Bar({ kind, of, hour, share }: BarProps) {
  if (share === 0) return null;
  const width = (SLOT - 4) / of;
  const height = Math.max(2, share * (HEIGHT - 4));
  const x = hour * SLOT + 2 + kind * width;
  return <rect class={`hours-${kind}`} x={x + 0.5} y={HEIGHT - height} width={width - 1} height={height} />;
}

function HoursTable({ series, reader }: ChartProps) {
  return (
    <details>
      <summary>By hour, as a table</summary>
      <div class="wide">
        <table class="log numbers hours-table">
          <thead>
            <tr>
              <th scope="col">Hour</th>
              {series.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: 24 }, (_, hour) => (
              <tr key={hour}>
                <th scope="row">{describeHour(hour, reader)}</th>
                {series.map(({ label, byHour }) => (
                  <td key={label}>{byHour[hour] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
