import { DEMO_PERSON_WORDS } from '../../core/account';
import { formatAgo, formatDay } from '../../core/words';
import { formatComputerDate } from '../chart/format-span';
import { Disclaimer } from '../parts/disclaimer';
import { describeClock } from '../period/describe-clock';
import { useApp } from '../state/app';

/** What whoever is handed a page must know of it: whose values they are, how old, and what they are not for. */
export function PaperHead() {
  const { account, history, settings, now, locale } = useApp().snapshot.value;
  const { lastAt } = history;
  return (
    <header class="paper-head">
      <p>
        <strong>Steadyline</strong>, printed on {formatComputerDate(now, locale)}. {describeClock(settings.clock)}.{' '}
        {lastAt === null
          ? 'There are no readings yet.'
          : `The newest reading was ${formatAgo(now - lastAt)}, ${formatDay(lastAt, locale)}.`}
      </p>
      {account.kind === 'demo' && (
        <p>
          <strong>Demo: these values are made up.</strong> {DEMO_PERSON_WORDS[account.person]}.
        </p>
      )}
      <Disclaimer />
    </header>
  );
}
