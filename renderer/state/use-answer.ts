import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** What main said: not yet, this, or that the question failed. */
export type Answer<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed' };

/** A question to main. Whenever `key` changes it is asked again; whenever `subject` changes the earlier answer is dropped. */
export type Question<T> = { readonly subject: string; readonly key: string; readonly ask: () => Promise<T> };

/**
 * Asks main one question at a time: what changes meanwhile is asked for once more afterwards, and until then the
 * earlier answer stays. `retry` asks again.
 */
export function useAnswer<T>(question: Question<T>): { readonly answer: Answer<T>; readonly retry: () => void } {
  const answer = useSignal<Answer<T>>({ kind: 'loading' });
  const attempt = useSignal(0);
  const latest = useRef({ ...question, attempt: 0 });
  latest.current = { ...question, attempt: attempt.value };
  const isAsking = useRef(false);

  const askUntilCurrent = async (): Promise<void> => {
    if (isAsking.current) return;
    isAsking.current = true;
    for (;;) {
      const asked = latest.current;
      const next = await asked.ask().then(
        (value): Answer<T> => ({ kind: 'ready', value }),
        (): Answer<T> => ({ kind: 'failed' }),
      );
      if (asked.subject === latest.current.subject) answer.value = next;
      if (isSame(asked, latest.current)) break;
    }
    isAsking.current = false;
  };
  const { subject, key } = question;
  useEffect(() => {
    answer.value = { kind: 'loading' };
  }, [subject, attempt.value, answer]);
  useEffect(() => {
    void askUntilCurrent();
  }, [subject, key, attempt.value]);
  return { answer: answer.value, retry: () => attempt.value++ };
}

type Asked = { readonly subject: string; readonly key: string; readonly attempt: number };

const isSame = (a: Asked, b: Asked): boolean => a.subject === b.subject && a.key === b.key && a.attempt === b.attempt;
