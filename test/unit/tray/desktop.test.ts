import { expect, test } from 'vitest';
import { anchorOf } from '../../../main/tray/anchor';
import { panelOf } from '../../../main/tray/panel';
import { scaleFactorsFor } from '../../../main/tray/scales';

const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

test.each([
  ['win32', true, 'dark'],
  ['win32', false, 'light'],
  ['win32', undefined, 'unknown'],
  ['linux', true, 'unknown'],
  ['linux', false, 'unknown'],
] as const)('%s that says dark: %s has a panel that is %s', (platform, isDark, panel) => {
  expect(panelOf(platform, isDark)).toBe(panel);
});

test('a click is at the item, else at the pointer, else nowhere', () => {
  const item = { x: 1000, y: 0, width: 24, height: 24 };
  expect(anchorOf(item, { x: 5, y: 5 })).toEqual(item);
  expect(anchorOf(NOWHERE, { x: 1010, y: 790 })).toEqual({ x: 1010, y: 790, width: 0, height: 0 });
  expect(anchorOf(NOWHERE, { x: 0, y: 0 })).toBeNull();
});

test.each([
  ['win32', [1.5, 1], [1, 1.25, 1.5, 2, 3]],
  ['linux', [1], [1]],
  ['linux', [1, 2, 1.25], [2]],
  ['linux', [], [1]],
] as const)('on %s with screens of %j it is drawn for %j', (platform, ofScreens, scaleFactors) => {
  expect(scaleFactorsFor(platform, ofScreens)).toEqual(scaleFactors);
});
