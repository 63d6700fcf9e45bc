import { glucoseFromCode } from '../../core/glucose';
import { formatClock, formatGlucose } from '../../core/words';
import { ZONE_WORDS } from '../../core/zones';
import { TableBox } from '../parts/table-box';
import type { ChartModel } from './derive-chart';
import { knownOffset } from './offset';

/** The same readings as a table, newest first; gaps have their own row. */
export function ReadingsTable({ model }: { readonly model: ChartModel }) {
  const rows = model.segments.flatMap(({ from, to }, i) => [
    ...(i === 0 ? [] : [<GapRow key={`gap-${from}`} model={model} before={from} />]),
    ...Array.from({ length: to - from }, (_, k) => <ReadingRow key={from + k} model={model} index={from + k} />),
  ]);
  return (
    <TableBox label="Readings as a table" columns={['Time', `Glucose (${model.unit})`, 'Range']}>
      {rows.reverse()}
    </TableBox>
  );
}

function ReadingRow({ model, index }: { readonly model: ChartModel; readonly index: number }) {
  const { columns, zones, unit, locale } = model;
  const glucose = glucoseFromCode(columns.mgDl[index] ?? null);
  const zone = zones[index];
  if (glucose.kind === 'none' || zone === undefined) return null;
  return (
    <tr>
      <th scope="row">{formatClock(Number(columns.at[index]), locale, knownOffset(columns.offsetMinutes[index]))}</th>
      <td>{formatGlucose(glucose, unit, locale)}</td>
      <td>{ZONE_WORDS[zone]}</td>
    </tr>
  );
}

function GapRow({ model, before }: { readonly model: ChartModel; readonly before: number }) {
  const { columns, locale } = model;
  const clock = (i: number): string =>
    formatClock(Number(columns.at[i]), locale, knownOffset(columns.offsetMinutes[i]));
  return (
    <tr class="gap">
      <td colSpan={3}>
        No readings between {clock(before - 1)} and {clock(before)}
      </td>
    </tr>
  );
}
