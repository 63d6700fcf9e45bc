import { CHANGE_REACH_MS, type CopyColumns, copyRank, findCopies } from '../../core/copies';
import { NO_OFFSET } from '../../core/history';
import type { Interval } from '../../core/intervals';
import type { Dictionary } from './dictionary';
import { ID_KEY, idFromKey } from './ids';
import { jsonColumn, readJsonColumns } from './json-columns';
import { AHEAD_MARK, COPY_MARK, type Touched } from './marks';
import type { Database } from './sqlite';

/** What of a reading decides whether it is a copy; readings without a value and those from a clock ahead are none. */
const CANDIDATES = `SELECT ${jsonColumn('at', 'system_at')}, ${jsonColumn('ticks', 'ifnull(ticks, 0)')},
    ${jsonColumn('source')}, ${jsonColumn('marks')}, ${jsonColumn('key', ID_KEY)},
    ${jsonColumn('offsetMinutes', `ifnull(offset_minutes, ${NO_OFFSET})`)}
  FROM (SELECT * FROM egv WHERE system_at >= ? AND system_at < ? AND code IS NOT NULL AND marks & ${AHEAD_MARK} = 0
    ORDER BY system_at, id)`;

type Candidates = Readonly<Record<'at' | 'ticks' | 'source' | 'marks' | 'offsetMinutes', readonly number[]>> & {
  readonly key: readonly string[];
};

/** No real readings are connected further than this (ms). */
const FURTHEST_MS = 8 * CHANGE_REACH_MS;

/** Marks the copies among the readings of a span and those they are connected with, and gives those whose mark changed. */
export type CopyMarker = (span: Interval) => Touched[];

/** Prepares to mark copies; to be called in the transaction that changed the readings. */
export function createCopyMarker(database: Database, dictionary: Dictionary): CopyMarker {
  const candidates = database.prepare(CANDIDATES);
  const setMarks = database.prepare('UPDATE egv SET marks = ? WHERE system_at = ? AND id = ?');
  /** The candidates around a span, so many that all that one in the span is connected with is there. */
  const readAround = (span: Interval): Candidates & Copies => {
    for (let aroundMs = CHANGE_REACH_MS; ; aroundMs *= 2) {
      const window = { fromAt: span.fromAt - aroundMs, toAt: span.toAt + aroundMs };
      const found = readJsonColumns<Candidates>(candidates.get(window.fromAt, window.toAt));
      const { isCopy, group } = findCopies({ ...found, ...deviceColumns(found.source, dictionary) });
      const groups = new Set(group.filter((_, i) => isIn(found.at[i], span)));
      const isConnected = (i: number): boolean => groups.has(group[i] ?? 0);
      const seen = { fromAt: window.fromAt + CHANGE_REACH_MS, toAt: window.toAt - CHANGE_REACH_MS };
      const isWhole = found.at.every((at, i) => isIn(at, seen) || !isConnected(i));
      if (isWhole || aroundMs >= FURTHEST_MS) return { ...found, isCopy, isConnected };
    }
  };
  return (span) => {
    const found = readAround(span);
    const changed: Touched[] = [];
    found.at.forEach((at, i) => {
      const mark = found.isCopy[i] ? COPY_MARK : 0;
      if (!found.isConnected(i) || found.marks[i] === mark) return;
      setMarks.run(mark, at, idFromKey(found.key[i] ?? ''));
      changed.push({ at, offsetMinutes: found.offsetMinutes[i] ?? NO_OFFSET });
    });
    return changed;
  };
}

type Copies = { readonly isCopy: Uint8Array; readonly isConnected: (i: number) => boolean };

const isIn = (at = 0, { fromAt, toAt }: Interval): boolean => at >= fromAt && at < toAt;

function deviceColumns(
  sources: readonly number[],
  dictionary: Dictionary,
): Pick<CopyColumns, 'transmitter' | 'device' | 'rank'> {
  const transmitters = new Map<string | null, number>([[null, 0]]);
  const devices = new Map<string | null, number>();
  const bySource = new Map<number, readonly [transmitter: number, device: number, rank: number]>();
  for (const id of new Set(sources)) {
    const { transmitterId, displayDevice } = dictionary.source(id);
    bySource.set(id, [
      numberIn(transmitters, transmitterId),
      numberIn(devices, displayDevice),
      copyRank(displayDevice),
    ]);
  }
  const column = (part: 0 | 1 | 2) => sources.map((id) => bySource.get(id)?.[part] ?? 0);
  return { transmitter: column(0), device: column(1), rank: column(2) };
}

function numberIn(numbers: Map<string | null, number>, name: string | null): number {
  const known = numbers.get(name) ?? numbers.size;
  numbers.set(name, known);
  return known;
}
