import { useId } from 'preact/hooks';
import { GLANCE_SHORTCUT, type Settings, type WidgetSettings, type WidgetSize } from '../../core/settings';
import { CheckField } from '../parts/check-field';
import { RadioField } from '../parts/field';

const SIZES: Record<WidgetSize, string> = { small: 'Small', medium: 'Medium', large: 'Large' };

type GlanceProps = { readonly settings: Settings; readonly onSave: (part: Partial<Settings>) => void };

/** The small windows beside this one: the glance and its keys, and the widget that stays on top. */
export function GlanceSection({ settings, onSave }: GlanceProps) {
  const { widget, glanceShortcut, keepFromCapture } = settings;
  const saveWidget = (part: Partial<WidgetSettings>): void => onSave({ widget: { ...widget, ...part } });
  return (
    <section aria-labelledby="glance-title" class="stack">
      <h2 id="glance-title">Glance and widget</h2>
      <CheckField
        label={`Open the glance from anywhere with ${nameKeys(GLANCE_SHORTCUT)}`}
        hint="Off by default: another program may use these keys."
        checked={glanceShortcut}
        onChange={(on) => onSave({ glanceShortcut: on })}
      />
      <CheckField
        label="Show the widget"
        hint="A small window with value, arrow and age that stays above the others."
        checked={widget.shown}
        onChange={(shown) => saveWidget({ shown })}
      />
      <div class="thresholds">
        <RadioField
          label="Size of the widget"
          options={SIZES}
          value={widget.size}
          onChange={(size) => saveWidget({ size })}
        />
        <OpacityField value={widget.opacityPercent} onChange={(opacityPercent) => saveWidget({ opacityPercent })} />
      </div>
      <CheckField
        label="Let clicks through the widget"
        hint="Clicks go to what lies below it. It cannot be moved then; switch this off here to move it."
        checked={widget.clickThrough}
        onChange={(clickThrough) => saveWidget({ clickThrough })}
      />
      <CheckField
        label="Keep glance and widget out of pictures and recordings of the screen"
        hint="Where the system can: Windows and macOS. On Linux they stay visible to others while you share the screen."
        checked={keepFromCapture}
        onChange={(on) => onSave({ keepFromCapture: on })}
      />
    </section>
  );
}

/** Keys as they are printed on keyboards; a Mac has its own. */
const nameKeys = (keys: string): string => {
  const elsewhere = keys.replace('CommandOrControl', 'Ctrl').replaceAll('+', ' + ');
  const mac = keys.replace('CommandOrControl', 'Command').replace('Alt', 'Option').replaceAll('+', ' + ');
  return `${elsewhere} (macOS: ${mac})`;
};

function OpacityField({ value, onChange }: { readonly value: number; readonly onChange: (value: number) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>Opacity of the widget: {value} %</label>
      <input
        id={id}
        class="range"
        type="range"
        min={30}
        max={100}
        step={10}
        value={value}
        aria-valuetext={`${value} percent`}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  );
}
