import { batch, effect, untracked } from '@preact/signals-core';
import { startTicker } from './desktop/ticker';
import { createZoneWatch, rereadZone } from './desktop/zone';
import type { AppState } from './state';

export type FollowTimeParts = {
  readonly state: AppState;
  /** This computer's clock, epoch ms. */
  readonly now: () => number;
  /** How far the server's clock is ahead of it by now (ms); undefined where nobody is asked. */
  readonly skewMs: () => number | undefined;
  /** What else is to be looked at again with each tick. */
  readonly onTick: () => void;
};

/** Keeps the state at the time that it is. */
export type FollowTime = {
  /** The computer has slept: it may stand in another zone. */
  wake(): void;
  stop(): void;
};

/** Ticks whenever something shown changes by itself; a reading or an answer that comes is shown by the clock of now too. */
export function followTime({ state, now, skewMs, onTick }: FollowTimeParts): FollowTime {
  const followZone = createZoneWatch();
  const look = (): void =>
    batch(() => {
      state.now.value = now();
      state.skewMs.value = skewMs() ?? state.skewMs.value; // the clock may have been set since
    });
  const tick = (): void => {
    followZone();
    batch(() => {
      look();
      onTick();
    });
  };
  const undo = [
    effect(() => startTicker(state.changesAt, now, tick)), // anew whenever what it waits for is another
    ...[state.newest, state.delay, state.connection].map((arriving) => arriving.subscribe(() => untracked(look))),
  ];
  return {
    wake: () => {
      rereadZone();
      tick();
    },
    stop: () => {
      for (const undoOne of undo) undoOne();
    },
  };
}
