import { effect } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { STORED_DEFAULTS } from '../../../main/settings/stored';
import { createState } from '../../../main/state';

test('what is stored beside settings and account, such as the view last looked at, is told to no window', () => {
  const stored = { ...STORED_DEFAULTS, demo: 'steady' as const };
  const state = createState({ stored, runtime: { kind: 'current' }, locale: 'en', now: 0 });
  let told = 0;
  const stop = effect(() => {
    void state.snapshot.value;
    told += 1;
  });
  state.stored.value = { ...stored, view: { kind: 'now' } };
  expect(told).toBe(1);
  state.stored.value = { ...stored, demo: 'variable' };
  expect(told).toBe(2);
  stop();
});
