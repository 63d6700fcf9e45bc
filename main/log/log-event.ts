import type { Connection, KeychainProblem } from '../../core/connection';
import type { Failure } from '../../core/failures';
import type { Note } from '../../core/notes';
import type { Runtime } from '../../core/snapshot';

/** Where something unforeseen may happen. */
export type ProblemPlace = 'tray' | 'window' | 'theme' | 'thread' | 'notices' | 'unforeseen';

/** The errors that are told apart; a name that is not here is somebody else's text and counts as `other`. */
const ERROR_NAMES = [
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'AbortError',
  'TimeoutError',
  'ArchiveError',
] as const;
export type ErrorName = (typeof ERROR_NAMES)[number] | 'other';

/** Everything that may stand in the log: words of closed lists and nothing else, so that no content can slip in. */
export type LogEvent =
  | { readonly what: 'started'; readonly runtime: Runtime['kind'] }
  | { readonly what: 'stopped' }
  | { readonly what: 'connection'; readonly kind: Connection['kind']; readonly why: Failure | KeychainProblem | null }
  | { readonly what: 'note'; readonly note: Note }
  | { readonly what: 'problem'; readonly where: ProblemPlace; readonly error: ErrorName };

/** What kind of error it is, by a name that is known. */
export function errorNameOf(error: unknown): ErrorName {
  const name = error instanceof Error ? error.name : '';
  return ERROR_NAMES.find((known) => known === name) ?? 'other';
}

/** How the connection stands, without when and without anybody's words. */
export function connectionEvent(connection: Connection): LogEvent {
  const { kind } = connection;
  if (kind === 'offline') return { what: 'connection', kind, why: connection.failure };
  if (kind === 'online') return { what: 'connection', kind, why: connection.missing[0]?.failure ?? null };
  return { what: 'connection', kind, why: kind === 'keychain' ? connection.problem : null };
}

/** One line of the log. @param now epoch ms */
export const formatEvent = (event: LogEvent, now: number): string =>
  `${JSON.stringify({ at: new Date(now).toISOString(), ...event })}\n`;
