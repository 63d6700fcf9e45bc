import { useSignal } from '@preact/signals';
import { useApp } from '../state/app';
import { Button } from './button';

type CopyProps = { readonly text: string; readonly what: string };

/** Copies a text through main and says that it did, to eyes and to a screen reader. */
export function CopyButton({ text, what }: CopyProps) {
  const { bridge, run } = useApp();
  const copied = useSignal('');
  const copy = async (): Promise<void> => {
    await bridge.copyText(text);
    copied.value = text;
  };
  const done = copied.value === text;
  return (
    <span class="copy">
      <Button onClick={() => run(copy())} label={`Copy ${what}`}>
        Copy
      </Button>
      <span class="small quiet" role="status">
        {done ? 'Copied' : ''}
      </span>
    </span>
  );
}
