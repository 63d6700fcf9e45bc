import { useSignal } from '@preact/signals';
import { Button } from './button';
import { TextField } from './field';

type SecretProps = { readonly value: string; readonly onInput: (value: string) => void; readonly error: string | null };

/** The client secret: hidden unless asked for, kept in the keychain, never shown again. */
export function SecretField({ value, onInput, error }: SecretProps) {
  const isShown = useSignal(false);
  return (
    <TextField
      label="Client secret"
      hint="It goes to the keychain of this computer and is not shown again."
      type={isShown.value ? 'text' : 'password'}
      value={value}
      onInput={onInput}
      error={error}
    >
      <Button
        label={isShown.value ? 'Hide the client secret' : 'Show the client secret'}
        onClick={() => {
          isShown.value = !isShown.value;
        }}
      >
        {isShown.value ? 'Hide' : 'Show'}
      </Button>
    </TextField>
  );
}
