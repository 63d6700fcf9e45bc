import { parseWindow } from './data/window';
import type { Person, ReadRecords, Recorded } from './person/person';
import { pathOf, type SimRequest } from './request';
import { DAY_MS } from './units';

/** A piece of life that is made within a few milliseconds. */
const PIECE_MS = 2 * DAY_MS;

function readerOf(person: Person, path: string): ReadRecords<Recorded> | undefined {
  if (path.endsWith('/egvs')) return person.egvs;
  if (path.endsWith('/events')) return person.events;
  if (path.endsWith('/alerts')) return person.alerts;
  return path.endsWith('/calibrations') ? person.calibrations : undefined;
}

/** Lets the event loop run what waits. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Makes the records of a request's window piece by piece, so that a process with windows is never held up for long. */
export async function warm(person: Person, request: SimRequest): Promise<void> {
  const read = readerOf(person, pathOf(request));
  const window = parseWindow(request);
  if (read === undefined || typeof window === 'string') return;
  for (let at = window.startAt; at < window.endAt; at += PIECE_MS) {
    read(at, Math.min(at + PIECE_MS, window.endAt));
    await nextTurn();
  }
}
