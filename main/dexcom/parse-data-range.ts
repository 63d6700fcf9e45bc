import { parseRecordTime } from './parse-time';

/** What the account holds: whose it is, and the first and last EGV (epoch ms), or null where there is none. */
export type DataRange = {
  readonly userId: string | null;
  readonly egvs: { readonly startAt: number; readonly endAt: number } | null;
};

/** Reads the body of a /dataRange answer; null where it is no such answer at all. */
export function parseDataRange(body: unknown): DataRange | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const { userId, egvs } = body as { userId?: unknown; egvs?: unknown };
  return { userId: typeof userId === 'string' && userId !== '' ? userId : null, egvs: parseSpan(egvs) };
}

function parseSpan(span: unknown): DataRange['egvs'] {
  const start = parseMoment(span, 'start');
  const end = parseMoment(span, 'end');
  return start === null || end === null || end < start ? null : { startAt: start, endAt: end };
}

function parseMoment(span: unknown, side: 'start' | 'end'): number | null {
  const moment = (span as Record<string, unknown> | null | undefined)?.[side];
  const time = parseRecordTime((moment as Record<string, unknown> | null | undefined)?.systemTime);
  return time?.at ?? null;
}
