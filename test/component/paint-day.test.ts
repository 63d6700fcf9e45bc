import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OffsetAt } from '../../core/period';
import { DEFAULT_THRESHOLDS } from '../../core/zones';
import type { ChartTheme } from '../../renderer/chart/theme';
import { commonLengthOf } from '../../renderer/days/derive-days';
import type { Sheet } from '../../renderer/days/drawing';
import { type DayMark, placeMarks } from '../../renderer/days/marks';
import { changeIn, type DayPicture, paintDay } from '../../renderer/days/paint-day';
import { paintOverlay } from '../../renderer/days/paint-overlay';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const zones = { 'very-low': 'vl', low: 'l', target: 't', high: 'h', 'very-high': 'vh' };
const THEME: ChartTheme = {
  background: 'background',
  ink: 'ink',
  quietInk: 'quiet',
  line: 'line',
  grid: 'grid',
  targetBand: 'band',
  focus: 'focus',
  textScale: 1,
  zones,
};

type Stroke = {
  readonly style: string;
  readonly dash: readonly number[];
  readonly points: readonly [number, number][];
};

beforeEach(() => vi.stubGlobal('Path2D', class {}));

/** What was drawn on a sheet of 2500 by 116 pixels, 100 an hour where the longest day has 25. */
const drawn = (picture: DayPicture) => drawnBy((sheet) => paintDay(sheet, picture));

function drawnBy(paint: (sheet: Sheet) => void) {
  const strokes: Stroke[] = [];
  const fills: Array<{ readonly style: string; readonly x: number; readonly width: number }> = [];
  const words: string[] = [];
  const levels = new Map<string, number>();
  let points: Array<[number, number]> = [];
  let dash: readonly number[] = [];
  const to = (x: number, y: number): void => void points.push([x, y]);
  const nothing = (): void => {};
  const ctx = {
    strokeStyle: '',
    fillStyle: '',
    save: nothing,
    restore: nothing,
    rect: nothing,
    clip: nothing,
    arc: nothing,
    fill: nothing,
    closePath: nothing,
    translate: nothing,
    scale: nothing,
    measureText: () => ({ width: 20 }),
    setLineDash: (next: readonly number[]) => {
      dash = next;
    },
    beginPath: () => {
      points = [];
    },
    moveTo: to,
    lineTo: to,
    stroke: () => void strokes.push({ style: ctx.strokeStyle, dash, points }),
    fillRect: (x: number, _y: number, width: number) => void fills.push({ style: ctx.fillStyle, x, width }),
    fillText: (text: string, _x: number, y: number) => {
      words.push(text);
      levels.set(text, y);
    },
  };
  paint({ ctx: ctx as unknown as CanvasRenderingContext2D, width: 2500, height: 116, ratio: 1 });
  return { strokes, fills, words, levels };
}

/** A day of the clock in Berlin that begins at a midnight there, with a reading every five minutes of some hours. */
function dayFrom(localAt: number, hours: number, offsetAt: OffsetAt, part: Partial<DayPicture> = {}): DayPicture {
  const fromAt = localAt - offsetAt(localAt - 12 * HOUR_MS) * MINUTE_MS;
  const at = Float64Array.from({ length: hours * 12 }, (_, i) => fromAt + i * 5 * MINUTE_MS);
  return {
    localAt,
    range: { fromAt, toAt: fromAt + hours * HOUR_MS },
    longestMs: 25 * HOUR_MS,
    readings: { at, mgDl: new Int16Array(at.length).fill(100), offsetMinutes: new Int16Array(at.length) },
    marks: [],
    leftOut: [],
    reportedToAt: null,
    offsetAt,
    thresholds: DEFAULT_THRESHOLDS,
    theme: THEME,
    ...part,
  };
}

const SPRING = Date.UTC(2024, 2, 31);
const AUTUMN = Date.UTC(2024, 9, 27);
const berlin: OffsetAt = (at) => (at >= SPRING + HOUR_MS && at < AUTUMN + HOUR_MS ? 120 : 60);
const hourLines = (strokes: readonly Stroke[]): number[] =>
  strokes.filter(({ style, dash }) => style === 'grid' && dash.length === 0).map(({ points }) => points[0]?.[0] ?? 0);
const glucose = (strokes: readonly Stroke[]): readonly Stroke[] => strokes.filter(({ style }) => style === 't');

