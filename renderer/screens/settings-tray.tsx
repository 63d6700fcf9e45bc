import type { Settings, TrayContents } from '../../core/settings';
import { formatAge, formatGlucose } from '../../core/words';
import { RadioField } from '../parts/field';
import { useApp } from '../state/app';

const CONTENTS: Record<TrayContents, string> = {
  'value-arrow-age': 'Value, arrow and age',
  'value-arrow': 'Value and arrow',
  value: 'Value only',
  sign: 'No value, only the sign of Steadyline',
};

type TrayProps = { readonly settings: Settings; readonly onSave: (contents: TrayContents) => void };

/** What the tray shows of the value, each choice with an example. */
export function TraySection({ settings, onSave }: TrayProps) {
  const { locale, privacy } = useApp().snapshot.value;
  const value = formatGlucose({ kind: 'value', mgDl: 112 }, settings.unit, locale);
  const hints: Record<TrayContents, string> = {
    'value-arrow-age': `Such as “${value} ↗ ${formatAge(65 * 60_000)}”. Where only an icon fits, the age is in its tooltip and menu.`,
    'value-arrow': `Such as “${value} ↗”.`,
    value: `Such as “${value}”.`,
    sign: 'The value is in the tooltip and the menu.',
  };
  return (
    <section aria-labelledby="tray-title" class="stack">
      <h2 id="tray-title">Tray and menu bar</h2>
      <RadioField
        label="What it shows"
        options={CONTENTS}
        hints={privacy.kind === 'shown' ? hints : {}}
        value={settings.trayContents}
        onChange={onSave}
      />
      <p class="quiet">
        On macOS this stands in the menu bar at the top of the screen; on Windows and Linux it is drawn into the icon in
        the tray.
      </p>
    </section>
  );
}
