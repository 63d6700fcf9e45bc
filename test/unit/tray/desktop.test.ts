import { expect, test } from 'vitest';
import type { TrayAction } from '../../../core/tray';
import { anchorOf } from '../../../main/tray/anchor';
import { menuTemplate } from '../../../main/tray/menu-template';
import { panelOf } from '../../../main/tray/panel';
import { scaleFactorsFor } from '../../../main/tray/scales';
import { fitTooltip } from '../../../main/tray/tooltip';

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

test('the menu of the model is that of Electron: text cannot be chosen, checks and submenus are told', () => {
  const chosen: TrayAction[] = [];
  const refresh = { kind: 'refresh' } as const;
  const widget = { kind: 'widget', shown: false } as const;
  const [text, line, menu] = menuTemplate(
    [
      { kind: 'text', label: 'Odds & ends' },
      { kind: 'separator' },
      {
        kind: 'menu',
        label: 'More',
        items: [
          { kind: 'action', label: 'Refresh', action: refresh },
          { kind: 'check', label: 'Mini widget', checked: true, action: widget },
        ],
      },
    ],
    (action) => chosen.push(action),
  );
  expect([text, line]).toEqual([{ label: 'Odds && ends', enabled: false }, { type: 'separator' }]);
  expect(menu?.label).toBe('More');
  if (!Array.isArray(menu?.submenu)) throw new Error('no submenu');
  expect(menu.submenu[1]).toMatchObject({ type: 'checkbox', checked: true });
  for (const entry of menu.submenu) (entry.click as () => void)();
  expect(chosen).toEqual([refresh, widget]);
});

test('Windows gets a tooltip that it shows in whole: the value, and what is wrong where there is room', () => {
  const [value, calm, trouble] = ['v'.repeat(60), 'c'.repeat(50), 't'.repeat(60)];
  const long = [value, calm, trouble].join('\n');
  expect(fitTooltip('linux', long)).toBe(long);
  expect(fitTooltip('win32', [value, calm].join('\n'))).toBe([value, calm].join('\n'));
  expect(fitTooltip('win32', long)).toBe([value, trouble].join('\n'));
  expect(fitTooltip('win32', [value, 't'.repeat(80)].join('\n'))).toBe(value);
  expect(fitTooltip('win32', 'v'.repeat(200))).toHaveLength(127);
});
