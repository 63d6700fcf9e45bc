import { weekdayFromMonday } from '../../core/period';
import { formatOf } from '../chart/format-span';

const DAY_MS = 24 * 3_600_000;
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

export const ALL_WEEKDAYS: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 6]);

const NAMES = { short: { weekday: 'short' }, long: { weekday: 'long' } } as const;

/** The name of a weekday, 0 for Monday. */
export const nameWeekday = (weekday: number, locale: string, length: 'short' | 'long' = 'short'): string =>
  formatOf(locale, NAMES[length]).format(MONDAY + weekday * DAY_MS);

type FilterProps = {
  readonly chosen: ReadonlySet<number>;
  readonly days: readonly number[];
  readonly locale: string;
  readonly onChange: (chosen: ReadonlySet<number>) => void;
};

/** Which weekdays are shown, each with how many of them have readings. */
export function WeekdayFilter({ chosen, days, locale, onChange }: FilterProps) {
  const toggle = (weekday: number): void => {
    const next = new Set(chosen);
    if (!next.delete(weekday)) next.add(weekday);
    onChange(next);
  };
  return (
    <fieldset class="chips">
      <legend class="unseen">Weekdays shown</legend>
      {[...ALL_WEEKDAYS].map((weekday) => (
        <label key={weekday} class="chip">
          <input type="checkbox" checked={chosen.has(weekday)} onChange={() => toggle(weekday)} />
          <span>
            {nameWeekday(weekday, locale)}{' '}
            <span class="numbers chip-count">{days.filter((day) => weekdayFromMonday(day) === weekday).length}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
