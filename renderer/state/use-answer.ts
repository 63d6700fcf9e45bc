import { type ReadonlySignal, signal, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from './app';

/** What main said: not yet, this, or that the question failed. */
export type Answer<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed' };

/**
 * A question to main about the account in use. Another account drops the earlier answer; another `key`, or another clock,
 * is asked for at once; another version of the history when the last answer is a moment old.
 */
export type Question<T> = {
  readonly key: string;
  readonly ask: () => Promise<T>;
};

/** While months of history come in, what is shown is drawn anew no more often than this. */
const REST_MS = 1000;

/** How many questions have no answer yet. */
const pending = signal(0);
export const unanswered: ReadonlySignal<number> = pending;

/** Asks main, one question at a time; the earlier answer stays until the next is there. `retry` asks again. */
export function useAnswer<T>(question: Question<T>): { readonly answer: Answer<T>; readonly retry: () => void } {
  const { account, history, settings } = useApp().snapshot.value;
  const subject = account.kind === 'none' ? '' : account.id;
  const { version } = history;
  const answer = useSignal<Answer<T>>({ kind: 'loading' });
  const attempt = useSignal(0);
  const answeredAt = useSignal(0);
  const urgent = JSON.stringify([subject, question.key, settings.clock, attempt.value]);
  const wanted = { ask: question.ask, subject, version, urgent };
  const latest = useRef(wanted);
  latest.current = wanted;
  const asked = useRef<typeof wanted | null>(null);
  const isAsking = useRef(false);

  const ask = async (): Promise<void> => {
    const mine = latest.current;
    asked.current = mine;
    isAsking.current = true;
    pending.value += 1;
    const next = await mine.ask().then(
      (value): Answer<T> => ({ kind: 'ready', value }),
      (): Answer<T> => ({ kind: 'failed' }),
    );
    pending.value -= 1;
    isAsking.current = false;
    if (mine.subject === latest.current.subject) answer.value = next;
    answeredAt.value = performance.now();
  };
  useLayoutEffect(() => {
    if (answer.peek().kind !== 'loading') answer.value = { kind: 'loading' };
  }, [subject, attempt.value, answer]);
  // Not after the next frame: main can look for the answer while that is painted.
  useLayoutEffect(() => {
    if (isAsking.current) return; // looked at again when that answer is there
    const isUrgent = asked.current?.urgent !== wanted.urgent;
    if (!isUrgent && asked.current?.version === version) return;
    if (isUrgent) return void ask();
    const timer = setTimeout(() => void ask(), Math.max(0, answeredAt.value + REST_MS - performance.now()));
    return () => clearTimeout(timer);
  }, [wanted.urgent, version, answeredAt.value]);
  return { answer: answer.value, retry: () => attempt.value++ };
}
