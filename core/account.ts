/** Where an account's data comes from. A token is bound to its region's host. Source: Dexcom endpoint overview. */
export type Region = 'us' | 'outside-us' | 'japan' | 'sandbox' | 'custom';

/** Which prefix the OAuth pages have: live clients use both. */
export type OauthVersion = 'v2' | 'v3';

/** Which /events page is asked: accounts of older apps are still on v2. */
export type EventsVersion = 'v2' | 'v3';

/** Where the login sends its answer. */
export type RedirectKind = 'scheme' | 'loopback';

/** The hosts of each region; a custom address is the person's own. */
export const REGION_ORIGIN: Record<Exclude<Region, 'custom'>, string> = {
  us: 'https://api.dexcom.com',
  'outside-us': 'https://api.dexcom.eu',
  japan: 'https://api.dexcom.jp',
  sandbox: 'https://sandbox-api.dexcom.com',
};

/** Each region in words. */
export const REGION_WORDS: Record<Region, string> = {
  us: 'United States',
  'outside-us': 'Outside the United States',
  japan: 'Japan',
  sandbox: 'Sandbox (made-up data, for trying)',
  custom: 'Another address',
};

/** The redirect URIs to register in the developer app, exactly as written. */
export const REDIRECT_URI: Record<RedirectKind, string> = {
  scheme: 'steadyline://oauth/callback',
  loopback: 'http://127.0.0.1:38917/oauth/callback',
};

/** The people of the demo. */
export type DemoPerson = 'steady' | 'variable' | 'pregnancy' | 'new';

export const DEMO_PERSON_WORDS: Record<DemoPerson, string> = {
  steady: 'Steady adult',
  variable: 'Very variable',
  pregnancy: 'Pregnancy',
  new: 'Newly started',
};

/** The account in use, as the window may know it: no token, no secret. */
export type Account =
  | { readonly kind: 'none' }
  | { readonly kind: 'demo'; readonly id: string; readonly person: DemoPerson }
  | {
      readonly kind: 'dexcom';
      readonly id: string;
      readonly region: Region;
      readonly origin: string;
      readonly oauthVersion: OauthVersion;
      readonly eventsVersion: EventsVersion;
      readonly redirect: RedirectKind;
      readonly signedIn: boolean;
    };

/** How late readings are by design before any were seen: 1 h in the US, 3 h elsewhere. Source: Dexcom API FAQ. */
export function priorDelayMs(account: Account): number {
  const hours = account.kind === 'dexcom' && account.region !== 'us' ? 3 : 1;
  return hours * 3_600_000;
}
