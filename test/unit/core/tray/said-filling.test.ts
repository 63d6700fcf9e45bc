import { expect, test } from 'vitest';
import type { Filling } from '../../../../core/snapshot';
import { type SaidFilling, sayFilling } from '../../../../core/tray/said-filling';
import { NOW } from './input';

const at = (share: number, paused = false): Filling => ({ reachedAt: NOW, share, paused });
const SAID: SaidFilling = { filling: at(0.1), at: NOW };
const SECOND = 1000;

test.each<[string, SaidFilling | null, Filling | null, number, Filling | null]>([
  ['the first step at once', null, at(0.1), 0, at(0.1)],
  ['no other within half a minute', SAID, at(0.2), 29 * SECOND, at(0.1)],
  ['the next after that', SAID, at(0.2), 30 * SECOND, at(0.2)],
  ['also with a clock that was set back', SAID, at(0.2), -30 * SECOND, at(0.2)],
  ['that it rests at once', SAID, at(0.1, true), SECOND, at(0.1, true)],
  ['its end at once', SAID, null, SECOND, null],
])('of a fill is said: %s', (_name, said, filling, afterMs, expected) => {
  expect(sayFilling(said, filling, NOW + afterMs)?.filling ?? null).toEqual(expected);
});
