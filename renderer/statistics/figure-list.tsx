import { useSignal } from '@preact/signals';
import { EXPLANATIONS, type StatisticName } from '../../core/statistics/explain';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { tie } from '../parts/tie';
import { explainLines, type Figure } from './derive-figures';

/** Statistics line by line, each with how it was made behind a button. */
export function FigureList({ figures, madeOf }: { readonly figures: readonly Figure[]; readonly madeOf: string }) {
  const asked = useSignal<StatisticName | null>(null);
  return (
    <>
      <dl class="figures numbers">
        {figures.map((figure) => (
          <FigureLine
            key={figure.label}
            figure={figure}
            onAsk={() => {
              asked.value = figure.name;
            }}
          />
        ))}
      </dl>
      {asked.value && (
        <HowDialog
          name={asked.value}
          madeOf={madeOf}
          onClose={() => {
            asked.value = null;
          }}
        />
      )}
    </>
  );
}

function FigureLine({ figure, onAsk }: { readonly figure: Figure; readonly onAsk: () => void }) {
  const { label, text, note, isLacking } = figure;
  return (
    <div class="figure">
      <dt>
        {label} <HowButton label={label} onAsk={onAsk} />
      </dt>
      <dd class={isLacking ? 'quiet' : 'figure-value'}>{text}</dd>
      {note && <dd class="quiet small figure-note">{tie(note)}</dd>}
    </div>
  );
}

/** Asks how a number was made. */
export function HowButton({ label, onAsk }: { readonly label: string; readonly onAsk: () => void }) {
  return (
    <button type="button" class="how" aria-label={`How this number was made: ${label}`} onClick={onAsk}>
      How
    </button>
  );
}

type HowProps = { readonly name: StatisticName; readonly madeOf: string; readonly onClose: () => void };

/** How a number was made: formula, what it was made of, source. */
export function HowDialog({ name, madeOf, onClose }: HowProps) {
  const { words } = EXPLANATIONS[name];
  return (
    <Dialog title="How this number was made" open onClose={onClose}>
      <h3 class="how-name">{words}</h3>
      <dl class="how-lines">
        {[...explainLines(name), ['Here', madeOf] as const].map(([term, text]) => (
          <div key={term}>
            <dt class="quiet">{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div class="row">
        <Button onClick={onClose}>Close</Button>
      </div>
    </Dialog>
  );
}
