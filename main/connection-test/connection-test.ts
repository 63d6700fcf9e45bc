import { describeConnection } from '../../core/connection';
import type { ConnectionTest, StepName } from '../../core/connection-test';
import { FAILURE_TEXT, type Failure, type FailureText } from '../../core/failures';
import type { RecordKind } from '../../core/history';
import type { Result } from '../../core/result';
import { parseJson } from '../dexcom/body';
import type { Answered, ClientFailure, DexcomClient } from '../dexcom/client';
import { parseDevices, parsePage } from '../dexcom/parse-page';
import type { ParsedPage } from '../dexcom/records';
import { type Door, knock } from './knock';
import { type Outcome, passed, skipped, startWalk, stopped, type Walk } from './walk';

/** The account's own client, or why there is none: the sign-in must not be used twice at once. */
export type TestedClient = DexcomClient | 'signed-out' | 'not-open';

export type ConnectionTestOptions = {
  /** The way to the service; null where there is none, as in the demo. */
  readonly door: Door | null;
  readonly client: TestedClient;
  readonly now: () => number;
  readonly onChange: (test: ConnectionTest) => void;
};

/** Walks from the name to each operation, telling every step; ends early, all else skipped, where the signal aborts. */
export async function testConnection(options: ConnectionTestOptions, signal: AbortSignal): Promise<void> {
  const { door, client, now } = options;
  const walk = startWalk((test) => {
    if (!signal.aborted) options.onChange(test);
  });
  try {
    const isOpen = door ? await knock(door, walk, now, signal) : enterDemo(walk);
    if (isOpen && !signal.aborted) await askAll(client, walk, now(), signal);
  } finally {
    walk.finish(); // a walk that breaks off must not look as if it went on
  }
}

function enterDemo(walk: Walk): boolean {
  for (const name of ['name', 'reach', 'secure', 'clock'] as const)
    walk.end(name, skipped('The demo needs no network.'));
  return true;
}

const DAY_MS = 86_400_000;

/** The operations over one day, each by its own step. */
const OPERATIONS: ReadonlyArray<readonly [step: StepName, kind: RecordKind]> = [
  ['egvs', 'egv'],
  ['events', 'event'],
  ['calibrations', 'calibration'],
  ['alerts', 'alert'],
];

async function askAll(client: TestedClient, walk: Walk, now: number, signal: AbortSignal): Promise<void> {
  if (client === 'signed-out') return walk.end('sign-in', stopped(describeConnection({ kind: client })));
  if (client === 'not-open') return walk.end('sign-in', skipped('The history is not open, so it is not used.'));
  walk.begin('sign-in');
  const range = await client.dataRange(null, signal);
  const signIn = signInOf(range);
  walk.end('sign-in', signIn);
  if (signIn.state === 'failed' || signal.aborted) return;
  walk.end('dataRange', range.ok ? passed() : stopped(problemOf(range.error)));
  const window = { fromAt: now - DAY_MS, toAt: now };
  for (const [step, kind] of OPERATIONS) {
    walk.begin(step);
    const answer = await client.page(kind, window, signal);
    if (signal.aborted) return;
    walk.end(
      step,
      outcomeOf(answer, (body) => parsePage(kind, body), 'in the last 24 hours'),
    );
  }
  walk.begin('devices');
  walk.end('devices', outcomeOf(await client.devices(signal), parseDevices, 'known'));
}

/** Failures that are about the sign-in, wherever they come up. */
const SIGN_IN_FAILURES: ReadonlySet<Failure> = new Set([
  'signed-out-by-server',
  'wrong-client',
  'token-error',
  'token-down',
]);

/** Failures that only someone who is let in is told. */
const INSIDE_FAILURES: ReadonlySet<Failure> = new Set(['access-refused', 'bad-request', 'not-found', 'bad-answer']);

function signInOf(range: Result<unknown, ClientFailure>): Outcome {
  if (range.ok) return passed();
  const { error } = range;
  if (error.kind !== 'failed' || SIGN_IN_FAILURES.has(error.failure)) return stopped(problemOf(error));
  return INSIDE_FAILURES.has(error.failure) ? passed() : skipped('It could not be told.');
}

const problemOf = (error: ClientFailure): FailureText =>
  error.kind === 'failed' ? FAILURE_TEXT[error.failure] : describeConnection(error);

function outcomeOf(
  answer: Result<Answered, ClientFailure>,
  parse: (body: unknown) => ParsedPage<unknown> | null,
  where: string,
): Outcome {
  if (!answer.ok) return stopped(problemOf(answer.error));
  const page = parse(parseJson(answer.value.body));
  if (!page) return stopped(FAILURE_TEXT['bad-answer']);
  const aside = page.rejected.length > 0 ? `, ${page.rejected.length} set aside` : '';
  return passed(`${page.records.length} ${where}${aside}`);
}
