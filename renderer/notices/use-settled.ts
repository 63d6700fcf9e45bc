import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** A value once it has stayed the same for so long (ms): not every key pressed is worth working for. */
export function useSettled<T>(value: T, key: string, forMs: number): T {
  const settled = useSignal(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      settled.value = value;
    }, forMs);
    return () => clearTimeout(timer);
  }, [key, forMs]);
  return settled.value;
}
