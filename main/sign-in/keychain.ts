import type { Keychain } from './vault';

/** The system's keychain, loaded when the first secret is needed; rejects where it cannot be. */
export const loadKeychain = async (): Promise<Keychain> => import('keytar');
