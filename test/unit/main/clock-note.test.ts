import { expect, test } from 'vitest';
import { followClock } from '../../../main/clock-note';
import { STORED_DEFAULTS } from '../../../main/settings/stored';
import { createState } from '../../../main/state';
import { HOUR, MINUTE } from './simulated';

test('a clock more than five minutes off is noted once, until it is right or dismissed', () => {
  const state = createState({ stored: STORED_DEFAULTS, runtime: { kind: 'current' }, locale: 'en', now: 0 });
  const undo = followClock(state);
  const isNoted = () => state.notes.value.includes('wrong-clock');
  state.skewMs.value = 4 * MINUTE;
  expect(isNoted()).toBe(false);
  state.skewMs.value = -3 * HOUR;
  expect(isNoted()).toBe(true);
  state.removeNote('wrong-clock');
  state.skewMs.value = -3 * HOUR - 1;
  state.addNote('no-tray-host');
  expect(isNoted()).toBe(false);
  state.skewMs.value = 0;
  state.skewMs.value = 6 * MINUTE;
  expect(isNoted()).toBe(true);
  state.skewMs.value = 0;
  expect(isNoted()).toBe(false);
  undo();
  state.skewMs.value = HOUR;
  expect(isNoted()).toBe(false);
});
