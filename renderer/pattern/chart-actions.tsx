import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { CopyActions } from '../copy/copy-actions';
import type { Figure } from '../copy/figure';
import { Button } from '../parts/button';

/** Turns a choice over. */
export function toggle(choice: Signal<boolean>): void {
  choice.value = !choice.value;
}

type ActionsProps = {
  readonly asTable: Signal<boolean>;
  /** What is shown, in words. */
  readonly title: string;
  /** Said by a screen reader where the chart is a part of a view; the view is printed, not its part. */
  readonly what?: string;
  readonly text: () => string;
  /** Null where nothing is drawn. */
  readonly figure: () => Figure | null;
  readonly children?: ComponentChildren;
};

/** What can be done with a chart: read it as a table, copy it as text or as a picture. */
export function ChartActions({ asTable, title, what = '', text, figure, children }: ActionsProps) {
  return (
    <div class="row">
      <Button onClick={() => toggle(asTable)}>{asTable.value ? 'Show as chart' : 'Show as table'}</Button>
      {children}
      <CopyActions title={title} what={what} text={text} figure={asTable.value ? undefined : figure} />
    </div>
  );
}
