import './events.css';
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type AfterEvents, type Counting, deriveAfterEvents, type Measure } from '../../core/statistics/after-events';
import { Disclaimer } from '../parts/disclaimer';
import { SelectField } from '../parts/field';
import { HistoryFailed } from '../parts/history-failed';
import { Segmented } from '../parts/segmented';
import { toggle } from '../pattern/chart-actions';
import { describeTimes } from '../period/covering';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { HowButton, HowDialog } from '../statistics/figure-list';
import type { AskedEvents } from './ask-events';
import { Average } from './average-chart';
import { AVERAGE_KIND_NAMES, AVERAGE_KINDS, type AverageKind, eventsOf, type KindEvents } from './average-kinds';
import { describeClipped, describeCounted, describeTooFew } from './describe-average';
import { eventsStateOf } from './events-state';
import { loadCurves } from './load-curves';

const MEASURES: ReadonlyArray<{ readonly value: Measure; readonly label: string }> = [
  { value: 'glucose', label: 'Glucose' },
  { value: 'change', label: 'Change' },
];

const NONE: KindEvents = { eventsAt: new Float64Array(0), hasNeighbour: [] };

/** What glucose did around entries of a kind, in the middle of all of them. */
export function Averages({ asked }: { readonly asked: AskedEvents }) {
  const app = useApp();
  const { archive, snapshot } = app;
  const { locale } = snapshot.value;
  const { averageOf, measure, counting } = eventsStateOf(app);
  const of = averageOf.value;
  const kinds = useMemo(() => AVERAGE_KIND_NAMES.map((name) => ({ name, ...eventsOf(asked, name) })), [asked]);
  const events = kinds.find(({ name }) => name === of) ?? NONE;
  const { answer, retry } = useAnswer({
    key: `${of} ${events.eventsAt.length} ${events.eventsAt.reduce((sum, at) => sum + at, 0)}`,
    ask: async () => ({ of, hasNeighbour: events.hasNeighbour, codes: await loadCurves(archive, events.eventsAt) }),
  });
  const known = answer.kind === 'ready' && answer.value.of === of ? answer.value : null;
  const made = useMemo(
    () => known && deriveAfterEvents(known, counting.value, measure.value),
    [known, counting.value, measure.value],
  );
  const options = Object.fromEntries(
    kinds
      .filter(({ name, eventsAt }) => eventsAt.length > 0 || name === of)
      .map(({ name, eventsAt }) => [name, `${AVERAGE_KINDS[name].title}: ${eventsAt.length}`]),
  );
  const covering = describeTimes(asked.range, locale, asked.offsetAt);
  return (
    <>
      <div class="log-tools">
        <SelectField<AverageKind>
          label="Around"
          options={options}
          value={of}
          onChange={(next) => {
            averageOf.value = next;
          }}
        />
        <Segmented
          name="measure"
          legend="What is averaged"
          options={MEASURES}
          value={measure.value}
          onChange={(next) => {
            measure.value = next;
          }}
        />
        <Segmented<Counting>
          name="counting"
          legend="Which of them count"
          options={[
            { value: 'all', label: `All ${AVERAGE_KINDS[of].many}` },
            { value: 'alone', label: 'Without another near' },
          ]}
          value={counting.value}
          onChange={(next) => {
            counting.value = next;
          }}
        />
      </div>
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind !== 'failed' && !made && <p class="quiet chart-empty">Reading the history on this computer.</p>}
      {made && <Made made={made} of={of} counting={counting.value} measure={measure.value} covering={covering} />}
    </>
  );
}

type MadeProps = {
  readonly made: AfterEvents;
  readonly of: AverageKind;
  readonly counting: Counting;
  readonly measure: Measure;
  readonly covering: string;
};

function Made({ made, of, counting, measure, covering }: MadeProps) {
  const { settings, locale } = useApp().snapshot.value;
  const isAsking = useSignal(false);
  const counted = describeCounted(made, of, counting, locale);
  const { title, many } = AVERAGE_KINDS[of];
  if (made.events === 0) return <NoneEntered many={many} />;
  return (
    <section class="stack-tight" aria-labelledby="average-title">
      <div class="row">
        <h2 id="average-title">
          {title}: {measure === 'glucose' ? 'glucose' : 'change of glucose'} around them{' '}
          <span class="chart-unit">in {settings.unit}</span>
        </h2>
        <HowButton label={title} onAsk={() => toggle(isAsking)} />
      </div>
      <p class="numbers">
        {covering}. {counted}
        {describeClipped(made, locale)}
      </p>
      {made.average ? (
        <Average {...{ made, of, measure }} average={made.average} title={`${title}, ${covering}. ${counted}`} />
      ) : (
        <div class="chart-empty stack-tight">
          <p>An average: {describeTooFew(made, of)}.</p>
          <p class="quiet">
            It is drawn from five on. Choose a longer period{counting === 'alone' ? `, or all ${many}` : ''}.
          </p>
        </div>
      )}
      <Disclaimer />
      {isAsking.value && (
        <HowDialog name="after-events" madeOf={`${covering}. ${counted}`} onClose={() => toggle(isAsking)} />
      )}
    </section>
  );
}

function NoneEntered({ many }: { readonly many: string }) {
  return (
    <div class="chart-empty stack-tight">
      <p>No {many} were entered in these days.</p>
      <p class="quiet">Choose a longer period, or something else to look around.</p>
    </div>
  );
}
