// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../../core/zones';
import { type ChartModel, deriveChart } from '../../renderer/chart/derive-chart';
import { describeReading, describeStep } from '../../renderer/chart/describe-reading';
import { readChartTheme } from '../../renderer/chart/theme';
import { clockTicks } from '../../renderer/chart/ticks';
import { walk } from '../../renderer/chart/walk';
import { deriveWindow, nearest, sliceColumns } from '../../renderer/chart/window';
import { FAKE_NOW, type FakeReading, fakeReadings, toColumns } from '../support/fake-bridge';

const HOUR = 3_600_000;

function chartOf(readings: readonly FakeReading[]): ChartModel {
  const all = toColumns(readings);
  const window = deriveWindow(all.at.at(-1) ?? null, 3, FAKE_NOW);
  return deriveChart({
    window,
    columns: sliceColumns(all, window),
    thresholds: DEFAULT_THRESHOLDS,
    unit: 'mg/dL',
    locale: 'en-GB',
    offsetMinutes: -300,
    tail: '',
    theme: readChartTheme(),
  });
}

describe('the window of the chart', () => {
  it('ends with the newest reading and shows the time since, so that late data is never an empty chart', () => {
    const newestAt = FAKE_NOW - HOUR;
    expect(deriveWindow(newestAt, 3, FAKE_NOW)).toEqual({
      fromAt: newestAt - 3 * HOUR,
      toAt: FAKE_NOW,
      reportedToAt: newestAt,
    });
  });

  it('does not stretch over a long silence', () => {
    expect(deriveWindow(FAKE_NOW - 20 * HOUR, 3, FAKE_NOW).toAt).toBe(FAKE_NOW - 18.5 * HOUR);
  });

  it('holds 36 readings in three hours', () => {
    expect(chartOf(fakeReadings(288)).columns.at).toHaveLength(36);
  });
});

describe('the reading nearest to a time', () => {
  const MINUTE = HOUR / 60;
  const at = Float64Array.from([10, 15, 40], (minutes) => minutes * MINUTE);
  it.each([
    [-6, null],
    [0, 0],
    [12, 0],
    [13, 1],
    [24, 1],
    [31, 2],
    [54, 2],
    [56, null],
  ])('of minute %s is %s', (minutes, index) => {
    expect(nearest(at, minutes * MINUTE)).toBe(index);
  });
  it('of no readings is none', () => expect(nearest(new Float64Array(0), 0)).toBeNull());
});

describe('the drawing', () => {
  it('pins LOW at 40 and HIGH at 400 and marks each run with one word', () => {
    const values = [39, 39, 120, 401, 401];
    const model = chartOf(fakeReadings(5, 62, (i) => values[i] ?? 0));
    expect([...model.y]).toEqual([40, 40, 120, 400, 400]);
    expect(model.pinned).toEqual([
      { from: 0, to: 2, word: 'LOW' },
      { from: 3, to: 5, word: 'HIGH' },
    ]);
    expect(model.zones).toEqual(['very-low', 'very-low', 'target', 'very-high', 'very-high']);
    expect(model.yMin).toBeLessThan(40);
  });

  it('keeps the target and room around it in view on an even day', () => {
    const model = chartOf(fakeReadings(36, 62, () => 110));
    expect(model.yMin).toBeLessThanOrEqual(40);
    expect(model.yMax).toBeGreaterThanOrEqual(200);
  });

  it('puts its ticks on round times of the person’s own clock', () => {
    const ticks = clockTicks(FAKE_NOW - 3 * HOUR, FAKE_NOW, 330, 6);
    for (const at of ticks) expect((at / 60_000 + 330) % 30).toBe(0);
  });
});

describe('a reading as a sentence', () => {
  it('says value, range, trend where known, the person’s time and the age', () => {
    const model = chartOf(fakeReadings(3, 62, () => 142));
    const at = Number(model.columns.at[2]);
    expect(describeReading(model, 2, FAKE_NOW, { at, trend: 'fortyFiveUp' })).toBe(
      '142 mg/dL, in range, rising slowly, at 05:58, 1 h 2 min ago',
    );
    expect(describeReading(model, 1, FAKE_NOW, { at, trend: 'fortyFiveUp' })).toBe(
      '142 mg/dL, in range, at 05:53, 1 h 7 min ago',
    );
  });

  it('says LOW as a word without a unit', () => {
    const model = chartOf(fakeReadings(1, 62, () => 39));
    expect(describeReading(model, 0, FAKE_NOW, null)).toBe('LOW, very low, at 05:58, 1 h 2 min ago');
  });

  it('says how long nothing was measured where a step crosses a gap', () => {
    const [first, ...rest] = fakeReadings(14);
    const model = chartOf(first ? [first, ...rest.slice(-1)] : []);
    expect(describeStep(model, 0, 1, FAKE_NOW, null)).toMatch(/^After a gap of 1 h 5 min: /);
  });
});

describe('walking by keyboard', () => {
  it.each([
    [null, 'ArrowLeft', 35],
    [null, 'Home', 0],
    [35, 'ArrowLeft', 34],
    [35, 'ArrowRight', 35],
    [20, 'PageUp', 8],
    [3, 'PageUp', 0],
    [3, 'End', 35],
    [3, 'Escape', null],
    [3, 'a', undefined],
  ])('from %s with %s to %s', (from, key, to) => {
    expect(walk(from, key, 36)).toBe(to);
  });
});
