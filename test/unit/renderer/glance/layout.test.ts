import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HIGH_CODE, LOW_CODE } from '../../../../core/glucose';
import { DEFAULT_THRESHOLDS } from '../../../../core/zones';
import type { LogEntry } from '../../../../renderer/events/derive-log';
import { deriveLine, type Line } from '../../../../renderer/glance/derive-line';
import { PLOT, pathOf, penOf, placeMarks, placeWords } from '../../../../renderer/glance/layout';
import { FAKE_NOW, type FakeReading, fakeReadings, toColumns } from '../../../support/fake-bridge';

const READER = { unit: 'mg/dL', locale: 'en-GB' } as const;

function lineOf(readings: readonly FakeReading[]): Line {
  const line = deriveLine(toColumns(readings), null, DEFAULT_THRESHOLDS, READER, FAKE_NOW);
  if (!line) throw new Error('there are readings');
  return line;
}

const codes = fc.array(fc.integer({ min: LOW_CODE, max: HIGH_CODE }), { minLength: 1, maxLength: 36 });

test('every reading lies in the plot, newer ones further right, higher ones further up', () => {
  fc.assert(
    fc.property(codes, fc.integer({ min: 0, max: 1400 }), (values, age) => {
      const line = lineOf(fakeReadings(values.length, age, (i) => values[i] ?? LOW_CODE));
      const pen = penOf(line);
      const xs = [...line.shape.columns.at].map(pen.x);
      const ys = [...line.shape.y].map(pen.y);
      expect(xs).toEqual([...xs].sort((a, b) => a - b));
      for (const x of xs) expect(x >= PLOT.left && x <= PLOT.right).toBe(true);
      for (const y of ys) expect(y >= PLOT.top && y <= PLOT.bottom).toBe(true);
      expect(pen.y(200)).toBeLessThan(pen.y(100));
    }),
  );
});

test('a gap parts the line; a single reading draws a point of it', () => {
  const readings = fakeReadings(12).filter((_, i) => i < 4 || i > 8);
  const line = lineOf(readings);
  const paths = line.shape.segments.map((segment) => pathOf(penOf(line), line.shape, segment));
  expect(paths.map((path) => path.split('L').length)).toEqual([4, 3]);
  expect(lineOf(fakeReadings(1)).shape.segments).toHaveLength(1);
});

test('LOW and HIGH stand as words in the plot, one for each run, never one on another', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(LOW_CODE, 120, HIGH_CODE), { minLength: 1, maxLength: 36 }), (values) => {
      const line = lineOf(fakeReadings(values.length, 62, (i) => values[i] ?? 120));
      const words = placeWords(penOf(line), line.shape);
      for (const word of ['LOW', 'HIGH'] as const) {
        const xs = words.filter((placed) => placed.word === word).map(({ x }) => x);
        expect(xs.length > 0).toBe(values.includes(word === 'LOW' ? LOW_CODE : HIGH_CODE));
        for (const [i, x] of xs.entries()) expect(i === 0 || x - Number(xs[i - 1]) >= 40).toBe(true);
      }
      for (const { x, y } of words) expect(x >= 20 && x <= PLOT.right - 20 && y > 0 && y < PLOT.bottom + 16).toBe(true);
    }),
  );
});

test('no entry is lost: it has a mark or is counted at one', () => {
  const pen = penOf(lineOf(fakeReadings(36)));
  const newestAt = FAKE_NOW - 62 * 60_000;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 180 }), { maxLength: 30 }), (minutes) => {
      const entries = [...minutes].sort((a, b) => b - a).map((ago): LogEntry => entryAt(newestAt - ago * 60_000));
      const marks = placeMarks(pen, entries);
      expect(marks.reduce((sum, { more }) => sum + 1 + more, 0)).toBe(entries.length);
      for (const [i, { x }] of marks.entries()) expect(i === 0 || x - Number(marks[i - 1]?.x) >= 40).toBe(true);
    }),
  );
});

const entryAt = (at: number): LogEntry => ({
  key: `${at}`,
  kind: 'carbs',
  at,
  offsetMinutes: null,
  what: 'Carbs',
  amount: '30 g',
  text: '',
  remarks: [],
  device: '',
});
