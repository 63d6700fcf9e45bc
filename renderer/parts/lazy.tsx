import { signal } from '@preact/signals';
import { createElement, type JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useApp } from '../state/app';

type Component<P> = (props: P) => JSX.Element | null;

/** A part whose code is read when it is first shown, so that the value and its chart are there sooner. */
export function lazy<P extends object>(load: () => Promise<Component<P>>): Component<P> {
  const loaded = signal<{ readonly Shown: Component<P> } | null>(null);
  const read = async (): Promise<void> => {
    loaded.value = { Shown: await load() };
  };
  return function Lazy(props) {
    const { run } = useApp();
    useEffect(() => {
      if (!loaded.peek()) run(read());
    }, [run]);
    const Shown = loaded.value?.Shown;
    return Shown ? createElement(Shown, props) : null;
  };
}
