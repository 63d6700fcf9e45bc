import type { Source } from '../dexcom/records';
import { textToSql } from './ids';
import type { Database } from './sqlite';

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
  const words = createTwoWay();
  const sources = createTwoWay();
  const reload = (): void => {
    words.clear();
    sources.clear();
    for (const { id, text } of database.prepare('SELECT id, text FROM word').all() as WordRow[]) words.set(id, text);
    for (const row of database.prepare('SELECT * FROM source').all()) {
      const { id, ...columns } = row as { id: number };
      sources.set(id, JSON.stringify(Object.values(columns)));
    }
  };
  /** As reported it is known already, nearly always; what SQLite would not give back as it was is made so once. */
  const idIn = (known: TwoWay, reported: string, clean: () => string, add: () => unknown): number => {
    const found = known.id(reported) ?? known.id(clean()) ?? (add() as { id: number }).id;
    if (known.id(reported) === undefined) known.set(found, reported, clean());
    return found;
  };
  reload();
  return {
    reload,
    wordId: (text) => {
      if (text === null) return null;
      const clean = () => textToSql(text);
      return idIn(words, text, clean, () => addWord.get(clean()));
    },
    word: (id) => words.key(id) ?? null,
    sourceId: (source) => {
      const columns = columnsOf(source);
      const clean = () => columns.map((text) => text && textToSql(text));
      return idIn(
        sources,
        JSON.stringify(columns),
        () => JSON.stringify(clean()),
        () => addSource.get(...clean()),
      );
    },
    source: (id) => sourceOf(sources.key(id)),
  };
}

type WordRow = { id: number; text: string };

const columnsOf = (source: Source): (string | null)[] => [
  source.transmitterId,
  source.transmitterGeneration,
  source.transmitterVariant,
  source.displayDevice,
  source.displayApp,
];

function sourceOf(key: string | undefined): Source {
  if (key === undefined) return NO_SOURCE;
  const [transmitterId, transmitterGeneration, transmitterVariant, displayDevice, displayApp] = JSON.parse(key);
  return { transmitterId, transmitterGeneration, transmitterVariant, displayDevice, displayApp };
}

type TwoWay = {
  id(key: string): number | undefined;
  key(id: unknown): string | undefined;
  set(id: number, reported: string, clean?: string): void;
  clear(): void;
};

function createTwoWay(): TwoWay {
  const ids = new Map<string, number>();
  const keys = new Map<unknown, string>();
  return {
    id: (key) => ids.get(key),
    key: (id) => keys.get(id),
    set: (id, reported, clean = reported) => {
      ids.set(reported, id).set(clean, id);
      keys.set(id, clean);
    },
    clear: () => {
      ids.clear();
      keys.clear();
    },
  };
}
