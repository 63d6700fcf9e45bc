import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { printing } from '../print/printing';

/** So near to what is seen something is made ready (px): further than a page moves in a frame. */
const NEAR_PX = 64;

/** Where a list is that is made as it comes to be seen: how far down it begins, and how high each of it is (px). */
export type ListPlace = { readonly topPx: number; readonly eachPx: number };

/** Whether one of a list is seen as soon as that is shown: it need not be looked for, and is there with the first drawing. */
export const isSeenFirst = (i: number, { topPx, eachPx }: ListPlace): boolean =>
  topPx + i * eachPx < window.innerHeight + NEAR_PX;

/** Whether an element has been near to what is seen of the page, or wanted; true from then on. */
export function useSeen(element: RefObject<HTMLElement | null>, isWanted: boolean): boolean {
  const [wasSeen, setSeen] = useState(typeof IntersectionObserver === 'undefined');
  const seen = wasSeen || isWanted;
  useEffect(() => {
    if (isWanted) setSeen(true);
    if (seen || !element.current) return;
    const root = element.current.closest('.frame-body');
    const look = (entries: readonly IntersectionObserverEntry[]): void => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
    };
    const observer = new IntersectionObserver(look, { root, rootMargin: `${NEAR_PX}px` });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [seen, isWanted, element]);
  return seen || printing.value;
}
