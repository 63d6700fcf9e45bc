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

/** The keys in the calendars: they go from day to day, over the ends of years as well. True where one was meant for them. */
export function walkDays(event: KeyboardEvent, calendars: HTMLElement): boolean {
  const day = dayOfCell(event.target);
  if (day === null || !(event.target instanceof HTMLElement)) return false;
  const next = nextCell(event, day, calendars);
  if (next === undefined) return false;
  event.preventDefault();
  if (!next) return true;
  for (const cell of calendars.querySelectorAll<HTMLElement>('[data-day][tabindex="0"]')) cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
  return true;
}

/** Undefined where the key is none of these, null where there is no such day. */
function nextCell({ key }: KeyboardEvent, day: number, calendars: HTMLElement): HTMLElement | null | undefined {
  const cellOf = (wanted: number): HTMLElement | null => calendars.querySelector(`[data-day="${wanted}"]`);
  const year = new Date(day).getUTCFullYear();
  if (key === 'Home') return cellOf(Date.UTC(year, 0, 1));
  if (key === 'End') return cellOf(Date.UTC(year, 11, 31));
  const step = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined;
  return step === undefined ? undefined : cellOf(day + step * DAY_MS);
}
