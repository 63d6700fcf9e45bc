import type { Settings as SettingsData, Theme } from '../../core/settings';
import { CheckField } from '../parts/check-field';
import { RadioField } from '../parts/field';
import { WhenShown } from '../parts/when-shown';
import { ClockFields } from '../period/clock-fields';
import { useApp } from '../state/app';
import { AboutSection } from './settings-about';
import { AccountSection } from './settings-account';
import { ConnectionSection } from './settings-connection';
import { DataSection } from './settings-data';
import { GlanceSection } from './settings-glance';
import { PresetField } from './settings-preset';
import { PrivacySection } from './settings-privacy';
import { ThresholdFields } from './settings-thresholds';
import { TraySection } from './settings-tray';

const UNITS = { 'mg/dL': 'mg/dL', 'mmol/L': 'mmol/L' } as const;
const THEMES: Record<Theme, string> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};

/** What the person may choose; each choice is saved at once, the thresholds together. */
export function Settings() {
  const { snapshot, bridge, run } = useApp();
  const { settings } = snapshot.value;
  const ask = (part: Partial<SettingsData>): Promise<unknown> =>
    bridge.saveSettings({ ...snapshot.peek().settings, ...part });
  const save = (part: Partial<SettingsData>): void => run(ask(part));
  return (
    <div class="settings">
      <h1>Settings</h1>
      <section aria-labelledby="glucose-title" class="stack">
        <h2 id="glucose-title">Glucose</h2>
        <RadioField label="Unit" options={UNITS} value={settings.unit} onChange={(unit) => save({ unit })} />
        <WhenShown>
          <ThresholdFields key={settings.unit} settings={settings} onSave={(thresholds) => ask({ thresholds })} />
        </WhenShown>
        <PresetField settings={settings} onSave={save} />
      </section>
      <section aria-labelledby="look-title" class="stack">
        <h2 id="look-title">Look and start</h2>
        <RadioField label="Theme" options={THEMES} value={settings.theme} onChange={(theme) => save({ theme })} />
        <CheckField
          label="Start when I log in to this computer"
          checked={settings.startAtLogin}
          onChange={(startAtLogin) => save({ startAtLogin })}
        />
      </section>
      <section aria-labelledby="clock-title" class="stack">
        <h2 id="clock-title">Clock</h2>
        <ClockFields />
      </section>
      <TraySection settings={settings} onSave={(trayContents) => save({ trayContents })} />
      <GlanceSection settings={settings} onSave={save} />
      <PrivacySection />
      <AccountSection />
      <ConnectionSection />
      <DataSection />
      <AboutSection />
    </div>
  );
}
