/** A day as a date field has it, such as "2024-11-14"; a day is its midnight written as if it were UTC. */
export const typeDay = (day: number): string => new Date(day).toISOString().slice(0, 10);

/** Reads a date field; null where it holds no date. */
export function readDay(typed: string): number | null {
  const day = /^\d{4}-\d\d-\d\d$/.test(typed) ? Date.parse(`${typed}T00:00Z`) : Number.NaN;
  return Number.isNaN(day) ? null : day;
}
