import type { Reader } from '../../core/schedule-words';
import { formatGlucoseNumber } from '../../core/units';
import { formatClock } from '../../core/words';
import { KIND_SHAPES } from '../events/kind-mark';
import { describeLine, type Line } from './derive-line';
import { HEIGHT, LANE_Y, MARK_PX, type Pen, PLOT, pathOf, penOf, placeMarks, placeWords, WIDTH } from './layout';
import { ReadingMark } from './reading-mark';

type LineProps = { readonly line: Line; readonly reader: Reader; readonly tail: string };

/** The last hours as a small drawing: target band, a line that ends at gaps, a shape for each reading, what was logged. */
export function GlucoseLine({ line, reader, tail }: LineProps) {
  const pen = penOf(line);
  const { shape } = line;
  return (
    <svg class="line" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={describeLine(line, reader)}>
      <Ground pen={pen} line={line} tail={tail} />
      <Levels pen={pen} line={line} reader={reader} />
      {shape.segments.map((segment) => (
        <path key={segment.from} class="line-path" d={pathOf(pen, shape, segment)} />
      ))}
      {shape.zones.map((zone, i) => (
        <ReadingMark
          key={shape.columns.at[i]}
          zone={zone}
          x={pen.x(Number(shape.columns.at[i]))}
          y={pen.y(Number(shape.y[i]))}
        />
      ))}
      {placeWords(pen, shape).map(({ word, x, y }) => (
        <text key={`${word} ${x}`} class="line-word" x={x} y={y} text-anchor="middle">
          {word}
        </text>
      ))}
      <Marks pen={pen} line={line} />
      <Clocks pen={pen} line={line} reader={reader} />
    </svg>
  );
}

type PartProps = { readonly pen: Pen; readonly line: Line };

/** The target, then the time nothing has been reported for yet. */
function Ground({ pen, line, tail }: PartProps & Pick<LineProps, 'tail'>) {
  const { thresholds } = line.shape;
  const from = pen.x(line.window.reportedToAt ?? line.window.toAt);
  const top = pen.y(thresholds.highMgDl);
  return (
    <>
      <rect class="line-target" x={PLOT.left} y={top} width={from} height={pen.y(thresholds.lowMgDl) - top} />
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="line-hatch" d="M0 0v6" />
        </pattern>
      </defs>
      <rect fill="url(#hatch)" x={from} y={PLOT.top} width={PLOT.right - from} height={PLOT.bottom - PLOT.top}>
        <title>{tail}</title>
      </rect>
    </>
  );
}

/** The bounds of the target, with their numbers. */
function Levels({ pen, line, reader }: PartProps & Pick<LineProps, 'reader'>) {
  const { lowMgDl, highMgDl } = line.shape.thresholds;
  return [lowMgDl, highMgDl].map((mgDl) => {
    const y = Math.round(pen.y(mgDl)) + 0.5;
    return (
      <g key={mgDl}>
        <path class="line-level" d={`M${PLOT.left} ${y}H${PLOT.right}`} />
        <text class="line-number" x={WIDTH} y={y + 4} text-anchor="end">
          {formatGlucoseNumber(mgDl, reader.unit, reader.locale)}
        </text>
      </g>
    );
  });
}

/** What was logged, by kind; several at nearly the same time are one mark with their number. */
function Marks({ pen, line }: PartProps) {
  return placeMarks(pen, line.entries).map(({ x, kind, more }) => (
    <g key={x} transform={`translate(${x - MARK_PX / 2} ${LANE_Y})`}>
      <path class="line-mark" d={KIND_SHAPES[kind]} transform={`scale(${MARK_PX / 16})`} />
      {more > 0 && (
        <text class="line-number" x={MARK_PX} y={MARK_PX - 3}>
          +{more}
        </text>
      )}
    </g>
  ));
}

/** When the line begins and when its newest reading was. */
function Clocks({ pen, line, reader }: PartProps & Pick<LineProps, 'reader'>) {
  const { fromAt, reportedToAt, toAt } = line.window;
  const clock = (at: number): string => formatClock(at, reader.locale, line.offsetMinutes);
  const newestAt = reportedToAt ?? toAt;
  const x = pen.x(newestAt);
  return (
    <>
      <text class="line-number" x={PLOT.left} y={HEIGHT - 2}>
        {clock(fromAt)}
      </text>
      <text class="line-number" x={x} y={HEIGHT - 2} text-anchor={x > PLOT.right - 24 ? 'end' : 'middle'}>
        {clock(newestAt)}
      </text>
    </>
  );
}
