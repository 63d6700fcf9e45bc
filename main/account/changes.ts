import { randomBytes } from 'node:crypto';
import type { EventsVersion } from '../../core/account';
import type { KeychainProblem } from '../../core/connection';
import { fail, ok, type Result } from '../../core/result';
import type { KeptIn, Refusal } from '../../core/sign-in';
import { renamedFor } from '../../core/user-id';
import { archivePath, removeArchive } from '../archive/archive-path';
import type { SettingsStore } from '../settings/settings-store';
import type { StoredAccount } from '../settings/stored';
import { PENDING } from '../sign-in/pending';
import type { SignedIn } from '../sign-in/sign-in';
import type { ClientCredentials, Vault } from '../sign-in/vault';
import type { AppState } from '../state';
import { clientName, copySecrets, forgetSecrets, keepSecrets, loadClient } from './account-secrets';
import type { SessionOptions } from './session';

/** What an account is made of, beside its history while that is open. */
export type AccountParts = Pick<SessionOptions, 'openArchive' | 'now'> & {
  readonly folder: string;
  readonly vault: Vault;
  readonly store: SettingsStore;
  readonly state: AppState;
};

/** Takes a finished sign-in: at the same address it goes on with the same history, at another the earlier one ends. */
export async function takeSignIn(parts: AccountParts, { pending, tokens }: SignedIn): Promise<void> {
  const { vault, store, state } = parts;
  const known = store.get().account;
  const id = known?.origin === pending.origin ? known.id : createId();
  const { region, origin, oauthVersion, redirect } = pending;
  const eventsVersion = known?.eventsVersion ?? 'v3';
  if ((await keepSecrets(vault, id, pending, tokens)) === 'memory') state.addNote('signed-in-for-this-run');
  const account: StoredAccount = { id, region, origin, oauthVersion, eventsVersion, redirect, signedIn: true };
  try {
    await store.update({ account, demo: null });
  } catch (error) {
    if (id !== known?.id) await forgetSecrets(vault, id, false); // nothing would ever name them
    throw error;
  }
  state.removeNote('sign-in-left'); // its remedy would remove this one too
  if (known && id !== known.id) await forget(parts, known);
}

/** Ends the demo with its history, or the sign-in, whose history may stay. */
export async function leave(parts: AccountParts, keepHistory: boolean): Promise<void> {
  const { store, folder } = parts;
  const { account, demo } = store.get();
  if (demo) {
    await store.update({ demo: null });
    await removeArchive(folder, `demo-${demo}`);
  } else if (account) {
    await forget(parts, account, [PENDING]);
    await store.update({ account: keepHistory ? { ...account, signedIn: false } : null });
    if (!keepHistory) await removeArchive(folder, account.id);
  }
}

/** Someone else's data must not mix with this history: the same sign-in goes on with a new one. */
export async function moveToNewHistory(parts: AccountParts): Promise<void> {
  const { vault, store, state } = parts;
  const { account } = store.get();
  if (!account) return;
  const id = createId();
  const kept = await copySecrets(vault, account.id, id);
  if (!kept) return;
  await store.update({ account: { ...account, id } });
  await forget(parts, account);
  if (kept === 'memory') state.addNote('signed-in-for-this-run');
}

/** Prepares a closed history for the other events page: what it brings takes the place of what is there. */
export async function changeEventsVersion(parts: AccountParts, eventsVersion: EventsVersion): Promise<void> {
  const { account } = parts.store.get();
  if (!account || account.eventsVersion === eventsVersion) return;
  const { archive } = await parts.openArchive(archivePath(parts.folder, account.id), parts.now(), () => {});
  try {
    const name = (await archive.userIds()).at(-1);
    if (name) await archive.addUserId(renamedFor(name, eventsVersion));
    await archive.uncover('event');
  } finally {
    await archive.close();
  }
  await parts.store.update({ account: { ...account, eventsVersion } });
}

/** The developer app of the account, or why the keychain does not give it; where there is no account it has none. */
export async function storedClient({
  vault,
  store,
}: AccountParts): Promise<Result<ClientCredentials, KeychainProblem>> {
  const { account } = store.get();
  return account ? loadClient(vault, account.id) : fail('empty');
}

/** Gives the account's developer app another secret, and says where that is kept. */
export async function replaceSecret(parts: AccountParts, clientSecret: string): Promise<Result<KeptIn, Refusal>> {
  const { account } = parts.store.get();
  if (!account || clientSecret.trim() === '') return fail('bad-form');
  const client = await storedClient(parts);
  if (!client.ok) return fail('no-keychain');
  const { kept } = await parts.vault.save(clientName(account.id), {
    ...client.value,
    clientSecret: clientSecret.trim(),
  });
  return ok(kept);
}

/** Where the keychain does not open, its entries stay: that is said. */
async function forget(
  { vault, state }: AccountParts,
  { id, signedIn }: StoredAccount,
  others: readonly string[] = [],
): Promise<void> {
  if (!(await forgetSecrets(vault, id, signedIn, others)).isGone) state.addNote('sign-in-left');
}

const createId = (): string => randomBytes(6).toString('hex');
