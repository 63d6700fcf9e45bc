import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../../../core/notices/default-rules';
import type { NoticeEvent } from '../../../../core/notices/event';
import { NOTHING_NOTICED, parseNoticeState, snoozedUntil } from '../../../../core/notices/notice-state';
import { RULE_LIMITS, RULE_NAMES, type RuleName, type Rules } from '../../../../core/notices/rules';
import { EVERY_DAY } from '../../../../core/notices/week';
import {
  alertOf,
  DELAY,
  dueOf,
  HOUR,
  MINUTE,
  NOON,
  pollOf,
  pollsOf,
  type Read,
  restarted,
  run,
  STARTED,
  settingsWith,
} from './run';

const { low, high, 'urgent-low': urgentLow, 'no-data': noData, 'phone-alerted': phoneAlerted } = DEFAULT_RULES;
const minuteOf = (minutes: number): number => NOON + minutes * MINUTE;
const snooze = (rule: RuleName, at: number, untilAt: number, cancelledByRecovery = false): NoticeEvent => ({
  kind: 'snooze',
  rule,
  at,
  untilAt,
  cancelledByRecovery,
});

describe('one reading at a time', () => {
  test.each<[string, readonly RuleName[], Partial<Rules>, readonly number[], readonly string[]]>([
    ['urgent low, low, urgent low', ['urgent-low'], {}, [50, 60, 50], ['urgent-low 0', 'urgent-low 10']],
    ['the same by one', ['urgent-low'], {}, [54, 55, 54], ['urgent-low 0', 'urgent-low 10']],
    ['the same beside a low', ['urgent-low', 'low'], {}, [50, 60, 50], ['urgent-low 0', 'urgent-low 10']],
    ['low, then urgent low', ['urgent-low', 'low'], {}, [66, 50], ['low 0', 'urgent-low 5']],
    ['its threshold is not beyond it', ['low', 'high'], {}, [70, 180], []],
    ['once while it lasts', ['low'], {}, [69, 60, 69, 72, 69], ['low 0']],
    ['again when it was back by the margin', ['low'], {}, [69, 75, 69], ['low 0', 'low 10']],
    ['not when it was back by less', ['low'], {}, [69, 74, 69], ['low 0']],
    ['LOW is low, HIGH is high', ['low', 'urgent-high'], {}, [39, 401], ['low 0', 'urgent-high 5']],
    ['codes under 39 are no value', ['low', 'urgent-low'], {}, [38, 0, -1], []],
    ['sustained', ['low'], { low: { ...low, sustainedMs: 10 * MINUTE } }, [69, 68, 67, 66], ['low 10']],
    ['not sustained', ['low'], { low: { ...low, sustainedMs: 10 * MINUTE } }, [69, 68, 71, 66, 67], []],
    [
      'repeated',
      ['low'],
      { low: { ...low, repeatMs: 10 * MINUTE } },
      [69, 68, 67, 66, 80, 66],
      ['low 0', 'low 10 again', 'low 25'],
    ],
    ['falls by 45 in a quarter of an hour', ['fast-fall'], {}, [200, 190, 170, 155], ['fast-fall 15']],
    ['falls by 44', ['fast-fall'], {}, [200, 190, 170, 156], []],
    ['rises', ['fast-rise', 'fast-fall'], {}, [100, 115, 130, 145, 160, 160, 160], ['fast-rise 15']],
    ['a rate of a value and a code that is none', ['fast-fall'], {}, [200, 38, 38, 38], []],
  ])('%s', (_, names, changed, codes, due) => {
    expect(dueOf(run([STARTED, ...pollsOf(...codes)], settingsWith(names, changed)))).toEqual(due);
  });

  test('high for long is told after three hours without one reading at or under its threshold', () => {
    const settings = settingsWith(['high-for-long']);
    const long = pollsOf(...Array(40).fill(200));
    expect(dueOf(run([STARTED, ...long], settings))).toEqual(['high-for-long 180']);
    const broken = pollsOf(...Array(20).fill(200), 180, ...Array(30).fill(200));
    expect(dueOf(run([STARTED, ...broken], settings))).toEqual([]);
  });

  test('a gap of more than a quarter of an hour ends what went on', () => {
    const at = (minutes: number) => pollOf(minuteOf(minutes) + DELAY, [[minuteOf(minutes), 60]]);
    expect(dueOf(run([STARTED, at(0), at(15)], settingsWith(['low'])))).toEqual(['low 0']);
    expect(dueOf(run([STARTED, at(0), at(16)], settingsWith(['low'])))).toEqual(['low 0', 'low 16']);
  });

  test('what a more urgent notice says is not said twice, unless that one is shown less', () => {
    const polls = [STARTED, ...pollsOf(50)];
    expect(dueOf(run(polls, settingsWith(['low', 'urgent-low'])))).toEqual(['urgent-low 0']);
    const inTray = { 'urgent-low': { ...urgentLow, delivery: 'tray' } } as const;
    expect(dueOf(run(polls, settingsWith(['low', 'urgent-low'], inTray)))).toEqual(['urgent-low 0', 'low 0']);
    const resting = [STARTED, snooze('urgent-low', NOON, minuteOf(300)), ...pollsOf(50)];
    expect(dueOf(run(resting, settingsWith(['low', 'urgent-low'])))).toEqual(['low 0']);
  });
});

