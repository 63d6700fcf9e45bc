import { DAY_MS } from '../units';

/** Days kept in memory per kind of record: enough for a year on screen, little enough for ten years of requests. */
const DAYS_KEPT = 420;

/** Remembers what was made for a day (or another span with a number), oldest forgotten first; only a memory, the answer is the same without it. */
export function rememberDays<T>(make: (day: number) => T): (day: number) => T {
  const days = new Map<number, T>();
  return (day) => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const made = make(day);
    if (days.size >= DAYS_KEPT) {
      for (const oldest of days.keys()) {
        days.delete(oldest);
        break;
      }
    }
    days.set(day, made);
    return made;
  };
}

/** Joins the records of the UTC days that touch [fromAt, toAt) and keeps those inside. */
export function readDays<T extends { readonly at: number }>(
  ofDay: (day: number) => readonly T[],
  fromAt: number,
  toAt: number,
): readonly T[] {
  const records: T[] = [];
  for (let day = Math.floor(fromAt / DAY_MS); day * DAY_MS < toAt; day += 1) {
    for (const record of ofDay(day)) {
      if (record.at >= fromAt && record.at < toAt) records.push(record);
    }
  }
  return records;
}
