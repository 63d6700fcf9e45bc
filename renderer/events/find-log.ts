import { asLocal, computerOffset } from '../chart/offset';
import type { LogEntry } from './derive-log';
import { LOG_KIND_WORDS, LOG_KINDS, type LogKind } from './log-kinds';

/** A day as the person lived it, newest entry first; `day` is its start on their clock, written as if it were UTC. */
export type LogDay = { readonly day: number; readonly entries: readonly LogEntry[] };

export type LogFilter = { readonly hidden: ReadonlySet<LogKind>; readonly words: string };

const DAY_MS = 24 * 3_600_000;

/** The entries that hold every word that is sought, of the kinds that are wanted. */
export function findInLog(entries: readonly LogEntry[], { hidden, words }: LogFilter): readonly LogEntry[] {
  const sought = plain(words).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => !hidden.has(entry.kind) && holds(entry, sought));
}

function holds({ kind, what, amount, text, remarks, device }: LogEntry, sought: readonly string[]): boolean {
  if (sought.length === 0) return true;
  const all = plain([LOG_KIND_WORDS[kind], what, amount, text, ...remarks, device].join(' '));
  return sought.every((word) => all.includes(word));
}

/** Without case and accents, so that "uberraschung" finds "Überraschung". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How many entries there are of each kind. */
export function countKinds(entries: readonly LogEntry[]): Readonly<Record<LogKind, number>> {
  const counts = Object.fromEntries(LOG_KINDS.map((kind) => [kind, 0])) as Record<LogKind, number>;
  for (const { kind } of entries) counts[kind]++;
  return counts;
}

/** The newest `most` entries by days as lived, newest first; a day that travel lengthened stays one day. */
export function groupByDay(entries: readonly LogEntry[], most: number): readonly LogDay[] {
  const days = new Map<number, LogEntry[]>();
  for (const entry of [...entries].sort((a, b) => b.at - a.at).slice(0, most)) {
    const day = dayOf(entry);
    const known = days.get(day);
    if (known) known.push(entry);
    else days.set(day, [entry]);
  }
  return [...days].sort(([a], [b]) => b - a).map(([day, all]) => ({ day, entries: all }));
}

const dayOf = ({ at, offsetMinutes }: LogEntry): number =>
  Math.floor(asLocal(at, offsetMinutes ?? computerOffset(at)) / DAY_MS) * DAY_MS;
