import type { StepName } from '../../core/connection-test';
import { FAILURE_TEXT, type Failure } from '../../core/failures';
import { CLOCK_TOLERANCE_MS, NOTE_TEXT } from '../../core/notes';
import { formatAge } from '../../core/words';
import { type FailedRequest, failureOfAnswer, failureOfError, parseHttpDate } from '../dexcom/failure-of';
import { linkSignal } from '../dexcom/link-signal';
import type { HttpAnswer, Transport } from '../dexcom/transport';
import { type Outcome, passed, skipped, stopped, type Walk } from './walk';

/** Where to knock, and by what way. */
export type Door = { readonly origin: string; readonly transport: Transport };

/** A service that says no needs no longer than this. */
const TIMEOUT_MS = 30_000;

type DoorStep = Extract<StepName, 'name' | 'reach' | 'secure' | 'clock'>;

/** What the way to Dexcom comes to, step by step; without a sign-in, so that nothing of it can be at fault. */
export async function knock({ origin, transport }: Door, walk: Walk, now: () => number, signal: AbortSignal) {
  walk.begin('name');
  const askedAt = now();
  const answer = await ask(origin, transport, signal);
  const tookMs = now() - askedAt;
  const found = 'status' in answer ? judged(answer, origin, tookMs, now()) : failedAt(answer);
  for (const [step, outcome] of Object.entries(found) as [DoorStep, Outcome][]) walk.end(step, outcome);
  return !Object.entries(found).some(([step, { state }]) => step !== 'clock' && state === 'failed');
}

/** An answer of any kind proves the way; only what a stranger may be told is asked for. */
async function ask(origin: string, transport: Transport, signal: AbortSignal): Promise<HttpAnswer | FailedRequest> {
  const headers = { accept: 'application/json' };
  const { controller, unlink } = linkSignal(signal, TIMEOUT_MS);
  const url = `${origin}/v3/users/self/dataRange`;
  try {
    return await transport({ method: 'GET', url, headers, signal: controller.signal });
  } catch (error) {
    return failureOfError(error);
  } finally {
    unlink();
  }
}

type Found = Partial<Record<DoorStep, Outcome>>;

/** Which step a failure without an answer belongs to; all others are about reaching Dexcom at all. */
const STEP_OF: Partial<Record<Failure, DoorStep>> = {
  'no-network': 'name',
  'host-not-found': 'name',
  tls: 'secure',
  'wrong-clock': 'secure',
};

function failedAt({ failure }: FailedRequest): Found {
  const step = STEP_OF[failure] ?? 'reach';
  const problem = stopped(FAILURE_TEXT[failure]);
  if (step === 'name') return { name: problem };
  return step === 'reach' ? { name: passed(), reach: problem } : { name: passed(), reach: passed(), secure: problem };
}

/** How Dexcom itself may answer a stranger. */
const OWN_ANSWERS: ReadonlySet<Failure> = new Set([
  'signed-out-by-server',
  'access-refused',
  'bad-request',
  'rate-limited',
]);

function judged(answer: HttpAnswer, origin: string, tookMs: number, now: number): Found {
  const failed = failureOfAnswer(answer);
  const secure = origin.startsWith('https:') ? passed() : skipped('This address is not encrypted.');
  if (failed && !OWN_ANSWERS.has(failed.failure)) {
    return { name: passed(), reach: stopped(FAILURE_TEXT[failed.failure]), secure };
  }
  return { name: passed(), reach: passed(`After ${tookMs} ms.`), secure, clock: clockOf(answer, now) };
}

function clockOf({ headers }: HttpAnswer, now: number): Outcome {
  const serverAt = parseHttpDate(headers.date);
  if (serverAt === null) return skipped('The answer had no date.');
  const offMs = Math.abs(serverAt - now);
  if (offMs <= CLOCK_TOLERANCE_MS) return passed(offMs < 60_000 ? null : `It is ${formatAge(offMs)} off.`);
  const { remedy } = NOTE_TEXT['wrong-clock'];
  const direction = serverAt > now ? 'behind' : 'ahead of';
  return stopped({
    sentence: `The clock of this computer is ${formatAge(offMs)} ${direction} that of Dexcom.`,
    remedy,
  });
}
