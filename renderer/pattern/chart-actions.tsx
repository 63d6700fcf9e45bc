import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '../parts/button';
import { useApp } from '../state/app';

/** Turns a choice over. */
export function toggle(choice: Signal<boolean>): void {
  choice.value = !choice.value;
}

type ActionsProps = {
  readonly asTable: Signal<boolean>;
  /** What is shown, in words: what is copied is said to be copied until it is another. */
  readonly title: string;
  readonly text: () => string;
  /** Null where nothing is drawn. */
  readonly picture: () => Promise<unknown> | null;
  readonly children?: ComponentChildren;
};

/** What can be done with a chart: read it as a table, copy it as text or as a picture. */
export function ChartActions({ asTable, title, text, picture, children }: ActionsProps) {
  const { bridge, run } = useApp();
  const copied = useSignal('');
  const say = async (done: Promise<unknown> | null): Promise<void> => {
    await done;
    copied.value = title;
  };
  return (
    <div class="row">
      <Button onClick={() => toggle(asTable)}>{asTable.value ? 'Show as chart' : 'Show as table'}</Button>
      {children}
      <Button onClick={() => run(say(bridge.copyText(text())))}>Copy text</Button>
      {!asTable.value && <Button onClick={() => run(say(picture()))}>Copy picture</Button>}
      <span class="quiet" role="status">
        {copied.value === title ? 'Copied.' : ''}
      </span>
    </div>
  );
}
