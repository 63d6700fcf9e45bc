import type { Source } from '../dexcom/records';
import { textToSql } from './ids';
import type { Database, SqlValue } from './sqlite';

/** The few words and sources that records repeat a million times, by number. */
export type Dictionary = {
  /** The number of a word, given to it now where it is new. */
  wordId(text: string | null): number | null;
  word(id: unknown): string | null;
  sourceId(source: Source): number;
  source(id: unknown): Source;
  /** Forgets what a broken-off transaction had added. */
  reload(): void;
};

const NO_SOURCE: Source = {
  transmitterId: null,
  transmitterGeneration: null,
  transmitterVariant: null,
  displayDevice: null,
  displayApp: null,
};

/** The dictionary of an open archive, held in memory. */
export function createDictionary(database: Database): Dictionary {
  const addWord = database.prepare('INSERT INTO word (text) VALUES (?) RETURNING id');
  const addSource = database.prepare('INSERT INTO source VALUES (NULL, ?, ?, ?, ?, ?) RETURNING id');
  const words = createTwoWay<string>();
  const sources = createTwoWay<string>();
  const reload = (): void => {
    words.clear();
    sources.clear();
    for (const { id, text } of database.prepare('SELECT id, text FROM word').all() as WordRow[]) words.set(id, text);
    for (const row of database.prepare('SELECT * FROM source').all()) {
      const { id, ...columns } = row as { id: number };
      sources.set(id, JSON.stringify(Object.values(columns)));
    }
  };
  const idIn = (known: TwoWay<string>, key: string, add: () => unknown): number => {
    const found = known.id(key);
    if (found !== undefined) return found;
    const { id } = add() as { id: number };
    known.set(id, key);
    return id;
  };
  reload();
  return {
    reload,
    wordId: (text) => (text === null ? null : idIn(words, textToSql(text), () => addWord.get(textToSql(text)))),
    word: (id) => words.key(id) ?? null,
    sourceId: (source) => {
      const columns = columnsOf(source);
      return idIn(sources, JSON.stringify(columns), () => addSource.get(...columns));
    },
    source: (id) => sourceOf(sources.key(id)),
  };
}

type WordRow = { id: number; text: string };

const columnsOf = (source: Source): SqlValue[] =>
  [
    source.transmitterId,
    source.transmitterGeneration,
    source.transmitterVariant,
    source.displayDevice,
    source.displayApp,
  ].map((text) => text && textToSql(text));

function sourceOf(key: string | undefined): Source {
  if (key === undefined) return NO_SOURCE;
  const [transmitterId, transmitterGeneration, transmitterVariant, displayDevice, displayApp] = JSON.parse(key);
  return { transmitterId, transmitterGeneration, transmitterVariant, displayDevice, displayApp };
}

type TwoWay<Key> = {
  id(key: Key): number | undefined;
  key(id: unknown): Key | undefined;
  set(id: number, key: Key): void;
  clear(): void;
};

function createTwoWay<Key>(): TwoWay<Key> {
  const ids = new Map<Key, number>();
  const keys = new Map<unknown, Key>();
  return {
    id: (key) => ids.get(key),
    key: (id) => keys.get(id),
    set: (id, key) => {
      ids.set(key, id);
      keys.set(id, key);
    },
    clear: () => {
      ids.clear();
      keys.clear();
    },
  };
}
