import { REDIRECT_URI } from '../../core/account';
import { fail, ok, type Result } from '../../core/result';
import { type Refusal, type SignIn, type SignInForm, STATE_LIFETIME_MS } from '../../core/sign-in';
import type { Transport } from '../dexcom/transport';
import { reportProblem } from '../problems';
import { type Callback, isAnswerTo, parseCallback, sameState } from './callback-link';
import { type FormOptions, parseForm } from './form';
import type { Loopback } from './loopback';
import { isExpired, loginUrl, PENDING, type PendingSignIn, pendingSchema } from './pending';
import type { TokenSet, Vault } from './vault';

/** What a finished sign-in brings: where it was and what to keep. */
export type SignedIn = { readonly pending: PendingSignIn; readonly tokens: TokenSet };

export type SignInOptions = FormOptions & {
  readonly vault: Vault;
  readonly transport: Transport;
  readonly openInBrowser: (url: string) => Promise<void>;
  readonly registerScheme: () => Promise<void>;
  readonly onState: (state: SignIn) => void;
  readonly onSignedIn: (signedIn: SignedIn) => Promise<void>;
};

export type SignInFlow = {
  start(form: SignInForm): Promise<Result<null, Refusal>>;
  /** Takes a link that the desktop or the loopback delivered. */
  callback(link: string): Promise<void>;
  openAgain(): Promise<void>;
  cancel(): Promise<void>;
  stop(): void;
};

/** The sign-in with the system browser: one at a time, each state good once and for ten minutes. */
export function createSignIn(options: SignInOptions): SignInFlow {
  let pending: PendingSignIn | null = null;
  let loopback: Loopback | null = null;
  let expiry: NodeJS.Timeout | undefined;
  const usedStates = new Set<string>();

  const forget = async (): Promise<void> => {
    pending = null;
    clearTimeout(expiry);
    loopback?.stop();
    loopback = null;
    await options.vault.remove(PENDING);
  };

  const refuse = (refusal: Refusal): Refusal => {
    options.onState({ kind: 'refused', refusal });
    return refusal;
  };

  /** Where no browser opens the sign-in goes on: the waiting page shows the address to copy. */
  const openPage = (next: PendingSignIn): Promise<void> => options.openInBrowser(loginUrl(next)).catch(() => {});

  const begin = async (next: PendingSignIn): Promise<Result<null, Refusal>> => {
    if (next.redirect === 'loopback') {
      loopback = await openLoopbackFor(flow, next.state);
      if (!loopback) return fail('port-taken');
    } else await options.registerScheme().catch(() => {}); // the waiting page helps where no link comes back
    pending = next;
    await options.vault.save(PENDING, next);
    if (pending !== next) return ok(null); // given up while the keychain took its time
    expiry = setTimeout(() => void forget().then(() => refuse('state-expired')), STATE_LIFETIME_MS);
    options.onState(waiting(next));
    await openPage(next);
    return ok(null);
  };

  /** Which refusal a callback deserves, or the sign-in it finishes. */
  const match = async (callback: Callback): Promise<Result<PendingSignIn, Refusal>> => {
    if (callback.state === null) return fail('state-missing');
    const awaited = pending ?? (await loadPending(options.vault));
    if (usedStates.has(callback.state)) return fail('state-reused'); // also by a callback that came while it was loaded
    if (!awaited) return fail('nobody-signing-in');
    if (!sameState(callback.state, awaited.state)) return fail('state-wrong');
    usedStates.add(awaited.state);
    await forget();
    if (isExpired(awaited, options.now())) return fail('state-expired');
    return callback.denied ? fail('access-denied') : ok(awaited);
  };

  const finish = async (callback: Callback): Promise<Refusal | null> => {
    const matched = await match(callback);
    if (!matched.ok) return matched.error;
    options.onState({ kind: 'finishing' });
    const tokens = await exchange(matched.value, callback, options);
    if (!tokens.ok) return tokens.error;
    try {
      await options.onSignedIn({ pending: matched.value, tokens: tokens.value });
    } catch (error) {
      reportProblem('unforeseen', error);
      return 'not-kept';
    }
    return null;
  };

  const flow: SignInFlow = {
    start: async (form) => {
      await forget();
      const next = await parseForm(form, options);
      const begun = next.ok ? await begin(next.value) : next;
      if (!begun.ok) options.onState({ kind: 'idle' });
      return begun;
    },
    callback: async (link) => {
      const callback = parseCallback(link);
      const refusal = callback ? await finish(callback) : 'bad-callback';
      if (refusal) refuse(refusal);
      else options.onState({ kind: 'idle' });
    },
    openAgain: async () => {
      if (pending) await openPage(pending);
    },
    cancel: async () => {
      await forget();
      options.onState({ kind: 'idle' });
    },
    stop: () => {
      clearTimeout(expiry);
      loopback?.stop();
    },
  };
  return flow;
}

async function openLoopbackFor(flow: SignInFlow, state: string): Promise<Loopback | null> {
  const { openLoopback } = await import('./loopback');
  return openLoopback(
    (link) => isAnswerTo(link, state),
    (link) => void flow.callback(link),
  );
}

const waiting = (pending: PendingSignIn): SignIn => ({
  kind: 'waiting',
  startedAt: pending.startedAt,
  loginUrl: loginUrl(pending),
  redirectUri: REDIRECT_URI[pending.redirect],
  region: pending.region,
});

async function loadPending(vault: Vault): Promise<PendingSignIn | null> {
  const loaded = await vault.load(PENDING, pendingSchema);
  return loaded.ok ? loaded.value : null;
}

async function exchange(
  pending: PendingSignIn,
  callback: Callback,
  { transport, now }: SignInOptions,
): Promise<Result<TokenSet, Refusal>> {
  const { createTokenEndpoint } = await import('./oauth');
  const endpoint = createTokenEndpoint({ host: pending, credentials: pending, transport, now });
  const tokens = await endpoint.exchange(callback.url, pending.state, REDIRECT_URI[pending.redirect]);
  if (tokens.ok) return tokens;
  if (tokens.error.kind !== 'failed') return fail(tokens.error.kind);
  return fail(tokens.error.failure === 'bad-answer' ? 'bad-answer' : 'unreachable');
}
