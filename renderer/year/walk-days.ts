const DAY_MS = 24 * 3_600_000;

/** How far the keys go: down is the next day, right the next week. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  ArrowRight: 7,
  ArrowLeft: -7,
  PageDown: 28,
  PageUp: -28,
};

/** The day of a cell, by its midnight written as if it were UTC; null where it is none. */
export function dayOfCell(target: EventTarget | null): number | null {
  const day = target instanceof HTMLElement ? target.dataset.day : undefined;
  return day === undefined ? null : Number(day);
}

/** The day that a key in the calendars leads to, over the ends of years as well; null where it is no such key. */
export function dayByKey({ target, key }: KeyboardEvent): number | null {
  const day = dayOfCell(target);
  if (day === null) return null;
  const year = new Date(day).getUTCFullYear();
  if (key === 'Home') return Date.UTC(year, 0, 1);
  if (key === 'End') return Date.UTC(year, 11, 31);
  const step = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined;
  return step === undefined ? null : day + step * DAY_MS;
}

/** Leads the keyboard to a day; false where it has no cell. */
export function focusDay(day: number, calendars: HTMLElement): boolean {
  const next = calendars.querySelector<HTMLElement>(`[data-day="${day}"]`);
  if (!next) return false;
  for (const cell of calendars.querySelectorAll<HTMLElement>('[data-day][tabindex="0"]')) cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
  return true;
}
