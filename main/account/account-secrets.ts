import type { KeychainProblem } from '../../core/connection';
import { fail, ok, type Result } from '../../core/result';
import type { KeptIn } from '../../core/sign-in';
import { type ClientCredentials, clientSchema, type TokenSet, tokenSchema, type Vault } from '../sign-in/vault';

/** The names under which an account's secrets lie in the vault. */
export const tokensName = (id: string): string => `${id}/tokens`;
export const clientName = (id: string): string => `${id}/client`;

/** Keeps what a finished sign-in brought; says where: in the keychain only if all of it is, or the next run lacks some. */
export async function keepSecrets(
  vault: Vault,
  id: string,
  client: ClientCredentials | null,
  tokens: TokenSet,
): Promise<KeptIn> {
  const saved = [await vault.save(tokensName(id), tokens)];
  if (client) {
    const { clientId, clientSecret } = client;
    saved.push(await vault.save(clientName(id), { clientId, clientSecret }));
  }
  return saved.every(({ kept }) => kept === 'keychain') ? 'keychain' : 'memory';
}

/** The developer app of an account. */
export async function loadClient(vault: Vault, id: string): Promise<Result<ClientCredentials, KeychainProblem>> {
  const loaded = await vault.load(clientName(id), clientSchema);
  if (!loaded.ok) return loaded;
  return loaded.value ? ok(loaded.value) : fail('empty');
}

/**
 * Keeps an account's secrets under another name too and says where; null where they are not to be had now, which
 * whoever next asks for them says. Without its developer app a sign-in still goes on for a while.
 */
export async function copySecrets(vault: Vault, from: string, to: string): Promise<KeptIn | null> {
  const tokens = await vault.load(tokensName(from), tokenSchema);
  const client = await vault.load(clientName(from), clientSchema);
  if (!tokens.ok || !client.ok || !tokens.value) return null;
  return keepSecrets(vault, to, client.value, tokens.value);
}

/**
 * Deletes an account's secrets and others by name; says how many there were, and whether none is left.
 * @param isExpected whether some should be in the keychain: one that is absent is then no excuse
 */
export async function forgetSecrets(
  vault: Vault,
  id: string,
  isExpected: boolean,
  others: readonly string[] = [],
): Promise<{ readonly count: number; readonly isGone: boolean }> {
  const { count, problem } = await vault.erase([tokensName(id), clientName(id), ...others]);
  return { count, isGone: problem === null || (problem === 'absent' && (count > 0 || !isExpected)) };
}
