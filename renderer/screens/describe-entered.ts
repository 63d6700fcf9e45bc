import type { LoggedColumns } from '../../core/contract';
import { describeName, formatEventValue } from '../../core/events';
import { kindOfType, LOG_KIND_WORDS, type LogKind } from '../events/log-kinds';
import type { Reader } from '../statistics/format-figure';

/** What is added up, and in which unit; an amount in another is counted. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['carbs', 'grams'],
  ['insulin', 'units'],
]);

/** What was entered, in one sentence: carbs and each kind of insulin added up, all else counted; empty where nothing was. */
export function describeEntered({ event, calibration }: LoggedColumns, { unit, locale }: Reader): string {
  const sums = new Map<string, { readonly type: string; readonly value: number }>();
  const counts = new Map<string, number>();
  const count = (kind: LogKind, rest = ''): void => {
    const what = `${LOG_KIND_WORDS[kind]}${rest}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  };
  for (const [i, type] of event.type.entries()) {
    const what = nameOf(type, event.subType[i] ?? null);
    const value = amountOf(type, Number(event.value[i]), event.unit[i] ?? null);
    if (value !== null) sums.set(what, { type, value: (sums.get(what)?.value ?? 0) + value });
    else count(kindOfType(type), UNITS.has(type) ? ' without an amount' : '');
  }
  for (const _ of calibration.recordId) count('fingerstick');
  const said = [
    ...Array.from(
      sums,
      ([what, sum]) => `${what} ${formatEventValue({ ...sum, unit: null, text: null }, unit, locale)}`,
    ),
    ...Array.from(counts, ([what, times]) => `${what} ${times}`),
  ];
  return said.length === 0 ? '' : `Entered: ${said.join(', ')}.`;
}

const nameOf = (type: string, subType: string | null): string =>
  `${LOG_KIND_WORDS[kindOfType(type)]}${subType === null ? '' : ` (${describeName('eventSubType', subType)})`}`;

/** How much of what is added up; null of all else, and where it makes no sense. */
function amountOf(type: string, value: number, unit: string | null): number | null {
  const own = UNITS.get(type);
  const isOwn = own !== undefined && (unit === null || unit === 'unknown' || unit === own);
  return isOwn && value > 0 && Number.isFinite(value) ? value : null;
}
