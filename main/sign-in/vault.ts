import * as v from 'valibot';
import type { KeychainProblem } from '../../core/connection';
import { fail, ok, type Result } from '../../core/result';

/** The part of keytar that is used. */
export type Keychain = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
};

/** The person's own developer app. */
export type ClientCredentials = { readonly clientId: string; readonly clientSecret: string };

/** An account's tokens; `expiresAt` is epoch ms. */
export type TokenSet = { readonly accessToken: string; readonly refreshToken: string; readonly expiresAt: number };

/** Secrets by name; null where an open keychain has none. What the keychain will not take is held in memory for this run and never written anywhere else. */
export type Vault = {
  load<T>(name: string, schema: v.GenericSchema<unknown, T>): Promise<Result<T | null, KeychainProblem>>;
  save(name: string, secret: unknown): Promise<{ readonly kept: 'keychain' | 'memory' }>;
  remove(name: string): Promise<void>;
  /** Removes several and says how many there were, and whether more may be left in a keychain that does not open. */
  erase(names: readonly string[]): Promise<{ readonly count: number; readonly problem: KeychainProblem | null }>;
};

export const clientSchema = v.object({ clientId: v.string(), clientSecret: v.string() });
export const tokenSchema = v.object({ accessToken: v.string(), refreshToken: v.string(), expiresAt: v.number() });

/** The name under which everything lies in the keychain. */
const SERVICE = 'Steadyline';

/** What libsecret, D-Bus and keytar say where nothing answers that could hold a secret; all else is a refusal. */
const NO_SERVICE =
  /org\.freedesktop\.secrets|ServiceUnknown|autolaunch|D-?Bus|could not connect|native addon|shared object/i;

/** A vault over the system's keychain; `keychain` is loaded when the first secret is needed. */
export function createVault(keychain: () => Promise<Keychain>): Vault {
  const memory = new Map<string, string>();
  return {
    load: async (name, schema) => {
      const held = memory.get(name);
      if (held !== undefined) return ok(parseSecret(held, schema));
      try {
        const chain = await keychain();
        const text = await chain.getPassword(SERVICE, name);
        if (text === null) await provesOpen(chain);
        return ok(text === null ? null : parseSecret(text, schema));
      } catch (error) {
        return fail(problemOf(error));
      }
    },
    save: async (name, secret) => {
      const text = JSON.stringify(secret);
      try {
        await (await keychain()).setPassword(SERVICE, name, text);
        memory.delete(name);
        return { kept: 'keychain' };
      } catch {
        memory.set(name, text);
        return { kept: 'memory' };
      }
    },
    remove: async (name) => {
      memory.delete(name);
      await keychain()
        .then((chain) => chain.deletePassword(SERVICE, name))
        .catch(() => {});
    },
    erase: async (names) => {
      const erased = new Set(names.filter((name) => memory.delete(name)));
      try {
        const chain = await keychain();
        await provesOpen(chain);
        for (const name of names) if (await chain.deletePassword(SERVICE, name)) erased.add(name);
        return { count: erased.size, problem: null };
      } catch (error) {
        return { count: erased.size, problem: problemOf(error) };
      }
    },
  };
}

/** A locked keychain says of everything that it is not there, but takes nothing in: rejects where that is so. */
async function provesOpen(chain: Keychain): Promise<void> {
  await chain.setPassword(SERVICE, 'probe', 'probe');
  await chain.deletePassword(SERVICE, 'probe');
}

function problemOf(error: unknown): KeychainProblem {
  const said = String(error);
  if (/locked/i.test(said)) return 'locked';
  return NO_SERVICE.test(said) ? 'absent' : 'refusing';
}

function parseSecret<T>(text: string, schema: v.GenericSchema<unknown, T>): T | null {
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
