import { useId } from 'preact/hooks';

type CheckProps = {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** One thing that is on or off, with room for a sentence why. */
export function CheckField({ label, hint, checked, onChange }: CheckProps) {
  const id = useId();
  return (
    <div class="check">
      <label class="radio">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={hint ? id : undefined}
          onChange={() => onChange(!checked)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={id} class="quiet small check-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
