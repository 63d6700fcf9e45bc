import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COPY_REACH_MS, copyRank, findCopies } from '../../../core/copies';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NAMES = [null, 'iOS', 'android', 'receiver', 'watch'];

type Made = {
  readonly id: string;
  readonly at: number;
  readonly ticks: number;
  readonly transmitter: number;
  readonly device: string | null;
};

/** The ids of the copies among readings given in any order. */
function copiesOf(readings: readonly Made[]): string[] {
  const sorted = [...readings].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const { isCopy } = findCopies({
    at: sorted.map(({ at }) => at),
    ticks: sorted.map(({ ticks }) => ticks),
    transmitter: sorted.map(({ transmitter }) => transmitter),
    device: sorted.map(({ device }) => NAMES.indexOf(device)),
    rank: sorted.map(({ device }) => copyRank(device)),
  });
  return sorted.filter((_, i) => isCopy[i] === 1).map(({ id }) => id);
}

const made = (id: string, at: number, about: Partial<Made> = {}): Made => ({
  id,
  at,
  ticks: 0,
  transmitter: 1,
  device: 'iOS',
  ...about,
});

describe('of two readings', () => {
  test.each<[string, Partial<Made>, Partial<Made>, number, string[]]>([
    ['phone and receiver, the receiver goes', {}, { device: 'receiver' }, 37_000, ['b']],
    ['the receiver goes also where it was first', { device: 'receiver' }, {}, 37_000, ['a']],
    ['the receiver is kept over a watch', { device: 'watch' }, { device: 'receiver' }, 0, ['a']],
    ['of two phones the later goes', { device: 'android' }, {}, 1000, ['b']],
    ['at the same time the greater id goes', { device: 'android' }, {}, 0, ['b']],
    ['two minutes apart they are the same', {}, { device: 'receiver' }, 120_000, ['b']],
    ['further apart they are not', {}, { device: 'receiver' }, 120_001, []],
    ['one whose transmitter is unknown may be the other', {}, { device: 'receiver', transmitter: 0 }, 1000, ['b']],
    ['of two transmitters both stay', {}, { device: 'receiver', transmitter: 2 }, 1000, []],
    ['with other ticks both stay', { ticks: 5 }, { device: 'receiver', ticks: 6 }, 1000, []],
    ['with ticks in one only the time decides', { ticks: 5 }, { device: 'receiver' }, 1000, ['b']],
    ['with equal ticks hours apart one goes', { ticks: 5 }, { device: 'receiver', ticks: 5 }, 26 * HOUR, ['b']],
    ['with equal ticks in another round both stay', { ticks: 5 }, { device: 'receiver', ticks: 5 }, 27 * HOUR, []],
    ['equal ticks of two transmitters say nothing', { ticks: 5 }, { ticks: 5, transmitter: 2 }, 1000, []],
    ['the same device again with equal ticks is one', { ticks: 5 }, { ticks: 5 }, 1000, ['b']],
    [
      'the same where the transmitter is unknown, as a watch repeats its phone',
      { ticks: 5, transmitter: 0 },
      { ticks: 5, transmitter: 0 },
      1000,
      ['b'],
    ],
    ['the same device without ticks is two', {}, {}, 1000, []],
    ['but one where it says the very same time', {}, {}, 0, ['b']],
  ])('%s', (_name, first, second, apartMs, copies) => {
    expect(copiesOf([made('a', 0, first), made('b', apartMs, second)])).toEqual(copies);
  });
});

const anyReading = fc.record({
  at: fc.integer({ min: 0, max: 40 * 60 }).map((minutes) => minutes * MINUTE),
  ticks: fc.integer({ min: 0, max: 40 }),
  transmitter: fc.integer({ min: 0, max: 2 }),
  device: fc.constantFrom(...NAMES),
});
const anyReadings = fc
  .array(anyReading, { maxLength: 30 })
  .map((list) => list.map((reading, i) => ({ ...reading, id: String(i).padStart(2, '0') })));

test('the order in which readings come says nothing', () => {
  fc.assert(
    fc.property(
      anyReadings.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        expect(copiesOf(shuffled)).toEqual(copiesOf(list));
      },
    ),
  );
});

