// @vitest-environment happy-dom
import { effect } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { findBridge } from '../../renderer/state/bridge';
import { startMirror } from '../../renderer/state/mirror';
import { createFakeBridge, FAKE_NOW, fakeSnapshot } from '../support/fake-bridge';

describe('the mirror of main', () => {
  it('keeps a state that was pushed before the first answer came', async () => {
    const bridge = createFakeBridge(fakeSnapshot([]));
    const slow = { ...bridge, getSnapshot: async () => fakeSnapshot([], { now: 1 }) };
    const starting = startMirror(slow);
    bridge.push({ now: FAKE_NOW + 5 });
    expect((await starting).snapshot.value.now).toBe(FAKE_NOW + 5);
  });

  it('tells nobody of a state that is as it was', async () => {
    const bridge = createFakeBridge(fakeSnapshot([]));
    const { snapshot } = await startMirror(bridge);
    const told: number[] = [];
    const stop = effect(() => void told.push(snapshot.value.now));
    for (const now of [FAKE_NOW, FAKE_NOW + 5, FAKE_NOW + 5, FAKE_NOW]) bridge.push({ now });
    expect(told).toEqual([FAKE_NOW, FAKE_NOW + 5, FAKE_NOW]);
    stop();
  });

  it('stops listening', async () => {
    const bridge = createFakeBridge(fakeSnapshot([]));
    const mirror = await startMirror(bridge);
    mirror.stop();
    bridge.push({ now: 7 });
    expect(mirror.snapshot.value.now).toBe(FAKE_NOW);
  });

  it('refuses a bridge that is not the whole contract', () => {
    const bridge = createFakeBridge(fakeSnapshot([]));
    expect(findBridge({ steadyline: bridge })).toBe(bridge);
    expect(() => findBridge({ steadyline: { ...bridge, refresh: undefined } })).toThrow('missing');
    expect(() => findBridge({})).toThrow('missing');
  });
});
