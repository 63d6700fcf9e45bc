import { type Defaults, deriveDefaults } from '../../core/notices/derive-defaults';
import type { NoticeSettings, Rules } from '../../core/notices/rules';
import type { Reader } from '../../core/schedule-words';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { deriveOwn } from './own-rules';

/** What the view of notices works with: the settings, where their defaults come from, and how they are saved. */
export type Notices = {
  readonly settings: NoticeSettings;
  readonly defaults: Defaults;
  readonly reader: Reader;
  /** Whether the devices could not be asked for, so that defaults are the usual ones. */
  readonly devicesFailed: boolean;
  readonly save: (part: Partial<NoticeSettings>) => Promise<void>;
  readonly saveRule: <N extends keyof Rules>(name: N, rule: Rules[N]) => Promise<void>;
};

/** The settings of notices with the defaults of the person's own devices; null until these are known. */
export function useNotices(): Notices | null {
  const { bridge, snapshot } = useApp();
  const { settings, locale } = snapshot.value;
  const { answer } = useAnswer({
    key: '',
    ask: bridge.getDevices,
  });
  if (answer.kind === 'loading') return null;
  const defaults = deriveDefaults(answer.kind === 'ready' ? answer.value : []);
  const own = deriveOwn(settings.notices, defaults);
  const save = async (part: Partial<NoticeSettings>): Promise<void> => {
    const newest = snapshot.peek().settings;
    await bridge.saveSettings({ ...newest, notices: { ...deriveOwn(newest.notices, defaults), ...part } });
  };
  return {
    settings: own,
    defaults,
    reader: { unit: settings.unit, locale },
    devicesFailed: answer.kind === 'failed',
    save,
    saveRule: (name, rule) =>
      save({ rules: { ...deriveOwn(snapshot.peek().settings.notices, defaults).rules, [name]: rule } }),
  };
}