describe('late or known', () => {
  const settings = settingsWith(['low']);
  const kinds = (events: readonly NoticeEvent[]) =>
    run(events, settings)
      .told.flat()
      .map(({ kind, at }) => `${kind} ${(at - NOON) / MINUTE}`);

  test('a reading is in time until a quarter of an hour after the usual delay; then it is past, once', () => {
    expect(kinds([STARTED, pollOf(NOON + DELAY + 15 * MINUTE - 1, [[NOON, 60]])])).toEqual(['due 0']);
    const late = pollOf(NOON + DELAY + 15 * MINUTE, [[NOON, 60]]);
    expect(kinds([STARTED, late, pollOf(NOON + DELAY + 21 * MINUTE, [[minuteOf(5), 60]])])).toEqual(['past 0']);
  });

  test('a low that began late and lasts is told of the first reading in time, and not as past beside it', () => {
    const both = pollOf(NOON + DELAY + 20 * MINUTE, [
      [NOON, 60],
      [minuteOf(5), 60],
      [minuteOf(10), 61],
    ]);
    expect(kinds([STARTED, both])).toEqual(['due 10']);
  });

  test('a first fetch of months tells what its last days do', () => {
    const months = Array.from({ length: 9000 }, (_, i): Read => [NOON - i * 5 * MINUTE, 150 + (i % 40) * 5]);
    const told = (readings: readonly Read[]) =>
      run([STARTED, pollOf(NOON + DELAY, readings)], settingsWith(RULE_NAMES)).told.flat();
    expect(told(months)).toEqual(told(months.slice(0, 500)));
    expect(told(months)).not.toEqual([]);
    const long = { 'high-for-long': { ...DEFAULT_RULES['high-for-long'], sustainedMs: RULE_LIMITS.sustainedMs.max } };
    const steady = months.map(([at]): Read => [at, 200]);
    const poll = pollOf(NOON + DELAY, steady);
    expect(dueOf(run([STARTED, poll], settingsWith(['high-for-long'], long)))).toHaveLength(1);
  });

  test('what is a day old is not even past', () => {
    expect(kinds([STARTED, pollOf(minuteOf(24 * 60), [[NOON, 60]])])).toEqual([]);
  });

  test('what the archive held at the start, or a poll brought before, tells nothing', () => {
    const held: NoticeEvent = { kind: 'started', at: minuteOf(10), newestAt: NOON, newestAlertAt: NOON };
    const alerts = [alertOf(NOON, 'low', 'activeAlarming')];
    const poll = pollOf(minuteOf(30), [[NOON, 60]], { alerts });
    expect(run([held, poll], settingsWith(['low', 'phone-alerted'])).told.flat()).toEqual([]);
    expect(kinds([STARTED, ...pollsOf(100), pollOf(minuteOf(61), [[minuteOf(-5), 60]])])).toEqual([]);
  });

  test('a reading from the future is none', () => {
    expect(kinds([STARTED, pollOf(NOON, [[minuteOf(2), 60]]), pollOf(minuteOf(3), [[minuteOf(2), 60]])])).toEqual([
      'due 2',
    ]);
  });

  test('before the run has started nothing is told', () => {
    expect(run(pollsOf(60), settings).told.flat()).toEqual([]);
    const { state } = run([STARTED, ...pollsOf(100)], settings);
    expect(run([pollOf(minuteOf(65), [[minuteOf(5), 60]])], settings, restarted(state)).told.flat()).toEqual([]);
  });

  test('nothing is told before the person has agreed', () => {
    expect(run([STARTED, ...pollsOf(39, 401)], { ...settingsWith(RULE_NAMES), consentedAt: null }).told.flat()).toEqual(
      [],
    );
  });
});

