import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly error?: string | null;
  readonly hint?: string;
  readonly type?: 'text' | 'password' | 'time' | 'date';
  readonly inputMode?: 'text' | 'decimal' | 'url';
  readonly children?: ComponentChildren;
};

/** As whole attributes, because the types of an input differ by its type. */
const INPUT_TYPE = {
  text: { type: 'text' },
  password: { type: 'password' },
  time: { type: 'time' },
  date: { type: 'date' },
} as const;

/** A labelled text field with its hint and its one-sentence error, tied together for screen readers. */
export function TextField(props: FieldProps) {
  const { label, value, onInput, error = null, hint, type = 'text', inputMode = 'text', children } = props;
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="quiet small">
          {hint}
        </p>
      )}
      <div class="field-row">
        <input
          id={id}
          {...INPUT_TYPE[type]}
          value={value}
          inputMode={inputMode}
          autoComplete="off"
          spellcheck={false}
          aria-invalid={error !== null}
          aria-describedby={described || undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {children}
      </div>
      {error && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

type ChoiceFieldProps<T extends string> = {
  readonly label: string;
  readonly options: Partial<Record<T, string>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly error?: string | null;
};

/** One of several, as the platform's own list. */
export function SelectField<T extends string>({ label, options, value, onChange, error = null }: ChoiceFieldProps<T>) {
  const id = useId();
  const choices = Object.keys(options) as T[];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(choices.find((one) => one === event.currentTarget.value) ?? value)}
      >
        {choices.map((one) => (
          <option key={one} value={one}>
            {options[one]}
          </option>
        ))}
      </select>
      {error && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

type RadioProps<T extends string> = ChoiceFieldProps<T> & { readonly hints?: Partial<Record<T, string>> };

/** One of a few, each with room for a sentence why. */
export function RadioField<T extends string>({ label, options, hints = {}, value, onChange, error }: RadioProps<T>) {
  const name = useId();
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {(Object.keys(options) as T[]).map((one) => (
        <label key={one} class="radio">
          <input type="radio" name={name} value={one} checked={one === value} onChange={() => onChange(one)} />
          <span>
            {options[one]}
            {hints[one] && <span class="quiet small radio-hint">{hints[one]}</span>}
          </span>
        </label>
      ))}
      {error && <p class="field-error">{error}</p>}
    </fieldset>
  );
}
