import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { TimeRange } from '../../core/contract';
import type { ClockColumns, DeviceHistory, EnvelopeColumns } from '../../core/history';
import type { App } from '../state/app';
import type { MarkTile } from './mark-tile';
import { rangeOfMarkTile } from './mark-tiles';
import type { Question } from './queue';
import { addTile, nameOf, rangeOfTile, SPANS_PER_TILE, type Tile, type TileKey, type Tiles } from './tiers';

const STRIP_SPANS = 400;
const NO_CLOCKS: ClockColumns = { at: new Float64Array(0), offsetMinutes: new Int16Array(0) };

/** What main answered so far, and the questions that lead to more of it; each says of which version of the history it is. */
export type Answers = {
  readonly tiles: ReadonlySignal<Tiles>;
  readonly markTiles: ReadonlySignal<ReadonlyMap<number, MarkTile>>;
  readonly strip: ReadonlySignal<EnvelopeColumns | null>;
  readonly devices: ReadonlySignal<readonly DeviceHistory[]>;
  readonly clocks: ReadonlySignal<ClockColumns>;
  askTile(key: TileKey, version: number): Question;
  askMarks(index: number, version: number): Question;
  /** What is beside the chart: once for each version. */
  askAside(whole: TimeRange, version: number): readonly Question[];
  forget(): void;
};

/** Nothing is known at first. */
export function createAnswers({ bridge, archive }: App): Answers {
  const tiles = signal<Tiles>(new Map());
  const markTiles = signal<ReadonlyMap<number, MarkTile>>(new Map());
  const strip = signal<EnvelopeColumns | null>(null);
  const devices = signal<readonly DeviceHistory[]>([]);
  const clocks = signal(NO_CLOCKS);
  let asideVersion = -1;

  const readTile = async (key: TileKey): Promise<Tile['data']> =>
    key.tier === 0
      ? { kind: 'readings', columns: await archive.getReadings(rangeOfTile(key)) }
      : { kind: 'spans', columns: await bridge.getEnvelope(rangeOfTile(key), SPANS_PER_TILE) };
  return {
    tiles,
    markTiles,
    strip,
    devices,
    clocks,
    askTile: (key, version) => ({
      name: nameOf(key),
      ask: async () => {
        const data = await readTile(key);
        return () => {
          tiles.value = addTile(tiles.peek(), { ...key, version, data });
        };
      },
    }),
    askMarks: (index, version) => ({
      name: `marks ${index}`,
      ask: async () => {
        const part = rangeOfMarkTile(index);
        const making = import('./mark-tile'); // read while main answers: the glucose is drawn before
        const answered = [archive.getRecords(part), bridge.getSensors(part), making] as const;
        const [columns, sensors, { createMarkTile }] = await Promise.all(answered);
        const began = sensors.filter(({ firstAt }) => firstAt >= part.fromAt);
        return () => {
          markTiles.value = new Map([...markTiles.peek(), [index, createMarkTile(columns, began, version)]]);
        };
      },
    }),
    askAside: (whole, version) => {
      if (asideVersion === version) return [];
      const ask = async () => {
        asideVersion = version;
        const answers = [bridge.getClocks(), bridge.getDevices(), bridge.getEnvelope(whole, STRIP_SPANS)] as const;
        const [newClocks, newDevices, newStrip] = await Promise.all(answers);
        return () => {
          clocks.value = newClocks;
          devices.value = newDevices;
          strip.value = newStrip;
        };
      };
      return [{ name: 'aside', ask }];
    },
    forget: () => {
      asideVersion = -1;
      batch(() => {
        tiles.value = new Map();
        markTiles.value = new Map();
        strip.value = null;
        devices.value = [];
        clocks.value = NO_CLOCKS;
      });
    },
  };
}
