import type { RecordKind } from '../../core/history';
import { type Interval, mergeIntervals } from '../../core/intervals';
import type { Database } from './sqlite';

/** Which times of each kind were asked for and kept. */
export type Coverage = {
  of(kind: RecordKind): Interval[];
  add(kind: RecordKind, window: Interval): void;
  clear(kind: RecordKind): void;
};

/** Prepares to keep and read what was covered. */
export function createCoverage(database: Database): Coverage {
  const all = database.prepare('SELECT from_at AS fromAt, to_at AS toAt FROM covered WHERE kind = ? ORDER BY from_at');
  const clear = database.prepare('DELETE FROM covered WHERE kind = ?');
  const add = database.prepare('INSERT INTO covered VALUES (?, ?, ?)');
  const of = (kind: RecordKind): Interval[] => all.all(kind).map((row) => ({ ...(row as Interval) }));
  return {
    of,
    clear: (kind) => void clear.run(kind),
    add: (kind, window) => {
      const before = of(kind);
      const merged = mergeIntervals([...before, window]);
      if (JSON.stringify(merged) === JSON.stringify(before)) return;
      clear.run(kind);
      for (const { fromAt, toAt } of merged) add.run(kind, fromAt, toAt);
    },
  };
}
