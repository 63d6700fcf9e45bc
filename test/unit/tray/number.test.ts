import { expect, test } from 'vitest';
import { drawNumber } from '../../../main/tray/number';

const TEXTS = ['58', '104', '188', '287', '444', '400', '3.9', '5,8', '13.9', '22,2', 'LOW', 'HIGH'];
const SIZES = Array.from({ length: 81 }, (_, index) => 16 + index);
const WORDS: Readonly<Record<string, string>> = { LOW: 'LO', HIGH: 'HI' };

const boxOf = (sizePx: number, rim: number) => ({
  left: rim,
  top: rim,
  right: sizePx - rim,
  bottom: Math.round(sizePx * 0.62),
});

/** Which columns have ink, from left to right. */
function inkedColumns(sizePx: number, cover: Float32Array): boolean[] {
  const inked = Array.from({ length: sizePx }, () => false);
  cover.forEach((value, at) => {
    if (value > 0) inked[at % sizePx] = true;
  });
  return inked;
}

/** Groups of columns with ink: one per character where no two touch and none is cut off. */
const inkGroups = (inked: readonly boolean[]): number => inked.filter((isInked, x) => isInked && !inked[x - 1]).length;

test.each(TEXTS)('the characters of %s stand apart at every size and stay inside their box', (text) => {
  for (const sizePx of SIZES) {
    for (const rim of [0, Math.max(1, Math.round(sizePx / 22))]) {
      const box = boxOf(sizePx, rim);
      const { cover } = drawNumber(sizePx, text, box);
      expect(inkGroups(inkedColumns(sizePx, cover)), `${text} at ${sizePx} px`).toBe((WORDS[text] ?? text).length);
      cover.forEach((value, at) => {
        const [x, y] = [at % sizePx, Math.floor(at / sizePx)];
        const isInside = x >= box.left && x < box.right && y >= box.top && y < box.bottom;
        if (!isInside && value > 0) expect.fail(`${text} at ${sizePx} px leaves its box at ${x}, ${y}`);
      });
    }
  }
});

test.each(SIZES)('at %i px no two digits look alike', (sizePx) => {
  const digits = Array.from('0123456789', (digit) => drawNumber(sizePx, `2${digit}8`, boxOf(sizePx, 0)).cover);
  digits.forEach((cover, a) => {
    for (let b = a + 1; b < digits.length; b += 1) {
      const differing = cover.filter((value, at) => Math.abs(value - (digits[b]?.[at] ?? 0)) > 0.5).length;
      expect(differing, `${a} and ${b}`).toBeGreaterThanOrEqual(2);
    }
  });
});

test('a number takes nearly the whole width of the smallest icon', () => {
  for (const text of ['58', '104', '287', '13.9', '22.2']) {
    const { cover } = drawNumber(16, text, boxOf(16, 0));
    const columns = inkedColumns(16, cover);
    expect(columns.lastIndexOf(true) - columns.indexOf(true) + 1).toBeGreaterThanOrEqual(14);
  }
});

test('a text that cannot be drawn becomes dashes', () => {
  expect(drawNumber(22, '?', boxOf(22, 0))).toEqual(drawNumber(22, '--', boxOf(22, 0)));
});
