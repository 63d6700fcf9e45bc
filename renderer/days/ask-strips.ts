import type { Bridge, LoggedColumns, ReadingColumns, TimeRange } from '../../core/contract';
import { mergeIntervals } from '../../core/intervals';

/** What is drawn of a day. */
export type StripData = { readonly readings: ReadingColumns; readonly logged: LoggedColumns };

type Asked = {
  readonly range: TimeRange;
  readonly resolve: (strip: StripData) => void;
  readonly reject: (error: unknown) => void;
};

/** Asks for what is drawn of a day. Days that are asked for in one go, as those in sight are, are one question where they touch. */
export function createStripAsker({ getReadings, getRecords }: Pick<Bridge, 'getReadings' | 'getRecords'>) {
  let waiting: Asked[] = [];
  const askFor = async (whole: TimeRange, asked: readonly Asked[]): Promise<void> => {
    try {
      const [readings, logged] = await Promise.all([getReadings(whole), getRecords(whole)]);
      for (const { range, resolve } of asked) resolve(cutStrip({ readings, logged }, range));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  };
  const askAll = (): void => {
    const asked = waiting;
    waiting = [];
    for (const whole of mergeIntervals(asked.map(({ range }) => range)))
      void askFor(
        whole,
        asked.filter(({ range }) => range.fromAt >= whole.fromAt && range.toAt <= whole.toAt),
      );
  };
  return (range: TimeRange): Promise<StripData> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) queueMicrotask(askAll);
      waiting.push({ range, resolve, reject });
    });
}

const cutStrip = ({ readings, logged }: StripData, range: TimeRange): StripData => ({
  readings: cut(readings, range),
  logged: {
    event: cut(logged.event, range),
    calibration: cut(logged.calibration, range),
    alert: cut(logged.alert, range),
  },
});

type Columns = { readonly at: Float64Array } & {
  readonly [name: string]: { slice(from: number, to: number): unknown };
};

/** The rows of columns, oldest first, that lie in a range. */
function cut<T extends { readonly at: Float64Array }>(columns: T, { fromAt, toAt }: TimeRange): T {
  const before = (time: number): number => {
    const i = columns.at.findIndex((at) => at >= time);
    return i < 0 ? columns.at.length : i;
  };
  const [from, to] = [before(fromAt), before(toAt)];
  const entries = Object.entries(columns as unknown as Columns);
  return Object.fromEntries(entries.map(([name, column]) => [name, column.slice(from, to)])) as T;
}
