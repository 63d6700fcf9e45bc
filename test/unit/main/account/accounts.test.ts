import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { EventColumns } from '../../../../core/history';
import { deriveTray } from '../../../../core/tray/derive-tray';
import { deriveTitle } from '../../../../core/tray/title';
import { type Accounts, createAccounts } from '../../../../main/account/accounts';
import type { SessionOptions } from '../../../../main/account/session';
import { archivePath, placeOf } from '../../../../main/archive/archive-path';
import { ArchiveError } from '../../../../main/archive/contract';
import { openArchiveFile } from '../../../../main/archive/open-archive-file';
import { textOf } from '../../../../main/dexcom/body';
import { parseDevices, parsePage } from '../../../../main/dexcom/parse-page';
import type { Transport } from '../../../../main/dexcom/transport';
import type { SettingsStore } from '../../../../main/settings/settings-store';
import { STORED_DEFAULTS } from '../../../../main/settings/stored';
import { PENDING } from '../../../../main/sign-in/pending';
import type { SignedIn } from '../../../../main/sign-in/sign-in';
import { createVault } from '../../../../main/sign-in/vault';
import { type AppState, createState } from '../../../../main/state';
import { expireAccessTokens, grant, revokeRefreshTokens } from '../../../../simulator/oauth/oauth-state';
import { createWorld } from '../../../../simulator/world';
import { tokenSetOf } from '../../../support/stored-account';
import {
  createKeychain,
  DAY,
  type FakeKeychain,
  HOUR,
  makeFolder,
  mealAt,
  personWith,
  type Simulated,
  simulate,
} from '../simulated';

const NOW = Date.UTC(2026, 4, 1, 12);
const FIRST = NOW - 40 * DAY;
const READINGS = Array.from({ length: 160 }, (_, i) => ({ at: FIRST + i * 6 * HOUR }));
const MEALS = Array.from({ length: 30 }, (_, i) => mealAt(FIRST + i * DAY, 10 + i));
const PEOPLE = ['one', 'other'].map((id) => personWith(READINGS, FIRST, id, MEALS));
const CLIENT = { clientId: 'steadyline-simulator-client', clientSecret: 'steadyline-simulator-secret' };

const openArchive = (path: string, now: number) => openArchiveFile(path, now, { parsePage, parseDevices });

/** The settings in memory; `refusing` stands for a full disk. */
type MemoryStore = SettingsStore & { refusing: boolean };

function createStore(stored: AppState['stored']): MemoryStore {
  const store: MemoryStore = {
    refusing: false,
    wasReset: false,
    get: () => stored.value,
    update: async (change) => {
      if (store.refusing) throw new Error('ENOSPC');
      stored.value = { ...stored.value, ...change };
    },
    stop: async () => {},
  };
  return store;
}