test('a copy of a copy hides nothing: of three devices the one between the others goes', () => {
  const three = [made('a', 0), made('b', 100_000, { device: 'receiver' }), made('c', 200_000, { device: 'watch' })];
  expect(copiesOf(three)).toEqual(['b']);
  expect(copiesOf(three.slice(1))).toEqual(['c']);
});

/** Three devices that note the same few readings without ticks, each with a clock of its own. */
const threeDevices = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 900 }), device: fc.constantFrom('iOS', 'receiver', 'watch') }), {
    maxLength: 12,
  })
  .map((list) => list.map(({ at, device }, i) => made(String(i).padStart(2, '0'), at * 1000, { device })));

test.each([
  ['any', anyReadings],
  ['three devices’', threeDevices],
])('of %s readings those are copies, and only those, that are the same as a better one that is shown', (_, anyList) => {
  fc.assert(
    fc.property(anyList, (list) => {
      const copies = copiesOf(list);
      const shown = list.filter(({ id }) => !copies.includes(id));
      for (const one of list) {
        const isHidden = shown.some((other) => other !== one && copiesOf([other, one]).includes(one.id));
        expect(isHidden, one.id).toBe(copies.includes(one.id));
      }
    }),
  );
});

test('readings of one device five minutes apart are never copies', () => {
  const anySeries = fc.tuple(anyReading, fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 }));
  fc.assert(
    fc.property(anySeries, ([{ transmitter, device }, ticks]) => {
      const series = ticks.map((tick, i) => made(`${i}`, i * 5 * MINUTE, { transmitter, device, ticks: tick }));
      expect(copiesOf(series)).toEqual([]);
    }),
  );
});

test('what is out of reach changes nothing', () => {
  fc.assert(
    fc.property(anyReadings, anyReadings, (list, others) => {
      const far = others.map((other) => ({
        ...other,
        id: `far${other.id}`,
        at: other.at + 40 * HOUR + COPY_REACH_MS + 1,
      }));
      expect(copiesOf([...list, ...far]).filter((id) => !id.startsWith('far'))).toEqual(copiesOf(list));
    }),
  );
});

test('an unrelated reading changes nothing else', () => {
  fc.assert(
    fc.property(anyReadings, fc.integer({ min: 0, max: 40 * HOUR }), (list, at) => {
      const stranger = made('stranger', at, { transmitter: 3, ticks: 1, device: 'watch' });
      const related = list.some(({ transmitter }) => transmitter === 0);
      if (!related) expect(copiesOf([...list, stranger])).toEqual(copiesOf(list));
    }),
  );
});

test('a thousand readings that all say the same ticks are told quickly', () => {
  const stuck = Array.from({ length: 9000 }, (_, i) => made(`${i}`, i * 5 * MINUTE, { ticks: 7 }));
  const started = Date.now();
  expect(copiesOf(stuck)).toEqual([]);
  expect(Date.now() - started).toBeLessThan(2000);
});

test('a counter that stands still does not hide what another device alone noted', () => {
  const every = 5 * MINUTE;
  const phone = Array.from({ length: 9000 }, (_, i) => made(`phone ${i}`, i * every, { ticks: 7 }));
  const without = phone.filter((_, i) => i < 4000 || i >= 4100);
  const receiver = phone.map(({ at }, i) =>
    made(`receiver ${i}`, at + MINUTE, { ticks: i % 9 === 0 ? 0 : 7, device: 'receiver' }),
  );
  const started = Date.now();
  const copies = new Set(copiesOf([...without, ...receiver]));
  expect(Date.now() - started).toBeLessThan(1000);
  const alone = receiver.slice(4000, 4100).map(({ id }) => id);
  expect(receiver.filter(({ id }) => !copies.has(id)).map(({ id }) => id)).toEqual(alone);
  expect(without.filter(({ id }) => copies.has(id))).toEqual([]);
});

test.each([
  ['iOS', 0],
  ['receiver', 1],
  ['Watch', 2],
  ['constructor', 2],
  ['toString', 2],
  [null, 2],
])('a display device called %j has the rank %d', (device, rank) => {
  expect(copyRank(device)).toBe(rank);
});
