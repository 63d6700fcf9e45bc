import { DAY_NAMES, describeName } from '../../core/events';
import { Button } from '../parts/button';
import { RadioField, TextField } from '../parts/field';
import { describeEnd, type HoursErrors, NEW_HOURS, type TypedHours, type TypedSchedule } from './typed-schedule';

type At = TypedSchedule['at'];
type ScheduleProps = {
  readonly legend: string;
  /** What may be chosen, in words. */
  readonly choices: Partial<Record<At, string>>;
  readonly value: TypedSchedule;
  readonly errors: readonly HoursErrors[];
  readonly onChange: (value: TypedSchedule) => void;
};

/** When something is in force: a choice, and its hours by weekday. */
export function ScheduleField({ legend, choices, value, errors, onChange }: ScheduleProps) {
  const setHours = (hours: readonly TypedHours[]): void =>
    onChange({ at: hours.length === 0 ? firstOf(choices) : 'hours', hours });
  const replace = (i: number, by: readonly TypedHours[]): void =>
    setHours(value.hours.flatMap((one, at) => (at === i ? by : [one])));
  return (
    <div class="stack-tight">
      <RadioField
        label={legend}
        options={choices}
        value={value.at}
        onChange={(at) =>
          onChange({ at, hours: at === 'hours' && value.hours.length === 0 ? [NEW_HOURS] : value.hours })
        }
      />
      {value.at === 'hours' && (
        <>
          {value.hours.map((hours, i) => (
            <HoursField
              key={i}
              label={value.hours.length === 1 ? 'Hours' : `Hours ${i + 1}`}
              value={hours}
              errors={errors[i] ?? {}}
              onChange={(next) => replace(i, [next])}
              onRemove={() => replace(i, [])}
            />
          ))}
          <div class="row">
            <Button onClick={() => setHours([...value.hours, NEW_HOURS])}>Add hours</Button>
          </div>
        </>
      )}
    </div>
  );
}

/** What stands instead of hours that were all removed. */
const firstOf = (choices: Partial<Record<At, string>>): At => ('always' in choices ? 'always' : 'never');

type HoursProps = {
  readonly label: string;
  readonly value: TypedHours;
  readonly errors: HoursErrors;
  readonly onChange: (value: TypedHours) => void;
  readonly onRemove: () => void;
};

/** One span: the days on which it begins, and from when to when. */
function HoursField({ label, value, errors, onChange, onRemove }: HoursProps) {
  return (
    <fieldset class="span">
      <legend class="unseen">{label}</legend>
      <DaysField days={value.days} error={errors.days ?? null} onChange={(days) => onChange({ ...value, days })} />
      <div class="span-times">
        <TextField
          label="From"
          type="time"
          value={value.start}
          error={errors.start ?? null}
          onInput={(start) => onChange({ ...value, start })}
        />
        <TextField
          label="To"
          type="time"
          value={value.end}
          error={errors.end ?? null}
          onInput={(end) => onChange({ ...value, end })}
        />
        <Button onClick={onRemove} label={`Remove ${label.toLowerCase()}`}>
          Remove
        </Button>
      </div>
      <p class="quiet small" aria-live="polite">
        {describeEnd(value)}
      </p>
    </fieldset>
  );
}

/** Monday first, as weeks are planned. */
const DAYS = [1, 2, 3, 4, 5, 6, 0] as const;

type DaysProps = {
  readonly days: readonly number[];
  readonly error: string | null;
  readonly onChange: (days: readonly number[]) => void;
};

function DaysField({ days, error, onChange }: DaysProps) {
  const toggle = (day: number): void =>
    onChange(days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort());
  return (
    <fieldset class="chips days">
      <legend class="unseen">Days on which they begin</legend>
      {DAYS.map((day) => {
        const name = describeName('daysOfWeek', DAY_NAMES[day] ?? '');
        return (
          <label key={day} class="chip">
            <input
              type="checkbox"
              aria-label={name}
              aria-invalid={error !== null}
              checked={days.includes(day)}
              onChange={() => toggle(day)}
            />
            <span>{name.slice(0, 3)}</span>
          </label>
        );
      })}
      {error && <p class="field-error">{error}</p>}
    </fieldset>
  );
}