/** The older events page has ids of its own. */
const withOwnIds =
  (transport: Transport): Transport =>
  async (request) => {
    const answer = await transport(request);
    return { ...answer, body: textOf(answer.body).replace(/"eventId":"/g, '"eventId":"older-') };
  };

type Computer = {
  readonly accounts: Accounts;
  readonly state: AppState;
  readonly store: MemoryStore;
  readonly keychain: FakeKeychain;
  readonly simulated: Simulated;
  readonly folder: string;
  /** What a finished sign-in of one of the people brings. */
  readonly signInAs: (person: string, origin?: string) => SignedIn;
  readonly archives: () => Promise<string[]>;
};

async function computer(production = true, openFirst?: SessionOptions['openArchive']): Promise<Computer> {
  const folder = await makeFolder();
  const simulated = simulate(createWorld({ createdAt: NOW, people: PEOPLE }), NOW);
  const keychain = createKeychain();
  const state = createState({ stored: STORED_DEFAULTS, runtime: { kind: 'current' }, locale: 'en', now: NOW });
  const store = createStore(state.stored);
  let opened = 0;
  const accounts = createAccounts({
    folder,
    store,
    state,
    vault: createVault(async () => keychain),
    transport: withOwnIds(simulated.transport),
    now: () => simulated.now,
    production,
    random: () => 0.5,
    isSparing: () => false,
    companions: [],
    openArchive: (...where) => {
      const open = opened === 0 && openFirst ? openFirst : openArchive;
      opened += 1;
      return open(...where);
    },
  });
  onTestFinished(() => accounts.stop());
  const signInAs = (person: string, origin = 'https://api.invalid'): SignedIn => {
    const granted = grant(simulated.world, person, NOW);
    simulated.world = granted.world;
    return {
      tokens: tokenSetOf(granted.tokens),
      pending: {
        state: 's',
        startedAt: NOW,
        region: 'custom',
        origin,
        oauthVersion: 'v3',
        redirect: 'scheme',
        ...CLIENT,
      },
    };
  };
  const archives = async () => {
    const names = await readdir(join(folder, 'archives')).catch(() => []);
    return names.filter((name) => name.endsWith('.sqlite')).sort();
  };
  return { accounts, state, store, keychain, simulated, folder, signInAs, archives };
}

/** Asked, answered, and nothing older left to fetch. */
const online = (state: AppState) =>
  vi.waitFor(
    () => {
      expect(state.connection.value.kind).toBe('online');
      expect(state.history.value.filling).toBeNull();
    },
    { timeout: 4000 },
  );
/** The account's own name in files and keychain. */
const idOf = (store: SettingsStore): string => store.get().account?.id ?? 'none';
const roundsIn = ({ asked }: Simulated): number => asked.filter((path) => path.includes('dataRange')).length;

test('without an account nothing is opened and nothing is asked', async () => {
  const { accounts, state, simulated, archives } = await computer();
  await accounts.open();
  expect(accounts.session()).toBeNull();
  expect(state.connection.value).toEqual({ kind: 'signed-out' });
  expect([simulated.asked, await archives()]).toEqual([[], []]);
});

test('on an older runtime a real account is kept, shown and never asked for', async () => {
  const { accounts, state, simulated, signInAs, store } = await computer(false);
  await accounts.signedIn(signInAs('one', 'https://api.dexcom.com'));
  await accounts.refresh();
  expect(state.connection.value).toEqual({ kind: 'signed-out' });
  expect(simulated.asked).toEqual([]);
  expect(store.get().account?.signedIn).toBe(true);
});

describe('the demo', () => {
  test('starts without sign-in or network and fills its own archive', async () => {
    const { accounts, state, store, simulated, archives, keychain } = await computer();
    await accounts.startDemo('new');
    await online(state);
    expect(store.get().demo).toBe('new');
    expect(state.account.value).toEqual({ kind: 'demo', id: 'demo-new', person: 'new' });
    expect(state.glance.value).toMatchObject({ kind: 'value' });
    expect(state.history.value.count).toBeGreaterThan(300);
    expect([simulated.asked, keychain.secrets.size, await archives()]).toEqual([[], 0, ['demo-new.sqlite']]);
  });

  test('ends with its file gone, whatever was chosen', async () => {
    const { accounts, state, store, archives } = await computer();
    await accounts.startDemo('new');
    await accounts.signOut(true);
    expect(store.get().demo).toBeNull();
    expect(await archives()).toEqual([]);
    expect(state.connection.value).toEqual({ kind: 'signed-out' });
    expect(state.glance.value).toEqual({ kind: 'none', lastAt: null });
  });

  test('does not touch the account under it', async () => {
    const { accounts, state, store, signInAs, archives } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    await accounts.startDemo('new');
    await accounts.signOut(false);
    await online(state);
    expect(state.account.value).toMatchObject({ kind: 'dexcom', signedIn: true });
    expect(await archives()).toEqual([`${idOf(store)}.sqlite`]);
    expect(state.history.value.count).toBe(READINGS.length);
  });
});

describe('signing in', () => {
  test('keeps the secrets in the keychain only, and fetches the history', async () => {
    const { accounts, state, store, keychain, signInAs, folder } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    const id = idOf(store);
    expect([...keychain.secrets.keys()].sort()).toEqual([`Steadyline/${id}/client`, `Steadyline/${id}/tokens`]);
    expect(JSON.stringify(store.get())).not.toMatch(/secret|token/i);
    expect(state.history.value).toMatchObject({ count: READINGS.length, filling: null });
    expect((await readFile(archivePath(folder, id))).includes(CLIENT.clientSecret)).toBe(false);
    expect(await accounts.storedClient()).toEqual({ ok: true, value: CLIENT });
  });

  test('again at the same address goes on with the same history', async () => {
    const { accounts, state, store, signInAs, archives, simulated } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    const [id, asked] = [idOf(store), simulated.asked.length];
    await accounts.signedIn(signInAs('one'));
    await online(state);
    expect(idOf(store)).toBe(id);
    expect(await archives()).toEqual([`${id}.sqlite`]);
    await vi.waitFor(() => expect(simulated.asked.length - asked).toBe(3)); // what is new, alerts, devices
  });

  test('at another address begins another history and keeps the first', async () => {
    const { accounts, state, store, signInAs, archives } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    const first = idOf(store);
    await accounts.signedIn(signInAs('one', 'https://elsewhere.invalid'));
    expect(await archives()).toEqual([`${first}.sqlite`, `${idOf(store)}.sqlite`].sort());
  });

  test('at another address leaves nothing of the first in the keychain', async () => {
    const { accounts, store, keychain, signInAs } = await computer();
    await accounts.signedIn(signInAs('one'));
    await accounts.signedIn(signInAs('one', 'https://elsewhere.invalid'));
    expect([...keychain.secrets.keys()].map((name) => name.includes(idOf(store)))).toEqual([true, true]);
  });

  test('while the keychain refuses is for this run only, and says so', async () => {
    const { accounts, state, keychain, signInAs } = await computer();
    keychain.failing = true;
    await accounts.signedIn(signInAs('one'));
    await online(state);
    expect(state.notes.value).toEqual(['signed-in-for-this-run']);
    expect(keychain.secrets.size).toBe(0);
  });

  test('while the keychain takes only the tokens is for this run only, too: without its app no token is renewed', async () => {
    const { accounts, state, keychain, signInAs } = await computer();
    const { setPassword } = keychain;
    keychain.setPassword = (service, name, secret) =>
      name.endsWith('/client') ? Promise.reject(new Error('refused')) : setPassword(service, name, secret);
    await accounts.signedIn(signInAs('one'));
    await online(state);
    expect(state.notes.value).toEqual(['signed-in-for-this-run']);
  });

  test('where the settings cannot be written leaves what was open open, and nothing in the keychain', async () => {
    const { accounts, state, store, keychain, signInAs } = await computer();
    await accounts.startDemo('new');
    store.refusing = true;
    await expect(accounts.signedIn(signInAs('one'))).rejects.toThrow('ENOSPC');
    expect(keychain.secrets.size).toBe(0);
    expect(state.account.value).toMatchObject({ kind: 'demo' });
    expect(accounts.session()).not.toBeNull();
    await online(state);
    expect(state.glance.value.kind).toBe('value');
  });
});

describe('signing out', () => {
  test('keeping the history leaves it to be read, and nothing in the keychain', async () => {
    const { accounts, state, store, keychain, signInAs, simulated } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    const asked = simulated.asked.length;
    await accounts.signOut(true);
    expect(keychain.secrets.size).toBe(0);
    expect(state.connection.value).toEqual({ kind: 'signed-out' });
    expect(state.history.value.count).toBe(READINGS.length);
    expect(store.get().account).toMatchObject({ signedIn: false });
    await accounts.refresh();
    expect(simulated.asked).toHaveLength(asked);
    expect(deriveTray(state.trayInput.value)).toMatchObject({ title: '', tooltip: 'Steadyline: signed out' });
  });

  test('never shows a value on the way', async () => {
    const { accounts, state, signInAs } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    const titles: string[] = [];
    const undo = state.trayInput.subscribe((input) => titles.push(deriveTitle(input)));
    const shown = titles.length;
    await accounts.signOut(true);
    undo();
    expect(titles.slice(shown).filter((title) => title !== '')).toEqual([]);
  });

  test('deleting it leaves nothing at all', async () => {
    const { accounts, state, store, keychain, signInAs, folder } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    await accounts.signOut(false);
    expect(store.get().account).toBeNull();
    expect(keychain.secrets.size).toBe(0);
    expect(await readdir(join(folder, 'archives'))).toEqual([]);
    expect(state.history.value).toMatchObject({ count: 0, firstAt: null, lastAt: null });
  });

  test('and in again goes on with the kept history', async () => {
    const { accounts, state, store, signInAs } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    const id = idOf(store);
    await accounts.signOut(true);
    await accounts.signedIn(signInAs('one'));
    await online(state);
    expect(idOf(store)).toBe(id);
    expect(store.get().account?.signedIn).toBe(true);
  });

  test.each([
    ['locked', true],
    ['failing', false],
    ['absent', false],
  ] as const)(
    'with a keychain that is %s signs out all the same, and says that it keeps the sign-in',
    async (how, keeps) => {
      const { accounts, state, store, keychain, signInAs } = await computer();
      await accounts.signedIn(signInAs('one'));
      await online(state);
      keychain[how] = true;
      await accounts.signOut(keeps);
      expect(state.connection.value).toEqual({ kind: 'signed-out' });
      expect([store.get().account?.signedIn === true, keychain.secrets.size]).toEqual([false, 2]);
      expect(state.notes.value).toEqual(['sign-in-left']);
      keychain[how] = false;
      await accounts.signedIn(signInAs('one'));
      expect(state.notes.value).toEqual([]);
    },
  );

  test('takes along a sign-in that was given up while the keychain was locked', async () => {
    const { accounts, state, keychain, signInAs } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    keychain.secrets.set(`Steadyline/${PENDING}`, '{}');
    await accounts.signOut(true);
    expect(keychain.secrets.size).toBe(0);
  });

  test('from a sign-in that was held for this run only leaves nothing, and says nothing', async () => {
    const { accounts, state, keychain, signInAs } = await computer();
    keychain.absent = true;
    await accounts.signedIn(signInAs('one'));
    await online(state);
    state.removeNote('signed-in-for-this-run');
    await accounts.signOut(true);
    expect(state.notes.value).toEqual([]);
  });

  test('leaves only what was in use when it was asked: a demo left twice costs no history of one’s own', async () => {
    const { accounts, state, store, signInAs, archives } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    await accounts.startDemo('steady');
    await Promise.all([accounts.signOut(false), accounts.signOut(false)]);
    expect(store.get()).toMatchObject({ demo: null, account: { signedIn: true } });
    expect(await archives()).toEqual([`${idOf(store)}.sqlite`]);
  });

  test('with no account is nothing', async () => {
    const { accounts, store } = await computer();
    await accounts.signOut(false);
    expect(store.get()).toEqual(STORED_DEFAULTS);
  });
});

describe('a sign-in with another user id', () => {
  const signInAsOther = async (setUp: Computer) => {
    const { accounts, state, signInAs, store } = setUp;
    await accounts.signedIn(signInAs('one'));
    await online(state);
    const before = idOf(store);
    await accounts.signOut(true);
    await accounts.signedIn(signInAs('other'));
    await asked(state);
    return before;
  };
  const asked = (state: AppState) =>
    vi.waitFor(() => expect(state.connection.value).toEqual({ kind: 'asking-person' }));

  test('is asked about; nothing is fetched or written until the answer, also after a restart', async () => {
    const setUp = await computer();
    const { accounts, state, simulated, archives } = setUp;
    const before = await signInAsOther(setUp);
    const pages = (): number => simulated.asked.filter((path) => !path.includes('dataRange')).length;
    const fetched = pages();
    await accounts.refresh();
    await accounts.stop();
    await accounts.open();
    await asked(state);
    expect(pages()).toBe(fetched);
    expect(state.history.value.count).toBe(READINGS.length);
    expect(await archives()).toEqual([`${before}.sqlite`]);
  });

  test('of the same person goes on in the same history, and is asked once', async () => {
    const setUp = await computer();
    const { accounts, state, store, archives } = setUp;
    const before = await signInAsOther(setUp);
    await accounts.answerPerson('same');
    await online(state);
    expect([idOf(store), await archives()]).toEqual([before, [`${before}.sqlite`]]);
    await accounts.stop();
    await accounts.open();
    await online(state);
    await accounts.refresh();
    expect(state.history.value.count).toBe(READINGS.length);
  });

  test('of the same person, used in turn with the first one, doubles nothing and is not asked about again', async () => {
    const setUp = await computer();
    const { accounts, state, signInAs, simulated } = setUp;
    await signInAsOther(setUp);
    await accounts.answerPerson('same');
    await online(state);
    for (const person of ['one', 'one', 'other', 'other', 'one', 'one']) {
      simulated.asked.length = 0;
      simulated.now += 25 * HOUR; // an old month is read again
      await accounts.signedIn(signInAs(person));
      await online(state);
      await vi.waitFor(() => expect(simulated.asked.some((path) => path.includes('/egvs'))).toBe(true));
      await accounts.refresh();
      expect(state.history.value.count).toBe(READINGS.length);
      expect((await accounts.session()?.archive.dataNotes())?.copies).toBe(0);
    }
  });

  test('of someone else goes on in a new archive, and the old one is as it was', async () => {
    const setUp = await computer();
    const { accounts, state, store, keychain, folder, archives } = setUp;
    const before = await signInAsOther(setUp);
    await accounts.answerPerson('other');
    await online(state);
    const after = idOf(store);
    expect(after).not.toBe(before);
    expect(await archives()).toEqual([`${before}.sqlite`, `${after}.sqlite`].sort());
    expect([...keychain.secrets.keys()].sort()).toEqual([`Steadyline/${after}/client`, `Steadyline/${after}/tokens`]);
    await accounts.stop();
    const [old, next] = await Promise.all(
      [before, after].map(async (id) => (await openArchive(archivePath(folder, id), NOW)).archive),
    );
    expect((await old?.summary())?.count).toBe(READINGS.length);
    expect(await old?.userIds()).not.toEqual(await next?.userIds());
    await Promise.all([old?.close(), next?.close()]);
  });

  test('of someone else, with a keychain that fails in between, does not lose the sign-in', async () => {
    const setUp = await computer();
    const { accounts, state, store, keychain } = setUp;
    const before = await signInAsOther(setUp);
    keychain.failing = true;
    await accounts.answerPerson('other');
    await vi.waitFor(() => expect(state.connection.value.kind).toBe('keychain'));
    expect(idOf(store)).toBe(before);
    keychain.failing = false;
    await accounts.refresh();
    await asked(state);
    await accounts.answerPerson('other');
    await online(state);
    expect(idOf(store)).not.toBe(before);
  });

  test('of someone else goes on also where the keychain has lost the developer app', async () => {
    const setUp = await computer();
    const { accounts, state, store, keychain } = setUp;
    const before = await signInAsOther(setUp);
    keychain.secrets.delete(`Steadyline/${before}/client`);
    await accounts.answerPerson('other');
    await online(state);
    expect(idOf(store)).not.toBe(before);
  });

  test.each(['same', 'other'] as const)('that nobody asks about is not answered with "%s"', async (answer) => {
    const { accounts, state, store, signInAs, archives } = await computer();
    await accounts.answerPerson(answer);
    await accounts.signedIn(signInAs('one'));
    await online(state);
    await accounts.answerPerson(answer);
    expect(state.connection.value.kind).toBe('online');
    expect(await archives()).toEqual([`${idOf(store)}.sqlite`]);
  });

  test('is asked about again, by itself, where the answer cannot be written', async () => {
    const setUp = await computer();
    const { accounts, state } = setUp;
    await signInAsOther(setUp);
    const archive = accounts.session()?.archive;
    if (archive) vi.spyOn(archive, 'addUserId').mockRejectedValueOnce(new ArchiveError('disk-full'));
    await accounts.answerPerson('same');
    expect(state.connection.value).toMatchObject({ kind: 'offline', failure: 'disk-full' });
    await accounts.open(); // as after a minute
    await asked(state);
  });

  test('is still asked about where the settings cannot be written', async () => {
    const setUp = await computer();
    const { accounts, state, store } = setUp;
    await signInAsOther(setUp);
    store.refusing = true;
    await accounts.answerPerson('other');
    expect(state.connection.value).toMatchObject({ kind: 'offline', failure: 'disk' });
    store.refusing = false;
    await accounts.refresh();
    await asked(state);
  });
});

describe('the other events page', () => {
  const eventsOf = async ({ accounts }: Computer) => {
    const range = { fromAt: FIRST, toAt: NOW };
    return accounts.session()?.archive.records('event', range);
  };

  test('brings the same events under its own ids, and back; nothing is doubled, lost or asked of the person', async () => {
    const setUp = await computer();
    const { accounts, state, store, signInAs, simulated } = setUp;
    await accounts.signedIn(signInAs('one'));
    await online(state);
    const before = await eventsOf(setUp);
    expect(before?.at.length).toBe(MEALS.length);
    for (const version of ['v2', 'v3', 'v2'] as const) {
      simulated.asked.length = 0;
      await accounts.setEventsVersion(version);
      await online(state);
      expect(store.get().account?.eventsVersion).toBe(version);
      await vi.waitFor(() => expect(pagesOf(simulated, `/${version}/users/self/events`)).toBeGreaterThanOrEqual(2));
      await accounts.refresh();
      const after = await eventsOf(setUp);
      expect(after && whatWasEaten(after)).toEqual(before && whatWasEaten(before));
      expect(after?.recordId.every((id) => id.startsWith('older-') === (version === 'v2'))).toBe(true);
      expect(state.history.value.count).toBe(READINGS.length);
    }
  });

  test('is not asked twice for the same choice, and not where nobody is signed in', async () => {
    const { accounts, state, store, signInAs, simulated } = await computer();
    await accounts.setEventsVersion('v2');
    expect(store.get()).toEqual(STORED_DEFAULTS);
    await accounts.signedIn(signInAs('one'));
    await online(state);
    simulated.asked.length = 0;
    await accounts.setEventsVersion('v3');
    await online(state);
    expect(pagesOf(simulated, 'startDate=2026-03')).toBe(0);
  });

  /** The older page says neither the device nor when it was entered. */
  const whatWasEaten = ({ at, type, value, unit }: EventColumns) => ({ at, type, value, unit });
  const pagesOf = ({ asked }: Simulated, part: string): number => asked.filter((path) => path.includes(part)).length;
});

describe('the file of the history', () => {
  test('is that of the account in use, and its size counts what lies beside it', async () => {
    const { accounts, state, store, signInAs, folder } = await computer();
    expect(accounts.historyFile()).toBeNull();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    const file = archivePath(folder, idOf(store));
    expect(accounts.historyFile()).toBe(file);
    const { bytes, ...where } = await placeOf(file);
    expect(where).toEqual({ folder: join(folder, 'archives') });
    expect(bytes).toBeGreaterThan(4096);
    await writeFile(`${file}.before-v2`, new Uint8Array(100_000));
    await writeFile(join(folder, 'archives', '00112233aabb.sqlite'), new Uint8Array(1e6));
    const withCopy = (await placeOf(file)).bytes - bytes;
    expect([withCopy >= 100_000, withCopy < 1e6]).toEqual([true, true]);
    await accounts.startDemo('new');
    expect(accounts.historyFile()).toBe(archivePath(folder, 'demo-new'));
  });
});

describe('deleting all data', () => {
  const signedIn = async (): Promise<Computer> => {
    const setUp = await computer();
    await setUp.accounts.signedIn(setUp.signInAs('one'));
    await online(setUp.state);
    return setUp;
  };

  test('removes every file, entry and setting of the account, and counts them', async () => {
    const { accounts, state, store, keychain, folder } = await signedIn();
    const beside = `${archivePath(folder, idOf(store))}.before-v2`;
    await writeFile(beside, 'copy');
    await writeFile(join(folder, 'archives', '00112233aabb.sqlite'), 'of someone else');
    await writeFile(join(folder, 'settings.json.unreadable'), 'old settings');
    const deleted = await accounts.deleteData();
    expect(deleted).toMatchObject({ ok: true, value: { secrets: 2, settings: true, otherHistories: 1 } });
    expect(deleted.ok && deleted.value.files).toBeGreaterThanOrEqual(3);
    expect(deleted.ok && deleted.value.bytes).toBeGreaterThan(4096);
    expect(await readdir(join(folder, 'archives'))).toEqual(['00112233aabb.sqlite']);
    expect(await readdir(folder)).toEqual(['archives']);
    expect([store.get(), keychain.secrets.size]).toEqual([STORED_DEFAULTS, 0]);
    expect(state.connection.value).toEqual({ kind: 'signed-out' });
    expect(state.glance.value).toEqual({ kind: 'none', lastAt: null });
  });

  test.each(['locked', 'failing'] as const)('stops at a keychain that is %s, and goes on from there', async (how) => {
    const { accounts, state, store, keychain, archives } = await signedIn();
    keychain[how] = true;
    expect(await accounts.deleteData()).toEqual({ ok: false, error: 'keychain' });
    expect([store.get().account?.signedIn, state.history.value.count]).toEqual([true, READINGS.length]);
    keychain[how] = false;
    expect(await accounts.deleteData()).toMatchObject({ ok: true, value: { secrets: 2 } });
    expect([store.get().account, keychain.secrets.size, await archives()]).toEqual([null, 0, []]);
  });

  test('stops at settings that cannot be written, and goes on from there', async () => {
    const { accounts, store } = await signedIn();
    store.refusing = true;
    expect(await accounts.deleteData()).toEqual({ ok: false, error: 'settings' });
    store.refusing = false;
    expect(await accounts.deleteData()).toMatchObject({ ok: true, value: { secrets: 0, settings: true } });
    expect(store.get().account).toBeNull();
  });

  test('stops at a file that cannot be removed, signed out so that nothing is fetched again', async () => {
    const { accounts, state, store, keychain, folder } = await signedIn();
    const inTheWay = `${archivePath(folder, idOf(store))}.a-folder`;
    await mkdir(inTheWay);
    expect(await accounts.deleteData()).toEqual({ ok: false, error: 'history' });
    expect([store.get().account?.signedIn, keychain.secrets.size]).toEqual([false, 0]);
    expect(state.connection.value).toEqual({ kind: 'signed-out' });
    await rmdir(inTheWay);
    expect(await accounts.deleteData()).toMatchObject({ ok: true });
  });

  test('works for a sign-in that was held for this run only, without any keychain', async () => {
    const { accounts, state, store, keychain, signInAs } = await computer();
    keychain.absent = true;
    await accounts.signedIn(signInAs('one'));
    await online(state);
    expect(await accounts.deleteData()).toMatchObject({ ok: true, value: { secrets: 2 } });
    expect(store.get().account).toBeNull();
  });

  test('of the demo needs no keychain', async () => {
    const { accounts, store, keychain } = await computer();
    keychain.locked = true;
    await accounts.startDemo('new');
    expect(await accounts.deleteData()).toMatchObject({ ok: true, value: { secrets: 0 } });
    expect(store.get().demo).toBeNull();
  });

  test('of the demo leaves the account under it alone; of nobody is nothing', async () => {
    const { accounts, state, store, keychain } = await signedIn();
    await accounts.startDemo('new');
    expect(await accounts.deleteData()).toMatchObject({ ok: true, value: { secrets: 0 } });
    await online(state);
    expect([store.get().demo, keychain.secrets.size]).toEqual([null, 2]);
    const nobody = await computer();
    expect(await nobody.accounts.deleteData()).toEqual({
      ok: true,
      value: { files: 0, bytes: 0, secrets: 0, settings: true, otherHistories: 0 },
    });
  });
});

describe('the connection', () => {
  test('renews its tokens and keeps the rotated ones', async () => {
    const { accounts, state, keychain, store, simulated, signInAs } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    const before = keychain.secrets.get(`Steadyline/${idOf(store)}/tokens`);
    simulated.world = expireAccessTokens(simulated.world);
    await accounts.refresh();
    expect(state.connection.value.kind).toBe('online');
    expect(keychain.secrets.get(`Steadyline/${idOf(store)}/tokens`)).not.toBe(before);
  });

  test('that was revoked asks to sign in again and keeps the history in sight', async () => {
    const { accounts, state, simulated, signInAs } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    simulated.world = revokeRefreshTokens(expireAccessTokens(simulated.world));
    await accounts.refresh();
    expect(state.connection.value).toEqual({ kind: 'sign-in-expired' });
    expect(state.history.value.count).toBe(READINGS.length);
  });

  test('that fails says why and when it tries again', async () => {
    const { accounts, state, simulated, signInAs } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    simulated.fault = () => new Error('net::ERR_INTERNET_DISCONNECTED');
    await accounts.refresh();
    expect(state.connection.value).toEqual({
      kind: 'offline',
      failure: 'no-network',
      cause: 'net::ERR_INTERNET_DISCONNECTED',
      retryAt: NOW + 11_250,
    });
    simulated.fault = () => undefined;
    await accounts.refresh();
    expect(state.connection.value).toEqual({ kind: 'online', lastPollAt: NOW, missing: [] });
  });

  test('with a wrong secret is mended by replacing it', async () => {
    const { accounts, state, simulated, signInAs } = await computer();
    const { tokens, pending } = signInAs('one');
    await accounts.signedIn({ tokens, pending: { ...pending, clientSecret: 'old secret' } });
    await online(state);
    simulated.world = expireAccessTokens(simulated.world);
    await accounts.refresh();
    expect(state.connection.value).toMatchObject({ kind: 'offline', failure: 'wrong-client' });
    expect(await accounts.replaceSecret('  ')).toEqual({ ok: false, error: 'bad-form' });
    expect(await accounts.replaceSecret(` ${CLIENT.clientSecret} `)).toEqual({ ok: true, value: 'keychain' });
    expect(await accounts.storedClient()).toEqual({ ok: true, value: CLIENT });
    await online(state);
  });

  test('with a keychain that does not open takes no secret, or only until the app ends, and says so', async () => {
    const { accounts, state, keychain, signInAs } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    keychain.locked = true;
    expect(await accounts.replaceSecret('newer')).toEqual({ ok: false, error: 'no-keychain' });
    expect(await accounts.storedClient()).toEqual({ ok: false, error: 'locked' });
    keychain.locked = false;
    keychain.setPassword = () => Promise.reject(new Error('refused'));
    expect(await accounts.replaceSecret('newer')).toEqual({ ok: true, value: 'memory' });
  });

  test('without an account has no secret to replace', async () => {
    const { accounts } = await computer();
    expect(await accounts.replaceSecret('new')).toEqual({ ok: false, error: 'bad-form' });
  });
});

describe('one account is open at a time, once', () => {
  test('however often it is opened and refreshed meanwhile', async () => {
    const { accounts, state, signInAs, simulated } = await computer();
    await Promise.all([accounts.signedIn(signInAs('one')), accounts.refresh(), accounts.open(), accounts.refresh()]);
    await online(state);
    expect(roundsIn(simulated)).toBeLessThanOrEqual(2);
    await accounts.stop();
    const asked = simulated.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(simulated.asked).toHaveLength(asked);
  });

  test('two accounts opened one after the other leave only the second', async () => {
    const { accounts, state, signInAs } = await computer();
    await Promise.all([accounts.startDemo('new'), accounts.startDemo('pregnancy'), accounts.signedIn(signInAs('one'))]);
    await online(state);
    expect(state.account.value).toMatchObject({ kind: 'dexcom' });
    expect(state.history.value.count).toBe(READINGS.length);
  });

  test('stopping ends it, with the archive closed', async () => {
    const { accounts, state, signInAs } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    const session = accounts.session();
    await accounts.stop();
    expect(accounts.session()).toBeNull();
    await expect(session?.archive.summary()).rejects.toThrow();
  });
});

describe('a history that cannot be opened', () => {
  test('is said, and opened by the next refresh', async () => {
    const { accounts, state, signInAs, store, folder } = await computer();
    await accounts.signedIn(signInAs('one'));
    await online(state);
    await accounts.stop();
    const path = archivePath(folder, idOf(store));
    const sound = await readFile(path);
    await writeFile(path, Buffer.concat([Buffer.from('garbage'), sound]));
    await accounts.open();
    expect(state.notes.value).toContain('archive-set-aside');
    await online(state);
    expect(state.history.value.count).toBe(READINGS.length);
  });

  test('because its folder is in the way, is no reason to forget the account', async () => {
    const { accounts, state, signInAs, store, folder } = await computer();
    await writeFile(join(folder, 'archives'), 'in the way');
    await accounts.signedIn(signInAs('one'));
    expect(state.connection.value).toMatchObject({ kind: 'offline', failure: 'read-only' });
    expect(store.get().account).toMatchObject({ signedIn: true });
  });

  test('because another program holds it, is opened again by itself', async () => {
    const { accounts, state } = await computer(true, async () => {
      throw new ArchiveError('locked');
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await accounts.startDemo('new');
    const locked = { kind: 'offline', failure: 'archive-locked', cause: 'history file: locked', retryAt: NOW + 60_000 };
    expect(state.connection.value).toEqual(locked);
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    await online(state);
  });

  test('at once is waited for; after half a minute that is said', async () => {
    let go: () => void = () => {};
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { accounts, state } = await computer(true, async (path, now) => {
      await gone;
      return openArchive(path, now);
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const started = accounts.startDemo('new');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(state.connection.value).toMatchObject({ kind: 'offline', failure: 'archive-slow', retryAt: null });
    vi.useRealTimers();
    go();
    await started;
    await online(state);
  });

  test('because what it ran in has ended, is opened again', async () => {
    const exits: Array<() => void> = [];
    const { accounts, state, signInAs } = await computer(true, async (path, now, onExit) => {
      exits.push(onExit);
      return openArchive(path, now);
    });
    await accounts.signedIn(signInAs('one'));
    await online(state);
    exits[0]?.();
    await vi.waitFor(() => expect(state.connection.value).toMatchObject({ kind: 'offline', failure: 'disk' }));
    expect(accounts.session()).toBeNull();
    await accounts.refresh();
    await online(state);
    expect(state.history.value.count).toBe(READINGS.length);
  });
});

test('a history that cannot even be closed, on a full disk, keeps nobody from deleting it', async () => {
  const { accounts, store, keychain, signInAs, archives } = await computer(true, async (path, now) => {
    const { archive, setAside } = await openArchive(path, now);
    const close = () => archive.close().then(() => Promise.reject(new ArchiveError('disk-full')));
    return { archive: { ...archive, close }, setAside };
  });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await accounts.signedIn(signInAs('one'));
  expect(await accounts.deleteData()).toMatchObject({ ok: true, value: { secrets: 2 } });
  expect([store.get().account, keychain.secrets.size, await archives()]).toEqual([null, 0, []]);
});
