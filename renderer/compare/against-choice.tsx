import { useSignal } from '@preact/signals';
import { dayOf } from '../../core/period';
import { Button } from '../parts/button';
import { lazy } from '../parts/lazy';
import { Segmented } from '../parts/segmented';
import { toggle } from '../pattern/chart-actions';
import { useApp } from '../state/app';
import type { LoadedComparison } from './load-compare';

const DatesDialog = lazy(async () => (await import('../period/dates-dialog')).DatesDialog);

const CHOICES = [
  { value: 'before', label: 'The period before' },
  { value: 'year-before', label: 'A year before' },
] as const;

/** Chooses what a period is compared with; `comparison` is what is shown, once that is known. */
export function AgainstChoice({ comparison }: { readonly comparison: LoadedComparison | null }) {
  const isAsking = useSignal(false);
  const { snapshot, view } = useApp();
  const { against } = view;
  const { now } = snapshot.value;
  const { range } = comparison?.there ?? { range: { fromAt: now, toAt: now } };
  const offsetAt = comparison?.offsetAt ?? (() => 0);
  return (
    <div class="row">
      <span>Compared with</span>
      <Segmented<string>
        name="against"
        legend="Compared with"
        options={CHOICES}
        value={against.value.kind}
        onChange={(value) => {
          against.value = { kind: value === 'before' ? 'before' : 'year-before' };
        }}
      />
      <Button onClick={() => toggle(isAsking)}>Other dates…</Button>
      {isAsking.value && (
        <DatesDialog
          days={[dayOf(range.fromAt, offsetAt), dayOf(range.toAt - 1, offsetAt)]}
          onChoose={(chosen) => {
            if (chosen.kind === 'dates') against.value = chosen;
          }}
          onClose={() => toggle(isAsking)}
        />
      )}
    </div>
  );
}
