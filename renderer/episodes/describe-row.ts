import { glucoseFromCode } from '../../core/glucose';
import type { OffsetAt } from '../../core/period';
import { toMmolL } from '../../core/units';
import { formatAge, formatClock, formatGlucose } from '../../core/words';
import { formatDate } from '../chart/format-span';
import { computerOffset, formatOffset } from '../chart/offset';
import { formatRows } from '../parts/table-box';
import { formatDecimal, type Reader } from '../statistics/format-figure';
import type { EpisodeRow, RowKind } from './derive-rows';

/** An episode in words, a text for each column. */
export type RowText = {
  readonly startDay: string;
  readonly startClock: string;
  readonly start: string;
  /** The clock it is on, where that is not this computer's. */
  readonly zone: string;
  readonly remarks: readonly string[];
  readonly length: string;
  readonly extreme: string;
  readonly rate: string;
  readonly before: string;
  readonly alerts: string;
  readonly counted: string;
};

export const KIND_WORDS: Readonly<Record<RowKind, string>> = {
  low: 'low',
  'very-low': 'very low',
  high: 'high',
  'very-high': 'very high',
  dip: 'short low',
};

const ENDED_WORDS: Readonly<Record<EpisodeRow['ended'], string>> = {
  back: '',
  cut: 'cut by missing data',
  open: 'still going on with the newest reading',
};

/** Puts an episode into words, on the person's clock. */
export function describeRow(row: EpisodeRow, offsetAt: OffsetAt, reader: Reader): RowText {
  const { locale } = reader;
  const offset = offsetAt(row.startAt);
  const clock = (at: number): string => formatClock(at, locale, offsetAt(at));
  const moments = (all: EpisodeRow['alerts']): string => all.map(({ at, what }) => `${what}, ${clock(at)}`).join('; ');
  const [startDay, startClock] = [formatDate(row.startAt, locale, offset, 'with-year'), clock(row.startAt)];
  return {
    startDay,
    startClock,
    start: `${startDay}, ${startClock}`,
    zone: offset === computerOffset(row.startAt) ? '' : formatOffset(offset),
    remarks: [
      ...(row.isExtended ? ['longer than 2 hours'] : []),
      ...(ENDED_WORDS[row.ended] ? [ENDED_WORDS[row.ended]] : []),
      ...(row.isSuggested ? ['looks like pressure on the sensor'] : []),
    ],
    length: `${row.ended === 'cut' ? 'at least ' : ''}${formatAge(row.endAt - row.startAt)}`,
    extreme: describeExtreme(row, reader),
    rate: describeRate(row.rate, reader),
    before: row.kind === 'dip' ? '' : moments(row.before) || 'nothing entered',
    alerts: row.kind === 'dip' ? '' : moments(row.alerts) || 'none passed on',
    counted: row.leftOut ? 'left out' : 'counted',
  };
}

function describeExtreme({ extreme }: EpisodeRow, { unit, locale }: Reader): string {
  const glucose = glucoseFromCode(extreme);
  if (glucose.kind === 'none') return '';
  const value = formatGlucose(glucose, unit, locale);
  return glucose.kind === 'value' ? `${value} ${unit}` : value;
}

function describeRate(rate: number | null, { unit, locale }: Reader): string {
  if (rate === null) return '';
  const size = Math.abs(unit === 'mg/dL' ? rate : toMmolL(rate));
  const shown = formatDecimal(size, locale, unit === 'mg/dL' ? 1 : 2);
  return `${rate < 0 ? '−' : '+'}${shown} ${unit} a minute`;
}

/** Episodes as lines of text, a tab between the columns. */
export function rowsAsText(rows: readonly EpisodeRow[], offsetAt: OffsetAt, reader: Reader): string {
  const head = ['Start', 'What', 'Length', 'Lowest or highest', 'Rate in', 'Before', 'Phone', 'Statistics'];
  const lines = rows.map((row) => {
    const text = describeRow(row, offsetAt, reader);
    const what = [KIND_WORDS[row.kind], ...text.remarks].join(', ');
    return [text.start, what, text.length, text.extreme, text.rate, text.before, text.alerts, text.counted];
  });
  return formatRows([head, ...lines]);
}