describe('a rest', () => {
  test('mutes its own rule, shows its end, survives a restart and ends', () => {
    const settings = settingsWith(['low', 'high'], { low: { ...low, repeatMs: 5 * MINUTE } });
    const first = run([STARTED, snooze('low', NOON, minuteOf(75)), ...pollsOf(60, 200)], settings);
    expect(dueOf(first)).toEqual(['high 5']);
    const state = restarted(first.state);
    expect(snoozedUntil(state, 'low', minuteOf(66))).toBe(minuteOf(75));
    expect(snoozedUntil(state, 'high', minuteOf(66))).toBeNull();
    const later = [pollOf(minuteOf(70), [[minuteOf(10), 60]]), pollOf(minuteOf(75), [[minuteOf(15), 60]])];
    expect(dueOf(run([{ ...STARTED, at: minuteOf(66) }, ...later], settings, state))).toEqual(['low 15']);
    expect(run([{ kind: 'tick', at: minuteOf(75) }], settings, state).state.snoozes).toEqual({});
  });

  test('can be undone', () => {
    const events = [STARTED, snooze('low', NOON, minuteOf(600)), { kind: 'unsnooze', rule: 'low', at: NOON }] as const;
    expect(dueOf(run([...events, ...pollsOf(60)], settingsWith(['low'])))).toEqual(['low 0']);
  });

  test.each([
    [true, ['low 0', 'low 15']],
    [false, ['low 0']],
  ])('cancelled by recovery: %s', (cancelled, due) => {
    const [one, ...rest] = pollsOf(60, 61, 80, 60);
    if (!one) throw new Error('a poll was expected');
    const events = [STARTED, one, snooze('low', minuteOf(61), minuteOf(600), cancelled), ...rest];
    expect(dueOf(run(events, settingsWith(['low'])))).toEqual(due);
  });

  test('is not cancelled by a gap', () => {
    const events = [
      STARTED,
      snooze('low', NOON, minuteOf(600), true),
      ...pollsOf(60),
      pollOf(minuteOf(160), [[minuteOf(100), 60]]),
    ];
    expect(dueOf(run(events, settingsWith(['low'])))).toEqual([]);
  });

  test('a dismissed notice is not repeated until there is another', () => {
    const [one, ...rest] = pollsOf(60, 61, 62, 80, 60, 61);
    if (!one) throw new Error('a poll was expected');
    const settings = settingsWith(['low'], { low: { ...low, repeatMs: 5 * MINUTE } });
    const dismissed: NoticeEvent = { kind: 'dismissed', rule: 'low', at: minuteOf(61) };
    expect(dueOf(run([STARTED, one, dismissed, ...rest], settings))).toEqual(['low 0', 'low 20', 'low 25 again']);
  });
});

