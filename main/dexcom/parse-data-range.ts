import { parseInstant } from './parse-time';

/** The first and last record of a kind, epoch ms; both are the same where there is one. */
export type Span = { readonly startAt: number; readonly endAt: number };

/** What the account holds: whose it is, and what there is of each kind, or null where there is none. */
export type DataRange = {
  readonly userId: string | null;
  readonly egvs: Span | null;
  readonly events: Span | null;
  readonly calibrations: Span | null;
};

/** Reads the body of a /dataRange answer; null where it is no such answer at all. */
export function parseDataRange(body: unknown): DataRange | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const { userId, egvs, events, calibrations } = body as Readonly<Record<string, unknown>>;
  return {
    userId: typeof userId === 'string' && userId !== '' ? userId : null,
    egvs: parseSpan(egvs),
    events: parseSpan(events),
    calibrations: parseSpan(calibrations),
  };
}

/** Where only the end is a time, the month before it is what there surely is. */
const SURELY_MS = 30 * 86_400_000;

function parseSpan(span: unknown): Span | null {
  const endAt = parseMoment(span, 'end');
  if (endAt === null) return null;
  const startAt = parseMoment(span, 'start') ?? endAt - SURELY_MS;
  return endAt < startAt ? null : { startAt, endAt };
}

function parseMoment(span: unknown, side: 'start' | 'end'): number | null {
  const moment = (span as Readonly<Record<string, unknown>> | null | undefined)?.[side];
  return parseInstant((moment as Readonly<Record<string, unknown>> | null | undefined)?.systemTime);
}
