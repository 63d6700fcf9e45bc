import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '../../../core/account';
import { deriveGlance, type Glance, type Newest, type Reading } from '../../../core/glance';
import type { Glucose } from '../../../core/glucose';
import { formatAge } from '../../../core/words';
import { DEFAULT_THRESHOLDS } from '../../../core/zones';
import { readingOf } from './readings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AT = Date.UTC(2026, 4, 1, 12);
const DEMO: Account = { kind: 'demo', id: 'demo-steady', person: 'steady' };
const account = (region: 'us' | 'outside-us' | 'japan' | 'sandbox' | 'custom', signedIn = true): Account => ({
  kind: 'dexcom',
  id: 'aabbccddeeff',
  region,
  origin: 'https://api.invalid',
  oauthVersion: 'v3',
  eventsVersion: 'v3',
  redirect: 'scheme',
  signedIn,
});

const glanceAt = (ageMs: number, newest: Partial<Newest> = {}, whose: Account = DEMO): Glance =>
  deriveGlance({ reading: readingOf({ at: AT }), previous: null, ...newest }, whose, DEFAULT_THRESHOLDS, AT + ageMs);

describe('age', () => {
  test('is never negative and never off by a minute, in any zone and at any instant', () => {
    const anyAt = fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2040, 0) });
    const anyAge = fc.integer({ min: -10 * MINUTE, max: 30 * HOUR });
    fc.assert(
      fc.property(anyAt, anyAge, (at, ageMs) => {
        const newest = { reading: readingOf({ at }), previous: null };
        const glance = deriveGlance(newest, DEMO, DEFAULT_THRESHOLDS, at + ageMs);
        if (ageMs >= 24 * HOUR) {
          expect(glance).toEqual({ kind: 'none', lastAt: at });
          return;
        }
        if (glance.kind === 'none') throw new Error('a value was expected');
        expect(glance.ageMs).toBe(Math.max(0, ageMs));
        expect(minutesIn(formatAge(glance.ageMs))).toBe(Math.floor(Math.max(0, ageMs) / MINUTE));
      }),
    );
  });

  test('ends the value at 24 hours, not a moment before', () => {
    expect(glanceAt(24 * HOUR - 1).kind).toBe('value');
    expect(glanceAt(24 * HOUR)).toEqual({ kind: 'none', lastAt: AT });
  });

  test('of a reading from a clock that runs ahead is zero', () => {
    expect(glanceAt(-3 * MINUTE)).toMatchObject({ kind: 'value', ageMs: 0, freshness: { kind: 'as-expected' } });
  });
});

/** Reads "now", "12 min" or "3 h 5 min" back to minutes. */
function minutesIn(text: string): number {
  const hours = Number(/(\d+) h/.exec(text)?.[1] ?? 0);
  return hours * 60 + Number(/(\d+) min/.exec(text)?.[1] ?? 0);
}

describe('freshness', () => {
  test.each([
    ['the demo', DEMO, HOUR],
    ['the US', account('us'), HOUR],
    ['outside the US', account('outside-us'), 3 * HOUR],
    ['Japan', account('japan'), 3 * HOUR],
    ['the sandbox', account('sandbox'), 3 * HOUR],
    ['a custom address', account('custom'), 3 * HOUR],
  ])('of %s is late from its delay and 15 minutes on', (_name, whose, delayMs) => {
    const dueMs = delayMs + 15 * MINUTE;
    expect(glanceAt(dueMs - 1, {}, whose)).toMatchObject({ freshness: { kind: 'as-expected' } });
    expect(glanceAt(dueMs, {}, whose)).toMatchObject({ freshness: { kind: 'late', overdueMs: 0 } });
    expect(glanceAt(dueMs + 7, {}, whose)).toMatchObject({ freshness: { kind: 'late', overdueMs: 7 } });
  });

  test('comes from the reading, so that the same reading only ever gets staler', () => {
    const rank = (glance: Glance) => (glance.kind === 'none' ? 2 : glance.freshness.kind === 'late' ? 1 : 0);
    const anyAge = fc.integer({ min: 0, max: 26 * HOUR });
    fc.assert(
      fc.property(anyAge, anyAge, (a, b) => {
        expect(rank(glanceAt(Math.min(a, b)))).toBeLessThanOrEqual(rank(glanceAt(Math.max(a, b))));
      }),
    );
  });
});