describe('no data', () => {
  const settings = settingsWith(['no-data']);
  const empty = (minutes: number, askedAt = minuteOf(minutes)) => pollOf(minuteOf(minutes), [], { askedAt });

  test('is told once per outage, by a poll, and again only after a reading in time', () => {
    const events = [
      STARTED,
      ...pollsOf(100),
      empty(89),
      { kind: 'tick', at: minuteOf(95) } as const,
      empty(90),
      empty(95),
    ];
    expect(dueOf(run(events, settings))).toEqual(['no-data 0']);
    const late = pollOf(minuteOf(180), [[minuteOf(60), 100]]);
    const inTime = pollOf(minuteOf(185), [[minuteOf(120), 100]]);
    expect(dueOf(run([...events, late, empty(240), inTime, empty(220), empty(230)], settings))).toEqual([
      'no-data 0',
      'no-data 120',
    ]);
  });

  test('is told across a restart only once, and is repeated if so set', () => {
    const { state } = run([STARTED, ...pollsOf(100), empty(90)], settings);
    const again = [{ ...STARTED, at: minuteOf(100) }, empty(101), empty(160)];
    expect(dueOf(run(again, settings, restarted(state)))).toEqual([]);
    const repeating = settingsWith(['no-data'], { 'no-data': { ...noData, repeatMs: HOUR } });
    expect(dueOf(run(again, repeating, restarted(state)))).toEqual(['no-data 0 again']);
  });

  test.each(['started', 'woke'] as const)('is not told when %s, nor by a poll that was asked before', (kind) => {
    const wake: NoticeEvent =
      kind === 'woke' ? { kind, at: minuteOf(600) } : { kind, at: minuteOf(600), newestAt: null, newestAlertAt: null };
    const events: NoticeEvent[] = [STARTED, ...pollsOf(100), wake, { kind: 'tick', at: minuteOf(600) }];
    expect(dueOf(run([...events, empty(601, minuteOf(599))], settings))).toEqual([]);
    expect(dueOf(run([...events, empty(601, minuteOf(600))], settings))).toEqual(['no-data 0']);
  });

  test('of somebody who never had any is not told', () => {
    expect(dueOf(run([STARTED, empty(900)], settings))).toEqual([]);
  });

  test('a rest begun before the outage lasts until that is over, and is not ended by readings that come as ever', () => {
    const [first, second, ...rest] = pollsOf(100, 101, 102);
    if (!first || !second) throw new Error('polls were expected');
    const resting = [STARTED, first, snooze('no-data', minuteOf(61), minuteOf(600), true), second, ...rest];
    resting.push(empty(90), pollOf(minuteOf(92), [[minuteOf(30), 100]])); // late, but not for long
    expect(run(resting, settings).state.snoozes).toHaveProperty('no-data');
    expect(dueOf(run([...resting, empty(120), empty(160)], settings))).toEqual([]);
    const over = pollOf(minuteOf(230), [[minuteOf(170), 100]]);
    expect(dueOf(run([...resting, empty(160), over, empty(270)], settings))).toEqual(['no-data 170']);
  });
});

