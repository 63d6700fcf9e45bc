import type { SimRequest, SimResponse } from '../request';

/** What a fault does to one request: another answer, a changed one, or a connection that does not carry it whole. */
export type Damage =
  | { readonly kind: 'answer'; readonly response: SimResponse }
  | { readonly kind: 'change'; readonly change: (right: SimResponse) => SimResponse }
  /** Half of the body, then the connection is cut. */
  | { readonly kind: 'cut' }
  /** The body in two halves, so far apart. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** The connection stays open and nothing comes. */
  | { readonly kind: 'silent' }
  /** The connection is closed before anything came. */
  | { readonly kind: 'hang-up' };

/** How an answer goes out: whole and at once, or not. */
export type Delivery = Exclude<Damage, { kind: 'answer' | 'change' }> | { readonly kind: 'whole' };

/** What goes out in place of the right answer, and how; the right one is made only where it is needed. */
export function deliver(
  damage: Damage | undefined,
  right: () => SimResponse,
): { readonly response: SimResponse; readonly delivery: Delivery } {
  if (damage === undefined) return { response: right(), delivery: { kind: 'whole' } };
  if (damage.kind === 'answer') return { response: damage.response, delivery: { kind: 'whole' } };
  if (damage.kind === 'change') return { response: damage.change(right()), delivery: { kind: 'whole' } };
  return { response: damage.kind === 'hang-up' || damage.kind === 'silent' ? NO_ANSWER : right(), delivery: damage };
}

const NO_ANSWER: SimResponse = { status: 0, headers: {}, body: '' };

/** The errors of a network that correspond to a delivery, for where there is no network. */
const ERROR_CODES: Record<Exclude<Delivery['kind'], 'whole'>, string> = {
  cut: 'ERR_INCOMPLETE_CHUNKED_ENCODING',
  slow: 'ETIMEDOUT',
  silent: 'ETIMEDOUT',
  'hang-up': 'ECONNRESET',
};

/** The same as over a socket, without one: an answer, or the error a network would have ended with. */
export function deliverInMemory(damage: Damage | undefined, right: () => SimResponse): SimResponse {
  const { response, delivery } = deliver(damage, right);
  if (delivery.kind === 'whole') return response;
  throw Object.assign(new Error(`simulated: ${delivery.kind}`), { code: ERROR_CODES[delivery.kind] });
}

/** Whether a request is about data or about tokens. */
export const isTokenRequest = ({ url }: SimRequest): boolean => /\/oauth2\/token(?:\?|$)/.test(url);
export const isDataRequest = ({ url }: SimRequest): boolean => url.includes('/users/self/');
