import { useEffect } from 'preact/hooks';
import { useApp } from './app';
import type { Wish } from './view';

/** Filters a list as the window was led there to show it; answers with what is to be called once the person filters it anew. */
export function useWish(apply: (wish: Wish) => void): () => void {
  const { view } = useApp();
  const wish = view.wish.value;
  useEffect(() => {
    if (wish) apply(wish);
  }, [wish]);
  return () => {
    view.wish.value = null;
  };
}
