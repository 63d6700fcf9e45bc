import { expect, test } from 'vitest';
import type { TrayModel } from '../../../../core/tray';
import { createHeldMenu } from '../../../../main/tray/held-menu';
import { LATE, MINUTE, trayOf, VALUE, withRulesOn } from '../../core/tray/input';

const SHOWN = trayOf();
const AGED = trayOf({ glance: { ...VALUE, ageMs: VALUE.ageMs + MINUTE } });

function open() {
  let nowMs = 0;
  const held = createHeldMenu(() => nowMs);
  held.opened();
  const wait = (ms: number): void => {
    nowMs += ms;
  };
  return { held, wait };
}

test('an open menu waits while only an age passes, and for a minute at most', () => {
  const { held, wait } = open();
  expect(held.holds(SHOWN, AGED)).toBe(true);
  wait(MINUTE - 1);
  held.opened(); // another of its submenus: it has been open since before
  expect(held.holds(SHOWN, AGED)).toBe(true);
  wait(1);
  expect(held.holds(SHOWN, AGED)).toBe(false);
});

test.each<[string, TrayModel]>([
  ['hidden values', trayOf({ privacy: { kind: 'hidden' } })],
  ['another value', trayOf({ glance: { ...VALUE, glucose: { kind: 'value', mgDl: 61 } } })],
  ['a value that is late by now', trayOf({ glance: LATE })],
  ['nobody signed in', trayOf({ connection: { kind: 'signed-out' } })],
  ['something more to choose', trayOf(withRulesOn('low'))],
])('%s does not wait', (_name, next) => {
  expect(open().held.holds(SHOWN, next)).toBe(false);
});

test('one that is closed, or was never opened, waits for nothing', () => {
  const { held } = open();
  held.closed();
  expect(held.holds(SHOWN, AGED)).toBe(false);
  expect(createHeldMenu(() => 0).holds(SHOWN, AGED)).toBe(false);
});