describe('the phone', () => {
  const alarm = (minutes: number, name = 'urgentLow') => alertOf(minuteOf(minutes), name, 'activeAlarming');
  const poll = (minutes: number, ...alerts: ReturnType<typeof alarm>[]) => pollOf(minuteOf(minutes), [], { alerts });
  const settings = settingsWith(['phone-alerted']);

  test('is told once per alert, however often it rings and is read', () => {
    const ended = alertOf(minuteOf(40), 'urgentLow', 'inactive');
    const events = [
      STARTED,
      poll(60, alarm(0), alertOf(minuteOf(5), 'urgentLow', 'activeSnoozed')),
      poll(90, alarm(0), alarm(30)),
      poll(105, ended, alarm(45), alarm(45, 'fall')),
    ];
    expect(dueOf(run(events, settings))).toEqual(['phone-alerted 0', 'phone-alerted 45', 'phone-alerted 45']);
  });

  test('that was read before is not told again after its end', () => {
    const ended = alertOf(minuteOf(5), 'urgentLow', 'inactive');
    expect(dueOf(run([STARTED, poll(60, alarm(0)), poll(65, ended), poll(66, alarm(0), ended)], settings))).toEqual([
      'phone-alerted 0',
    ]);
  });

  test('whose end was never seen is another after six hours', () => {
    const later = (minutes: number) => [STARTED, poll(60, alarm(0)), poll(minutes + 60, alarm(minutes))];
    expect(dueOf(run(later(6 * 60), settings))).toEqual(['phone-alerted 0']);
    expect(dueOf(run(later(6 * 60 + 1), settings))).toEqual(['phone-alerted 0', 'phone-alerted 361']);
  });

  test('a rest is ended by the end of an alert, and not by that of one that was over', () => {
    const ended = (minutes: number) => alertOf(minuteOf(minutes), 'urgentLow', 'inactive');
    const rest = snooze('phone-alerted', minuteOf(66), minuteOf(600), true);
    const calm = [STARTED, poll(60, alarm(0)), poll(65, ended(5)), rest, poll(70, ended(10))];
    expect(dueOf(run([...calm, poll(80, alarm(20))], settings))).toEqual(['phone-alerted 0']);
    expect(dueOf(run([...calm, poll(80, alarm(20)), poll(85, ended(25), alarm(26))], settings))).toEqual([
      'phone-alerted 0',
      'phone-alerted 26',
    ]);
  });

  test('that came late is past', () => {
    expect(run([STARTED, poll(80, alarm(0))], settings).told.flat()).toMatchObject([{ kind: 'past' }]);
  });

  test('that came late is told when it rings again in time', () => {
    const events = [STARTED, poll(80, alarm(0)), poll(81, alarm(0), alarm(1)), poll(82, alarm(20))];
    expect(
      run(events, settings)
        .told.flat()
        .map(({ kind, at }) => [kind, at - NOON]),
    ).toEqual([
      ['past', 0],
      ['due', 20 * MINUTE],
    ]);
  });

  test('only of the alerts asked for', () => {
    const some = settingsWith(['phone-alerted'], { 'phone-alerted': { ...phoneAlerted, alerts: ['fall'] } });
    expect(dueOf(run([STARTED, poll(60, alarm(0), alarm(1, 'fall'), alarm(2, '__proto__'))], some))).toEqual([
      'phone-alerted 1',
    ]);
    expect(dueOf(run([STARTED, poll(60, alarm(2, '__proto__')), poll(60, alarm(2, '__proto__'))], settings))).toEqual([
      'phone-alerted 2',
    ]);
  });
});

describe('hours', () => {
  const night = [{ days: EVERY_DAY, startMinutes: 22 * 60, endMinutes: 7 * 60 }];

  test('a rule is in force by the clock the reading was lived on', () => {
    const settings = settingsWith(['low'], { low: { ...low, schedule: night } });
    const tell = (offsetMinutes: number) =>
      dueOf(run([STARTED, pollOf(NOON + DELAY, [[NOON, 60, offsetMinutes]])], settings));
    expect(tell(0)).toEqual([]);
    expect(tell(10 * 60)).toEqual(['low 0']);
    expect(tell(-5 * 60)).toEqual([]);
    expect(tell(-5 * 60 - 1)).toEqual(['low 0']);
  });

  test.each([
    ['as-usual', 'notification', 'sound'],
    ['silent', 'notification', 'silent'],
    ['tray', 'tray', 'silent'],
  ] as const)("quiet hours, on this computer's clock: %s", (inQuietHours, delivery, sound) => {
    const quiet = { ...settingsWith(['high'], { high: { ...high, inQuietHours } }), quietHours: night };
    const told = (offsetMinutes: number) =>
      run([STARTED, pollOf(NOON + DELAY, [[NOON, 200]], { offsetMinutes })], quiet).told.flat();
    expect(told(9 * 60)).toMatchObject([{ delivery, sound }]);
    expect(told(0)).toMatchObject([{ delivery: 'notification', sound: 'sound' }]);
  });
});

test('a rule switched off begins anew', () => {
  const off = settingsWith([]);
  const { state } = run([STARTED, snooze('low', NOON, minuteOf(900)), ...pollsOf(60)], settingsWith(['low']));
  const changed = run([{ kind: 'settings-changed', at: minuteOf(62) }], off, state).state;
  expect(changed.snoozes).toEqual({});
  expect(dueOf(run([pollOf(minuteOf(65), [[minuteOf(5), 60]])], settingsWith(['low']), changed))).toEqual(['low 5']);
});

test.each([null, '', '{', '[]', 'null', '{"newestAt":"x"}'])('a state that cannot be read is none: %s', (text) => {
  expect(parseNoticeState(text)).toEqual(NOTHING_NOTICED);
});
