import type { SimRequest } from '../request';
import { type Damage, isDataRequest, isTokenRequest } from './damage';
import type { AnswerFault } from './fault';
import { type FaultWindow, isWindowMeant } from './fault-window';
import { type AnswerFaultName, FAULTS } from './faults';

/** Which requests a fault hits: all that it can, or only some of them. */
export type FaultChoice = FaultWindow & {
  readonly name: AnswerFaultName;
  /** Only requests whose path contains this. */
  readonly path?: string;
  /** Only the n-th of them, from 1. */
  readonly nth?: number;
  /** Only this share of them, from 0 to 1, spread evenly. */
  readonly share?: number;
  /** Only so many of them, then never again. */
  readonly times?: number;
  /** The delay of a slow fault. */
  readonly ms?: number;
};

/** Says what happens to a request; counts what it has seen. */
export type FaultSwitch = (request: SimRequest, now: number) => Damage | undefined;

/** Longer than the longest silence that the app accepts. */
const SLOW_MS = 61_000;
/** Steps by the golden ratio spread any share evenly. */
const GOLDEN = 0.618_033_988_75;

/** A fault switched on, for the requests chosen. */
export function createFaultSwitch(choice: FaultChoice): FaultSwitch {
  const fault: AnswerFault = FAULTS[choice.name];
  const { path = '', nth, share = 1, times = fault.times ?? Number.POSITIVE_INFINITY, ms = SLOW_MS } = choice;
  let seen = 0;
  let hit = 0;
  return (request, now) => {
    const isMeant = fault.at === 'token' ? isTokenRequest(request) : isDataRequest(request);
    if (!isMeant || !request.url.includes(path) || !isWindowMeant(request, choice)) return undefined;
    seen += 1;
    const isChosen = (nth === undefined || seen === nth) && (seen * GOLDEN) % 1 < share && hit < times;
    if (!isChosen) return undefined;
    hit += 1;
    return fault.damage(now, ms);
  };
}
