import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus near where it was when what had it is taken away, as a button is that has done its work: the nearest
 * part of the page still there gets it, so that the keyboard goes on from there. A view that is left is no such case.
 */
export function useKeptFocus(): RefObject<HTMLElement | null> {
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    const root = page.current;
    if (!root) return;
    let trail: readonly HTMLElement[] = [];
    const remember = ({ target }: FocusEvent): void => {
      trail = target instanceof HTMLElement ? trailOf(target, root) : [];
    };
    const observer = new MutationObserver(() => {
      const [focused, ...around] = trail;
      if (!focused || focused.isConnected || document.activeElement !== document.body) return;
      trail = [];
      const nearest = around.find(({ isConnected }) => isConnected);
      if (nearest) lendFocus(nearest);
    });
    root.addEventListener('focusin', remember);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, []);
  return page;
}

/** An element and what it lies in, innermost first, without the page itself. */
function trailOf(element: HTMLElement, root: HTMLElement): readonly HTMLElement[] {
  const parent = element.parentElement;
  return parent === null || parent === root ? [element] : [element, ...trailOf(parent, root)];
}

/** What does not take the focus by itself can have it once; it has no ring, because there is nothing to press. */
export function lendFocus(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
}
