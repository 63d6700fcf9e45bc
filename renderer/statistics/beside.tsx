import './statistics.css';
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TimeRange } from '../../core/contract';
import { printing } from '../print/printing';
import { StatisticsPanel } from './statistics-panel';

/** Room for a list and its statistics side by side, in lines of the person's text. */
const WIDE_REM = 74;

type BesideProps = {
  readonly range: TimeRange;
  /** What the statistics are of, where that can be chosen. */
  readonly choice?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** Lists of all views are as wide as each other: the first look at the next one is right, and its page laid out once. */
let wasWide = false;

/** A list and the statistics of what it is of: beside each other where there is room, else folded away above it. */
export function Beside({ range, choice, children }: BesideProps) {
  const box = useRef<HTMLDivElement>(null);
  const isWide = useSignal(wasWide);
  const isOpen = useSignal(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      isWide.value = wasWide = element.clientWidth >= WIDE_REM * rem;
    };
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [isWide]);
  const isAfter = isWide.value || printing.value;
  const statistics = (
    <>
      {choice}
      <StatisticsPanel range={range} />
    </>
  );
  return (
    <div ref={box} class={isWide.value ? 'list-beside list-beside-wide' : 'list-beside'}>
      {!isAfter && (
        <details
          class="statistics-fold"
          open={isOpen.value}
          onToggle={({ currentTarget }) => {
            isOpen.value = currentTarget.open;
          }}
        >
          <summary>Statistics of these days</summary>
          {isOpen.value && <div class="statistics-beside">{statistics}</div>}
        </details>
      )}
      <div class="list-main">{children}</div>
      {isAfter && <aside class="statistics-beside">{statistics}</aside>}
    </div>
  );
}