describe('on battery or a metered network', () => {
  const isSparedAt = (overMs: number, whose: Account = account('us'), sparing = true): boolean => {
    const newest = { reading: readingOf({ at: AT }), previous: null };
    const glance = deriveGlance(newest, whose, DEFAULT_THRESHOLDS, AT + HOUR + overMs, undefined, sparing);
    return glance.kind === 'value' && glance.spared;
  };

  test.each([
    ['is as new as it can be until the next one is due', 5 * MINUTE - 1, false],
    ['may be older from then on', 5 * MINUTE, true],
    ['may be older until somebody has surely asked since', 50 * MINUTE - 1, true],
    ['is late for another reason from then on', 50 * MINUTE, false],
  ])('a value %s', (_name, overMs, spared) => {
    expect(isSparedAt(overMs)).toBe(spared);
    expect(isSparedAt(overMs, account('us'), false)).toBe(false);
  });

  test('an account that is signed out is not asked at all, the demo is', () => {
    expect([isSparedAt(6 * MINUTE, account('us', false)), isSparedAt(6 * MINUTE, DEMO)]).toEqual([false, true]);
  });
});

describe('change', () => {
  const earlier = (spanMs: number, glucose: Glucose = { kind: 'value', mgDl: 110 }): Reading =>
    readingOf({ at: AT - spanMs, glucose });
  const changeOf = (glance: Glance) => (glance.kind === 'value' ? glance.changeMgDl : undefined);

  test('is what the value has moved since the reading before', () => {
    expect(changeOf(glanceAt(HOUR, { previous: earlier(5 * MINUTE) }))).toBe(10);
    expect(changeOf(glanceAt(HOUR, { previous: earlier(7.5 * MINUTE) }))).toBe(10);
  });

  test.each<[string, Newest['previous']]>([
    ['across a gap', earlier(7.5 * MINUTE + 1)],
    ['across a day', earlier(24 * HOUR)],
    ['with a single reading', null],
    ['after LOW', earlier(5 * MINUTE, { kind: 'low' })],
    ['after HIGH', earlier(5 * MINUTE, { kind: 'high' })],
  ])('is blank %s', (_name, previous) => {
    expect(changeOf(glanceAt(HOUR, { previous }))).toBeNull();
  });

  test.each(['low', 'high'] as const)('is blank when the value is %s', (kind) => {
    const newest = { reading: readingOf({ at: AT, glucose: { kind } }), previous: earlier(5 * MINUTE) };
    expect(changeOf(glanceAt(HOUR, newest))).toBeNull();
  });
});

test('no reading at all is none, and was never', () => {
  expect(glanceAt(0, { reading: null })).toEqual({ kind: 'none', lastAt: null });
});

test('a reading without a value is none', () => {
  expect(glanceAt(0, { reading: readingOf({ at: AT, glucose: { kind: 'none' } }) })).toEqual({
    kind: 'none',
    lastAt: AT,
  });
});

test('LOW and HIGH are values with their zones', () => {
  const low = glanceAt(0, { reading: readingOf({ at: AT, glucose: { kind: 'low' } }) });
  const high = glanceAt(0, { reading: readingOf({ at: AT, glucose: { kind: 'high' } }) });
  expect(low).toMatchObject({ kind: 'value', glucose: { kind: 'low' }, zone: 'very-low' });
  expect(high).toMatchObject({ kind: 'value', glucose: { kind: 'high' }, zone: 'very-high' });
});
