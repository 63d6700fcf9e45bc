import { useSignal } from '@preact/signals';
import { Button } from '../parts/button';
import { lazy } from '../parts/lazy';
import { useApp } from '../state/app';
import { describeClock } from './describe-clock';

const ClockDialog = lazy(async () => (await import('./clock-dialog')).ClockDialog);

/** Says on whose clock a view shows days and hours, and is the way to change that. */
export function ClockChoice() {
  const isAsking = useSignal(false);
  const { clock } = useApp().snapshot.value.settings;
  return (
    <>
      <Button
        look="text"
        onClick={() => {
          isAsking.value = true;
        }}
      >
        {describeClock(clock)}
      </Button>
      {isAsking.value && (
        <ClockDialog
          onClose={() => {
            isAsking.value = false;
          }}
        />
      )}
    </>
  );
}
