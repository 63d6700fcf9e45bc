import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Leads to the first wrong field after each attempt to send a form, so that nobody has to look for it. */
export function useErrorFocus(attempt: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (attempt === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempt]);
  return form;
}
