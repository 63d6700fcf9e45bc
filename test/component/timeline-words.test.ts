import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeWords } from '../../renderer/timeline/word-rows';

const END = 1000;
const GAP = 4;

it('words stand right of their line, left of it at the end, and a row lower where they would lie on others', () => {
  const lines = [100, 150, 160, 170, 500, 990].map((x) => ({ x, width: 165 }));
  expect(placeWords(lines, END, GAP)).toEqual([
    { from: 104, row: 0 },
    { from: 154, row: 1 },
    { from: 164, row: 2 },
    { from: 174, row: null },
    { from: 504, row: 0 },
    { from: 821, row: 0 },
  ]);
});

it('never lie on each other, nor end right of the drawing', () => {
  const line = fc.record({ x: fc.integer({ min: 0, max: END }), width: fc.integer({ min: 1, max: 400 }) });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (any) => {
      const lines = [...any].sort((a, b) => a.x - b.x);
      const places = placeWords(lines, END, GAP).map((place, i) => ({
        ...place,
        to: place.from + (lines[i]?.width ?? 0),
      }));
      const shown = places.filter(({ row }) => row !== null);
      for (const [i, one] of shown.entries()) {
        expect(one.to).toBeLessThanOrEqual(END);
        for (const other of shown.slice(i + 1))
          expect(one.row !== other.row || one.to <= other.from || other.to <= one.from).toBe(true);
      }
    }),
  );
});
