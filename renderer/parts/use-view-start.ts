import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { labelOf } from '../state/screens';
import type { Stage } from '../state/stage';
import { lendFocus } from './use-kept-focus';

/**
 * Every view begins at its top, however far down the one before was read. A focus that went with that one goes to the
 * page, whose name is heard; one that the new view has taken, or that is outside of both, stays.
 */
export function useViewStart(page: RefObject<HTMLElement | null>, stage: Stage): void {
  const before = useRef(stage);
  useEffect(() => {
    const root = page.current;
    if (!root || before.current === stage) return;
    before.current = stage;
    const focused = document.activeElement;
    if (focused !== root && root.contains(focused)) return;
    root.parentElement?.scrollTo(0, 0);
    if (focused === root) root.blur(); // else the name of the next view is not heard
    if (labelOf(stage) && document.activeElement === document.body) lendFocus(root);
  }, [page, stage]);
}
