import { glucoseFromCode } from '../../core/glucose';
import { LIVED } from '../../core/statistics/clock';
import { formatGlucose } from '../../core/words';
import { ZONE_WORDS } from '../../core/zones';
import { CopyActions } from '../copy/copy-actions';
import { figureOf } from '../copy/figure';
import { formatRows } from '../parts/table-box';
import type { ChartModel } from './derive-chart';
import { formatDayAt } from './format-span';
import { knownOffset } from './offset';

type CopyProps = { readonly model: ChartModel; readonly title: string; readonly asTable: boolean };

/** Copies the last hours: the drawing, or each of its readings as a line of text. */
export function CopyReadings({ model, title, asTable }: CopyProps) {
  const drawn = (): HTMLCanvasElement | null => document.querySelector('.now-chart .uplot canvas');
  return (
    <div class="row">
      <CopyActions
        title={title}
        clock={LIVED}
        text={() => readingsAsText(model)}
        figure={asTable ? undefined : () => figureOf(drawn())}
      />
    </div>
  );
}

/** Readings as lines of text, newest first, a tab between the columns. */
export function readingsAsText({ columns, zones, unit, locale, offsetMinutes }: ChartModel): string {
  const lines = zones.map((zone, i) => {
    const at = Number(columns.at[i]);
    const offset = knownOffset(columns.offsetMinutes[i]) ?? offsetMinutes;
    const glucose = glucoseFromCode(columns.mgDl[i] ?? null);
    const shown = glucose.kind === 'none' ? '' : formatGlucose(glucose, unit, locale);
    return [formatDayAt(at, locale, offset, 'with-year'), shown, ZONE_WORDS[zone]];
  });
  return formatRows([['Time', `Glucose (${unit})`, 'Range'], ...lines.reverse()]);
}