describe('a day', () => {
  it.each([
    ['23 h', SPRING, 23, [0.5, 500.5, 1100.5, 1700.5, 2299.5], 200],
    ['24 h', SPRING + 24 * HOUR_MS, 24, [0.5, 600.5, 1200.5, 1800.5, 2399.5], null],
    ['25 h', AUTUMN, 25, [0.5, 700.5, 1300.5, 1900.5, 2499.5], 300],
  ])('of %s has all its hours at the same width, and its lines where the clock showed 6, 12 and 18', (...row) => {
    const [, localAt, hours, lines, changeAtPx] = row;
    const { strokes, fills } = drawn(dayFrom(localAt, hours, berlin));
    expect(fills[0]).toMatchObject({ style: 'band', x: 0, width: hours * 100 });
    expect(hourLines(strokes)).toEqual(lines);
    const changes = strokes.filter(({ dash }) => dash.length > 0).map(({ points }) => points[0]?.[0]);
    expect(changes.map((x) => Math.round((x ?? 0) / 10) * 10)).toEqual(changeAtPx === null ? [] : [changeAtPx]);
    const [line] = glucose(strokes);
    expect(line?.points.at(-1)?.[0]).toBeCloseTo(hours * 100 - 100 / 12);
  });

  it('has a gap where readings are missing, never a line over it', () => {
    const day = dayFrom(SPRING + 24 * HOUR_MS, 24, berlin);
    const kept = [...day.readings.at.keys()].filter((i) => i < 60 || i >= 72);
    const readings = {
      at: Float64Array.from(kept, (i) => day.readings.at[i] ?? 0),
      mgDl: new Int16Array(kept.length).fill(100),
      offsetMinutes: new Int16Array(kept.length),
    };
    const lines = glucose(drawn({ ...day, readings }).strokes);
    expect(lines.map(({ points }) => points.length)).toEqual([60, 216]);
  });

  it('says LOW and HIGH once for each run, and what was left out and is yet to come is hatched', () => {
    const day = dayFrom(SPRING + 24 * HOUR_MS, 24, berlin);
    day.readings.mgDl.fill(39, 10, 20).fill(401, 100, 200).fill(39, 250, 252);
    const { fromAt } = day.range;
    const leftOut = [{ fromAt: fromAt + HOUR_MS, toAt: fromAt + 2 * HOUR_MS }];
    const { words, strokes } = drawn({ ...day, leftOut, reportedToAt: fromAt + 20 * HOUR_MS });
    expect(words).toEqual(['LOW', 'HIGH', 'LOW']);
    const hatched = (style: string) => strokes.filter((stroke) => stroke.style === style && stroke.points.length > 2);
    expect([hatched('line').length, hatched('grid').length]).toEqual([1, 1]);
  });

  it.each([0, 1])('with %d readings is drawn', (count) => {
    const day = dayFrom(SPRING, 23, berlin);
    const readings = {
      at: day.readings.at.slice(0, count),
      mgDl: day.readings.mgDl.slice(0, count),
      offsetMinutes: day.readings.offsetMinutes.slice(0, count),
    };
    expect(glucose(drawn({ ...day, readings, marks: [{ at: day.range.fromAt, kind: 'carbs' }] }).strokes)).toHaveLength(
      count,
    );
  });
});

it('days over each other say LOW and HIGH, once where they are so at the same time', () => {
  const [one, other] = [1, 2].map((day) => dayFrom(SPRING + day * 24 * HOUR_MS, 24, berlin));
  if (!one || !other) throw new Error('no days');
  one.readings.mgDl.fill(39, 10, 20).fill(401, 100, 110);
  other.readings.mgDl.fill(39, 11, 20).fill(401, 200, 210).fill(39, 250, 252);
  const { words } = drawnBy((sheet) =>
    paintOverlay(sheet, {
      layers: [
        { letter: 'A', ...one },
        { letter: 'B', ...other },
      ],
      offsetAt: berlin,
      thresholds: DEFAULT_THRESHOLDS,
      theme: THEME,
      formatLevel: () => '',
      formatHour: () => '',
    }),
  );
  expect(words.filter(Boolean)).toEqual(['A', 'B', 'LOW', 'HIGH', 'HIGH', 'LOW']);
});

it('the letters of days that end alike do not lie on each other', () => {
  const layers = ['A', 'B', 'C'].map((letter, i) => ({
    letter,
    ...dayFrom(SPRING + (i + 1) * 24 * HOUR_MS, 24, berlin),
  }));
  for (const [i, { readings }] of layers.entries()) readings.mgDl.fill(100 - i);
  const { levels } = drawnBy((sheet) =>
    paintOverlay(sheet, {
      layers,
      offsetAt: berlin,
      thresholds: DEFAULT_THRESHOLDS,
      theme: THEME,
      formatLevel: () => '',
      formatHour: () => '',
    }),
  );
  const [a = 0, b = 0, c = 0] = ['A', 'B', 'C'].map((letter) => levels.get(letter));
  expect(Math.min(b - a, c - b)).toBeGreaterThanOrEqual(12);
});

it.each([
  [[23, 24], 24],
  [[24, 25, 24], 25],
  [[24, 31], 24],
  [[18], 24],
  [[], 24],
])('strips of days of %j hours have room for %d', (lengths, hours) => {
  const days = lengths.map((length) => ({ range: { fromAt: 0, toAt: length * HOUR_MS } }));
  expect(commonLengthOf(days)).toBe(hours * HOUR_MS);
});

it('the change of a clock is found to the minute', () => {
  const { range } = dayFrom(AUTUMN, 25, berlin);
  expect(Math.abs(Number(changeIn(range, berlin)) - (AUTUMN + HOUR_MS))).toBeLessThanOrEqual(MINUTE_MS);
  expect(changeIn(dayFrom(AUTUMN + 24 * HOUR_MS, 24, berlin).range, berlin)).toBeNull();
});

it('entries of one time stand beside each other: a meal never hides its insulin, and the first of a kind stands for others', () => {
  const marks: readonly DayMark[] = [
    { at: 100, kind: 'carbs' },
    { at: 100, kind: 'insulin' },
    { at: 103, kind: 'carbs' },
    { at: 104, kind: 'fingerstick' },
    { at: 105, kind: 'note' },
    { at: 200, kind: 'carbs' },
  ];
  expect(placeMarks(marks, (at) => at, 12)).toEqual([
    { kind: 'carbs', left: 100 },
    { kind: 'insulin', left: 112 },
    { kind: 'fingerstick', left: 124 },
    { kind: 'carbs', left: 200 },
  ]);
});
