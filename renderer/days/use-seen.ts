import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { printing } from '../print/printing';

/** So near to what is seen something is made ready (px). */
const NEAR_PX = 400;

/** Whether an element has been near to what is seen of the page; true from then on. */
export function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (seen || !element.current) return;
    const root = element.current.closest('.frame-body');
    const look = (entries: readonly IntersectionObserverEntry[]): void => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
    };
    const observer = new IntersectionObserver(look, { root, rootMargin: `${NEAR_PX}px` });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [seen, element]);
  return seen || printing.value;
}
