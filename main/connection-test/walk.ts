import { type ConnectionTest, FIRST_STEPS, type Step, type StepName } from '../../core/connection-test';
import type { FailureText } from '../../core/failures';

/** What a step came to. */
export type Outcome =
  | { readonly state: 'ok' | 'skipped'; readonly detail: string | null }
  | { readonly state: 'failed'; readonly problem: FailureText };

/** The steps of one test as they are gone through; each change is told whole. */
export type Walk = {
  begin(name: StepName): void;
  end(name: StepName, outcome: Outcome): void;
  /** Skips every step that has not ended. */
  finish(): void;
};

export const passed = (detail: string | null = null): Outcome => ({ state: 'ok', detail });
export const skipped = (detail: string | null = null): Outcome => ({ state: 'skipped', detail });
export const stopped = (problem: FailureText): Outcome => ({ state: 'failed', problem });

/** Starts a walk with every step waiting. */
export function startWalk(onChange: (test: ConnectionTest) => void): Walk {
  let steps = FIRST_STEPS;
  const set = (name: StepName, change: Partial<Step>): void => {
    steps = steps.map((step) => (step.name === name ? { ...step, ...change } : step));
  };
  onChange({ steps, running: true });
  return {
    begin: (name) => {
      set(name, { state: 'running' });
      onChange({ steps, running: true });
    },
    end: (name, outcome) => {
      set(name, { detail: null, problem: null, ...outcome });
      onChange({ steps, running: true });
    },
    finish: () => {
      for (const { name, state } of steps) if (state === 'waiting' || state === 'running') set(name, skipped());
      onChange({ steps, running: false });
    },
  };
}
