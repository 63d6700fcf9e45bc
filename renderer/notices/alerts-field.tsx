import { describeName } from '../../core/events';
import { RadioField } from '../parts/field';

type Alerts = 'all' | readonly string[];
type AlertsProps = {
  readonly value: Alerts;
  readonly error: string | null;
  readonly onChange: (value: Alerts) => void;
};

const CHOICES = { all: 'Any alert', some: 'Only these' } as const;
/** The alerts that phones and receivers have, as the API names them. `fixedLow` is an older name of the urgent low. */
const NAMES = [
  'urgentLow',
  'fixedLow',
  'urgentLowSoon',
  'low',
  'high',
  'rise',
  'fall',
  'outOfRange',
  'noReadings',
] as const;
const BOTH_URGENT = ['urgentLow', 'fixedLow'] as const;

/** Which alerts of the phone are told; two names of one alert are one choice, names of later days stay as chosen. */
export function AlertsField({ value, error, onChange }: AlertsProps) {
  const chosen = value === 'all' ? [] : value;
  const offered = [...new Set([...NAMES.filter((name) => name !== 'fixedLow'), ...chosen])].filter(
    (name) => name !== 'fixedLow',
  );
  const toggle = (name: string): void => {
    const names: readonly string[] = name === 'urgentLow' ? BOTH_URGENT : [name];
    const rest = chosen.filter((one) => !names.includes(one));
    onChange(chosen.includes(name) ? rest : [...rest, ...names]);
  };
  return (
    <div class="stack-tight">
      <RadioField
        label="Alerts of your phone or receiver"
        options={CHOICES}
        value={value === 'all' ? 'all' : 'some'}
        onChange={(choice) => onChange(choice === 'all' ? 'all' : [...BOTH_URGENT, 'low'])}
      />
      {value !== 'all' && (
        <fieldset class="chips">
          <legend class="unseen">Which alerts</legend>
          {offered.map((name) => (
            <label key={name} class="chip">
              <input
                type="checkbox"
                aria-invalid={error !== null}
                checked={chosen.includes(name)}
                onChange={() => toggle(name)}
              />
              <span>{describeName('alertName', name)}</span>
            </label>
          ))}
          {error && <p class="field-error">{error}</p>}
        </fieldset>
      )}
    </div>
  );
}
