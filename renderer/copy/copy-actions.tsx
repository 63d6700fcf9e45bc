import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Account } from '../../core/account';
import type { Clock } from '../../core/statistics/clock';
import { readChartTheme } from '../chart/theme';
import { Button } from '../parts/button';
import { describeClock } from '../period/describe-clock';
import { printShown } from '../print/printing';
import { useApp } from '../state/app';
import type { Figure } from './figure';
import { makePicture } from './make-picture';

type CopyProps = {
  /** What is shown, in words: it stands above what is copied. */
  readonly title: string;
  /** It is said to be copied until this is another: the title, where that does not go on changing as readings are read. */
  readonly subject?: string;
  /** Said by a screen reader where it is a part of a view that is copied. */
  readonly what?: string;
  readonly text?: () => string;
  /** Where nothing is drawn, the picture is of the text as a table. */
  readonly figure?: DrawFigure | undefined;
  /** Whose clock its times are on; the one that the history is shown on where nothing is said. */
  readonly clock?: Clock;
};

type DrawFigure = () => Figure | null | Promise<Figure | null>;

/** Copies what a view shows as text or as a picture, or prints it, with what it covers, whose clock that is on, and what it is not for. */
export function CopyActions({ title, subject = title, what = '', text, figure, clock }: CopyProps) {
  const { bridge, run, snapshot } = useApp();
  const { account, settings } = snapshot.value;
  const words = describeClock(clock ?? settings.clock);
  const head = `${title}. ${words}`;
  const shown = `${subject}. ${words}`;
  const foot = describeUse(account);
  const copied = useSignal('');
  const latest = useRef(shown); // what comes in while it is copied does not unsay that it was
  latest.current = shown;
  const say = async (done: Promise<unknown>): Promise<void> => {
    await done;
    copied.value = latest.current;
  };
  const copyText = (read: () => string): Promise<unknown> => bridge.copyText([head, read(), '', foot].join('\n'));
  const copyPicture = async (draw: DrawFigure): Promise<void> => {
    const drawn = await draw();
    if (!drawn) throw new Error('there is no drawing to copy');
    await bridge.copyImage(await makePicture(drawn, { title: head, foot }, readChartTheme()));
  };
  const picture = figure ?? (text && (async () => (await import('./table-figure')).tableFigure(text())));
  const labelOf = (does: string) => (what ? { label: `${does}: ${what}` } : {});
  return (
    <>
      {text && (
        <Button onClick={() => run(say(copyText(text)))} {...labelOf('Copy text')}>
          Copy text
        </Button>
      )}
      {picture && (
        <Button onClick={() => run(say(copyPicture(picture)))} {...labelOf('Copy picture')}>
          Copy picture
        </Button>
      )}
      {!what && <Button onClick={() => run(printShown())}>Print…</Button>}
      <span class="small quiet" role="status">
        {copied.value === shown ? 'Copied.' : ''}
      </span>
    </>
  );
}

/** What whoever is shown a copy must know of it. */
function describeUse(account: Account): string {
  const use = 'Steadyline, for information only, not for treatment decisions.';
  return account.kind === 'demo' ? `Demo: these values are made up. ${use}` : use;
}
