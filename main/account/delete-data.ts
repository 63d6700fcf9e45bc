import { rm, stat } from 'node:fs/promises';
import type { Deleted, DeleteStep } from '../../core/deleted';
import { fail, ok, type Result } from '../../core/result';
import { archiveFiles, otherArchives } from '../archive/archive-path';
import { unreadableSettings } from '../settings/stored';
import { PENDING } from '../sign-in/pending';
import type { Vault } from '../sign-in/vault';
import { forgetSecrets } from './account-secrets';

export type DeleteOptions = {
  readonly folder: string;
  readonly vault: Vault;
  readonly id: string;
  /** A demo has no secrets, so it needs no keychain. */
  readonly isDemo: boolean;
  /** Whether its secrets should be in the keychain. */
  readonly signedIn: boolean;
  /** Says in the settings that the secrets are gone; rejects where the disk refuses. */
  readonly signOut: () => Promise<void>;
  /** Takes the account out of the settings; rejects where the disk refuses. */
  readonly forget: () => Promise<void>;
};

/**
 * Removes every keychain entry, file and setting of a closed account and counts them. The secrets go first: with them
 * a deleted history would be fetched again. The settings go last: as long as they name the account, deleting can be
 * asked for again.
 */
export async function deleteData(options: DeleteOptions): Promise<Result<Deleted, DeleteStep>> {
  const secrets = options.isDemo
    ? NO_SECRETS
    : await forgetSecrets(options.vault, options.id, options.signedIn, [PENDING]);
  if (!secrets.isGone) return fail('keychain');
  if (options.signedIn && !(await isDone(options.signOut))) return fail('settings');
  const files = await removeFiles([
    ...(await archiveFiles(options.folder, options.id)),
    unreadableSettings(options.folder),
  ]);
  if (!files) return fail('history');
  if (!(await isDone(options.forget))) return fail('settings');
  const otherHistories = (await otherArchives(options.folder, options.id)).length;
  return ok({ ...files, secrets: secrets.count, settings: true, otherHistories });
}

const isDone = (work: () => Promise<void>): Promise<boolean> =>
  work().then(
    () => true,
    () => false,
  );

const NO_SECRETS = { count: 0, isGone: true };

/** Removes files that may or may not be there; null where one cannot be removed. */
async function removeFiles(paths: readonly string[]): Promise<{ files: number; bytes: number } | null> {
  const removed = { files: 0, bytes: 0 };
  try {
    for (const path of paths) {
      const found = await stat(path).catch(() => null);
      await rm(path, { force: true });
      if (found) removed.files += 1;
      removed.bytes += found?.size ?? 0;
    }
    return removed;
  } catch {
    return null;
  }
}
