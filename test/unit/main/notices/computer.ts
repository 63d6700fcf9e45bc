import { onTestFinished, vi } from 'vitest';
import { DEFAULT_RULES } from '../../../../core/notices/default-rules';
import { type NoticeSettings, RULE_NAMES, type RuleName } from '../../../../core/notices/rules';
import type { Place } from '../../../../core/place';
import { DEFAULT_SETTINGS } from '../../../../core/settings';
import { type Accounts, createAccounts } from '../../../../main/account/accounts';
import type { Archive } from '../../../../main/archive/contract';
import { openArchiveFile } from '../../../../main/archive/open-archive-file';
import { createWhileAway, type WhileAway } from '../../../../main/away/away';
import type { ToShow } from '../../../../main/desktop/notifications';
import { parseDevices, parsePage } from '../../../../main/dexcom/parse-page';
import { createNotices, type Notices } from '../../../../main/notices/notices';
import { STORED_DEFAULTS, type Stored } from '../../../../main/settings/stored';
import type { SignedIn } from '../../../../main/sign-in/sign-in';
import { createVault } from '../../../../main/sign-in/vault';
import { type AppState, createState } from '../../../../main/state';
import { grant } from '../../../../simulator/oauth/oauth-state';
import type { Person } from '../../../../simulator/person/person';
import { createWorld } from '../../../../simulator/world';
import {
  createKeychain,
  HOUR,
  type Made,
  MINUTE,
  makeFolder,
  personWith,
  type Simulated,
  simulate,
} from '../simulated';

export const NOW = Date.UTC(2026, 4, 1, 12);
/** How late readings come outside the US. */
export const DELAY = 3 * HOUR;

/** Agreed, and these rules on. */
export const consented = (...names: readonly RuleName[]): NoticeSettings => {
  const on = RULE_NAMES.map((name) => [name, { ...DEFAULT_RULES[name], on: names.includes(name) }]);
  return { consentedAt: NOW, quietHours: [], showValues: true, rules: { ...DEFAULT_RULES, ...Object.fromEntries(on) } };
};

/** One run of the app. */
export type Run = {
  readonly accounts: Accounts;
  readonly notices: Notices;
  readonly away: WhileAway;
  readonly state: AppState;
  /** What the system was asked to show, oldest first. */
  readonly shown: Array<ToShow & { readonly close: () => void }>;
  readonly closed: ToShow[];
  readonly places: Place[];
  readonly archive: () => Archive;
  readonly stop: () => Promise<void>;
};

/** A computer whose disk outlives the runs of the app; the readings of its person may grow. */
export type Computer = {
  readonly simulated: Simulated;
  readonly readings: Made[];
  looks: boolean;
  supported: boolean;
  settings: NoticeSettings;
  start(): Promise<Run>;
  /** A reading that the service passes on so late, and the round that brings it. */
  brings(run: Run, mgDl: number, lateMs?: number): Promise<number>;
  /** A round is asked now and answered, and what it brought is dealt with. */
  round(run: Run): Promise<void>;
};

const CLIENT = { clientId: 'steadyline-simulator-client', clientSecret: 'steadyline-simulator-secret' };

export async function createComputer(
  settings: NoticeSettings,
  person?: (readings: Made[]) => Person,
): Promise<Computer> {
  const readings: Made[] = Array.from({ length: 40 }, (_, i) => ({ at: NOW - DELAY - (40 - i) * 5 * MINUTE }));
  const made = person?.(readings) ?? personWith(readings, NOW - 2 * 24 * HOUR);
  const simulated = simulate(createWorld({ createdAt: NOW, people: [made] }), NOW);
  const [folder, keychain] = [await makeFolder(), createKeychain()];
  let stored: Stored = STORED_DEFAULTS;

  const start = async (): Promise<Run> => {
    const state = createState({
      stored: { ...stored, settings: { ...DEFAULT_SETTINGS, notices: computer.settings } },
      runtime: { kind: 'current' },
      locale: 'en-GB',
      now: simulated.now,
    });
    const now = () => simulated.now;
    const [shown, closed, places]: [Run['shown'], ToShow[], Place[]] = [[], [], []];
    const notices = createNotices({
      state,
      now,
      openWindow: (place) => void places.push(place),
      system: {
        isSupported: () => computer.supported,
        show: (one) => {
          const close = () => void closed.push(one);
          shown.push({ ...one, close });
          return { close };
        },
      },
    });
    const away = createWhileAway({ state, now, isLooking: () => computer.looks });
    const accounts = createAccounts({
      folder,
      state,
      now,
      vault: createVault(async () => keychain),
      transport: simulated.transport,
      production: true,
      random: () => 0.5,
      isSparing: () => false,
      companions: [notices.open, away.open],
      openArchive: (path, at) => openArchiveFile(path, at, { parsePage, parseDevices }),
      store: {
        wasReset: false,
        get: () => state.stored.value,
        update: async (change) => {
          state.stored.value = { ...state.stored.value, ...change };
          stored = state.stored.value;
        },
        stop: async () => {},
      },
    });
    const archive = (): Archive => {
      const open = accounts.session()?.archive;
      if (!open) throw new Error('no archive is open');
      return open;
    };
    const stop = async (): Promise<void> => {
      await accounts.stop();
      notices.stop();
    };
    onTestFinished(stop);
    const run: Run = { accounts, notices, away, state, shown, closed, places, archive, stop };
    if (stored.account) await accounts.open();
    else await accounts.signedIn(signedIn(simulated, made.id));
    await vi.waitFor(() => {
      if (state.connection.value.kind !== 'online') throw new Error(state.connection.value.kind);
      if (state.history.value.filling) throw new Error('filling');
    });
    await settled(run);
    return run;
  };
  const computer: Computer = {
    simulated,
    readings,
    looks: false,
    supported: true,
    settings,
    start,
    round: async (run) => {
      await run.accounts.refresh();
      await settled(run);
    },
    brings: async (run, mgDl, lateMs = DELAY) => {
      simulated.now += 5 * MINUTE;
      const at = simulated.now - lateMs;
      readings.push({ at, mgDl, arrivedAt: simulated.now });
      await computer.round(run);
      return at;
    },
  };
  return computer;
}

/** Lets the archive answer what was asked of it so far, and what that leads to. */
async function settled({ accounts }: Run): Promise<void> {
  for (let i = 0; i < 10; i += 1) {
    await accounts.session()?.archive.memo('anything');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function signedIn(simulated: Simulated, person: string): SignedIn {
  const granted = grant(simulated.world, person, simulated.now);
  simulated.world = granted.world;
  const { accessToken, refreshToken, accessTokenExpiresAt } = granted.tokens;
  return {
    tokens: { accessToken, refreshToken, expiresAt: accessTokenExpiresAt },
    pending: {
      state: 's',
      startedAt: simulated.now,
      region: 'outside-us',
      origin: 'https://api.invalid',
      oauthVersion: 'v3',
      redirect: 'scheme',
      ...CLIENT,
    },
  };
}
