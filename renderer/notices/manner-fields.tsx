import type { Delivery, InQuietHours, Sound } from '../../core/notices/rules';
import { SelectField } from '../parts/field';
import type { TypedRule } from './typed-rule';

const DELIVERY: Record<Delivery, string> = { notification: 'As a notification', tray: 'Only in the tray' };
const SOUND: Record<Sound, string> = { sound: 'With sound', silent: 'Without sound' };
const IN_QUIET_HOURS: Record<InQuietHours, string> = {
  'as-usual': 'As usual',
  silent: 'Without sound',
  tray: 'Only in the tray',
};

type Manner = Pick<TypedRule, 'delivery' | 'sound' | 'inQuietHours'>;

/** How a rule tells. */
export function MannerFields({
  value,
  onChange,
}: {
  readonly value: Manner;
  readonly onChange: (part: Partial<Manner>) => void;
}) {
  const { delivery, sound, inQuietHours } = value;
  return (
    <div class="rule-numbers">
      <SelectField
        label="Shown"
        options={DELIVERY}
        value={delivery}
        onChange={(next) => onChange({ delivery: next })}
      />
      <SelectField label="Sound" options={SOUND} value={sound} onChange={(next) => onChange({ sound: next })} />
      <SelectField
        label="In quiet hours"
        options={IN_QUIET_HOURS}
        value={inQuietHours}
        onChange={(next) => onChange({ inQuietHours: next })}
      />
    </div>
  );
}
