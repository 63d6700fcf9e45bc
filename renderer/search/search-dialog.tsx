import './search.css';
import { useSignal } from '@preact/signals';
import { useEffect, useId, useMemo } from 'preact/hooks';
import { dayOf, instantOf, type OffsetAt } from '../../core/period';
import { createDateNames } from '../../core/search/names';
import { type Answer, parseSearch, SEARCH_EXAMPLES } from '../../core/search/parse-search';
import { computerOffset } from '../chart/offset';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { useApp } from '../state/app';
import { copyLink } from '../state/copy-link';
import { goTo } from '../state/go';
import { describeAnswer } from './describe-answer';

const [LOWS, DATE, DATES, NOTE] = SEARCH_EXAMPLES;
const EXAMPLES = `“${LOWS}”, “${DATE}”, “${DATES}” or “${NOTE}”`;

/** Leads by words to a view, a time or what is in a list. Only what was typed is read, and nothing leaves the window. */
export function SearchDialog() {
  const app = useApp();
  const { view, snapshot, archive, run } = app;
  const { locale, now } = snapshot.value;
  const typed = view.search.value ?? '';
  const chosen = useSignal(0);
  const offsetAt = useSignal<OffsetAt>(computerOffset);
  const id = useId();
  useEffect(() => {
    const ask = async (): Promise<void> => {
      offsetAt.value = await archive.getOffsetAt();
    };
    run(ask());
  }, [archive, run]);
  const names = useMemo(() => createDateNames(locale), [locale]);
  const answers = parseSearch(typed, {
    today: dayOf(now, offsetAt.value),
    names,
    instantOf: (local) => instantOf(local, offsetAt.value),
  });
  const close = (): void => {
    view.search.value = null;
  };
  const choose = (answer: Answer | undefined): void => {
    if (!answer) return;
    close();
    goTo(answer.place, snapshot.peek(), view, answer.words);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') choose(answers[chosen.value]);
    else if (by !== 0 && answers.length > 0) chosen.value = (chosen.value + by + answers.length) % answers.length;
    else return;
    event.preventDefault();
  };
  const optionId = (i: number): string => `${id}-${i}`;
  return (
    <Dialog title="Find" open onClose={close}>
      <div class="field">
        <label for={id}>A view, a time, or what to look for</label>
        <input
          id={id}
          type="text"
          role="combobox"
          aria-expanded={answers.length > 0}
          aria-controls={`${id}-answers`}
          aria-activedescendant={answers.length > 0 ? optionId(chosen.value) : undefined}
          aria-autocomplete="list"
          aria-describedby={`${id}-hint`}
          autoComplete="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => {
            view.search.value = event.currentTarget.value;
            chosen.value = 0;
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-answers`} class="search-answers" role="listbox" aria-label="Answers">
        {answers.map((answer, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
          <div
            key={optionId(i)}
            id={optionId(i)}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen.value}
            onPointerMove={() => {
              chosen.value = i;
            }}
            onClick={() => choose(answer)}
          >
            {describeAnswer(answer, locale, offsetAt.value)}
          </div>
        ))}
      </div>
      <p id={`${id}-hint`} class="quiet" role="status">
        {hintOf(typed, answers.length)}
      </p>
      <div class="row dialog-foot">
        <Button
          onClick={() => {
            close();
            run(copyLink(app));
          }}
        >
          Copy a link to this view
        </Button>
        <Button onClick={close}>Close</Button>
      </div>
    </Dialog>
  );
}

function hintOf(typed: string, count: number): string {
  if (typed.trim() === '') return `Such as ${EXAMPLES}.`;
  if (count === 0) return `This was not understood. Try ${EXAMPLES}.`;
  return `${count} ${count === 1 ? 'answer' : 'answers'}. Enter opens the one marked.`;
}
