import { useRef } from 'preact/hooks';
import { useApp } from '../state/app';
import { goTo } from '../state/go';
import type { Reader } from '../statistics/format-figure';
import type { Day } from './derive-days';
import { describeLack, describeOddities, formatDay, formatDayCoverage, formatDayNumbers } from './describe-day';
import { Strip, type StripGround } from './strip';
import { useSeen } from './use-seen';

type RowProps = {
  readonly day: Day;
  /** Whether it is seen as soon as the list is. */
  readonly isFirst: boolean;
  readonly ground: StripGround;
  readonly reader: Reader;
  /** The letter of the day in the overlay, null where it is not in it. */
  readonly letter: string | null;
  readonly canChoose: boolean;
  readonly onChoose: () => void;
};

/** A day: its date, its strip and its numbers. */
export function DayRow({ day, isFirst, ground, reader, letter, canChoose, onChoose }: RowProps) {
  const { snapshot, view } = useApp();
  const row = useRef<HTMLLIElement>(null);
  const isSeen = useSeen(row, isFirst);
  const date = formatDay(day.localAt, reader.locale);
  const open = (): void => goTo({ kind: 'moment', at: (day.range.fromAt + day.range.toAt) / 2 }, snapshot.peek(), view);
  return (
    <li ref={row} class="day">
      <div class="day-head">
        <h2>{formatDay(day.localAt, reader.locale, 'short')}</h2>
        {describeOddities(day).map((words) => (
          <p key={words} class="small quiet">
            {words}
          </p>
        ))}
        <label class="radio day-choose">
          <input
            type="checkbox"
            aria-label={`Lay ${date} over others`}
            checked={letter !== null}
            disabled={letter === null && !canChoose}
            onChange={onChoose}
          />
          <span class="small">{letter === null ? 'Lay over others' : `Laid over others as ${letter}`}</span>
        </label>
      </div>
      <div class="day-strip">
        {isSeen ? (
          <Strip day={day} ground={ground} onOpen={open} label={`Open ${date} in the chart`} />
        ) : (
          <div class="strip" />
        )}
      </div>
      <Numbers day={day} reader={reader} />
    </li>
  );
}

function Numbers({ day, reader }: Pick<RowProps, 'day' | 'reader'>) {
  const numbers = formatDayNumbers(day, reader);
  return (
    <dl class="day-numbers numbers">
      {numbers ? (
        <>
          <Figure words="In range" value={numbers.target} />
          <Figure words="Mean" value={numbers.mean} />
          <Figure words="Below" value={numbers.below} />
          <Figure words="Above" value={numbers.above} />
        </>
      ) : (
        <div>
          <dt class="unseen">Numbers</dt>
          <dd class="day-lack small quiet">{describeLack(day)}</dd>
        </div>
      )}
      <Figure words="Readings" value={formatDayCoverage(day)} />
    </dl>
  );
}

const Figure = ({ words, value }: { readonly words: string; readonly value: string }) => (
  <div>
    <dt class="small quiet">{words}</dt>
    <dd>{value}</dd>
  </div>
);
