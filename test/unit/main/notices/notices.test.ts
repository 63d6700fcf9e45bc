import { describe, expect, test, vi } from 'vitest';
import { DEFAULT_RULES } from '../../../../core/notices/default-rules';
import { nameRule, RULE_NAMES } from '../../../../core/notices/rules';
import { sampleNotice } from '../../../../core/notices/sample';
import { describeNotice } from '../../../../core/notices/words';
import { deriveTray } from '../../../../core/tray/derive-tray';
import { ArchiveError } from '../../../../main/archive/contract';
import type { Alert } from '../../../../simulator/person/person';
import { DAY, HOUR, MINUTE, personWith } from '../simulated';
import { consented, createComputer, DELAY, NOW, type Run } from './computer';

const titles = ({ shown }: Run): string[] => shown.map(({ title }) => title);
const listed = ({ state }: Run): string[] => state.board.value.told.map(({ kind, about }) => `${kind} ${about.rule}`);
const rests = ({ state }: Run) => state.board.value.snoozes;

describe('a reading that a round brings', () => {
  test('is told once, in words that say when, and listed', async () => {
    const computer = await createComputer(consented('low'));
    const run = await computer.start();
    await computer.brings(run, 64);
    await computer.brings(run, 62);
    expect(run.shown.map(({ title, body, silent }) => [title, body, silent])).toEqual([
      ['Low at 10:05', 'At 10:05 you were 64 mg/dL (reported 13:05).', false],
    ]);
    expect(listed(run)).toEqual(['due low']);
  });

  test('is not told again after a restart, and its notice is still listed', async () => {
    const computer = await createComputer(consented('low'));
    const first = await computer.start();
    await computer.brings(first, 64);
    await first.stop();
    const again = await computer.start();
    await computer.brings(again, 62);
    expect([titles(again), listed(again)]).toEqual([[], ['due low']]);
  });

  test('urgent low, low, urgent low tells again', async () => {
    const computer = await createComputer(consented('urgent-low', 'low'));
    const run = await computer.start();
    for (const mgDl of [50, 60, 50]) await computer.brings(run, mgDl);
    expect(titles(run)).toEqual(['Urgent low at 10:05', 'Urgent low at 10:15']);
  });

  test('that came late is listed as past and shown nowhere', async () => {
    const computer = await createComputer(consented('low'));
    const run = await computer.start();
    computer.simulated.now += HOUR;
    await computer.brings(run, 60, DELAY + HOUR);
    expect([titles(run), listed(run)]).toEqual([[], ['past low']]);
  });

  test('says nothing before the person has agreed', async () => {
    const computer = await createComputer({ ...consented('low'), consentedAt: null });
    const run = await computer.start();
    await computer.brings(run, 50);
    expect([titles(run), listed(run)]).toEqual([[], []]);
  });

  test('of a rule that is only for the tray is listed and shown nowhere', async () => {
    const settings = consented('low');
    const low = { ...settings.rules.low, delivery: 'tray' as const };
    const computer = await createComputer({ ...settings, rules: { ...settings.rules, low } });
    const run = await computer.start();
    await computer.brings(run, 60);
    expect([titles(run), listed(run)]).toEqual([[], ['due low']]);
  });
});

test('signing out takes away what notices say, also where the history is kept', async () => {
  const computer = await createComputer(consented('low'));
  const run = await computer.start();
  await computer.brings(run, 60);
  expect(run.closed).toEqual([]);
  await run.accounts.signOut(true);
  expect(run.closed).toHaveLength(1);
});

test('of the demo a notice says that it is not of the person, with values or without', async () => {
  const computer = await createComputer(consented('low'));
  const run = await computer.start();
  run.state.stored.value = { ...run.state.stored.value, demo: 'steady' };
  for (const rule of RULE_NAMES) expect(run.notices.test(rule)).toBe(true);
  run.state.chosenPrivacy.value = { kind: 'hidden' };
  run.notices.test('low');
  expect(run.shown).toHaveLength(RULE_NAMES.length + 1);
  for (const { title, body } of run.shown) {
    expect(title).toMatch(/^Test: Demo: /);
    expect(body).toMatch(/ These are not your values\.$/);
  }
});

test('what changes nothing writes nothing', async () => {
  const computer = await createComputer(consented('low', 'no-data', 'phone-alerted'));
  const run = await computer.start();
  await computer.brings(run, 64);
  const [write, board] = [vi.spyOn(run.archive(), 'setMemo'), run.state.board.value];
  for (let i = 0; i < 10; i += 1) {
    computer.simulated.now += 30_000;
    run.notices.tick();
    run.away.tick();
  }
  expect(run.state.board.value).toBe(board);
  await computer.round(run);
  const { stored, settings } = run.state;
  stored.value = { ...stored.value, settings: { ...settings.value, notices: { ...settings.value.notices } } };
  await run.archive().memo('anything');
  expect(write.mock.calls.filter(([name]) => name === 'notices' || name === 'away')).toEqual([]);
});

describe('what was there before', () => {
  test('a new history begins without a word, however low its newest reading', async () => {
    const computer = await createComputer(consented('low', 'urgent-low', 'phone-alerted'));
    computer.readings.push({ at: NOW - DELAY, mgDl: 45 });
    const run = await computer.start();
    await computer.round(run);
    expect([titles(run), listed(run)]).toEqual([[], []]);
    await computer.brings(run, 44);
    expect(titles(run)).toEqual(['Urgent low at 10:05']);
  });

  test('what an earlier run fetched is not told by the next, nor at waking', async () => {
    const computer = await createComputer({ ...consented(), consentedAt: null });
    const first = await computer.start();
    await computer.brings(first, 45);
    await first.stop();
    computer.settings = consented('low', 'urgent-low');
    const again = await computer.start();
    again.notices.woke();
    await computer.round(again);
    expect([titles(again), listed(again)]).toEqual([[], []]);
  });

  test('readings that stop are told by the first round after waking, once', async () => {
    const computer = await createComputer(consented('no-data'));
    const run = await computer.start();
    await computer.brings(run, 120);
    computer.simulated.now += 8 * HOUR;
    run.notices.woke();
    run.notices.tick();
    expect(titles(run)).toEqual([]);
    await computer.round(run);
    await computer.round(run);
    expect(titles(run)).toEqual(['No new data since 10:05']);
  });
});

describe('an answer', () => {
  test('a click opens the moment, and it is not repeated while it lasts', async () => {
    const settings = consented('urgent-low');
    const computer = await createComputer(settings);
    const run = await computer.start();
    const at = await computer.brings(run, 50);
    run.shown[0]?.onOpen();
    expect(run.places).toEqual([{ kind: 'moment', at }]);
    for (let i = 0; i < 8; i += 1) await computer.brings(run, 50);
    expect(run.shown).toHaveLength(1);
  });

  test('without one it is repeated as set', async () => {
    const computer = await createComputer(consented('urgent-low'));
    const run = await computer.start();
    for (let i = 0; i < 8; i += 1) await computer.brings(run, 50);
    expect(titles(run)).toEqual(['Urgent low at 10:05', 'Urgent low at 10:35, still']);
  });

  test('a rest is for its own rule, shows its end, outlives a restart and can be undone', async () => {
    const computer = await createComputer(consented('low', 'high'));
    const first = await computer.start();
    first.notices.snooze('low', 2 * HOUR, false);
    await first.stop();
    const run = await computer.start();
    expect(rests(run)).toEqual([{ rule: 'low', untilAt: NOW + 2 * HOUR }]);
    await computer.brings(run, 60);
    await computer.brings(run, 250);
    expect(titles(run)).toEqual(['High at 10:10']);
    run.notices.unsnooze('low');
    expect(rests(run)).toEqual([]);
    await computer.brings(run, 60);
    expect(titles(run)).toEqual(['High at 10:10', 'Low at 10:15']);
  });

  test("a rest can be ended from the tray where this computer's clock is ahead", async () => {
    const run = await (await createComputer(consented('low'))).start();
    run.state.skewMs.value = -3 * HOUR;
    run.notices.snooze('low', HOUR, false);
    expect(JSON.stringify(deriveTray(run.state.trayInput.value).menu)).toContain('{"kind":"unsnooze","rule":"low"}');
  });

  test('a rest from the notification lasts an hour or until it is over, and then ends by itself', async () => {
    const computer = await createComputer(consented('low'));
    const run = await computer.start();
    await computer.brings(run, 60);
    run.shown[0]?.onSnooze?.();
    expect(rests(run)).toEqual([{ rule: 'low', untilAt: computer.simulated.now + HOUR }]);
    await computer.brings(run, 120);
    expect(rests(run)).toEqual([]);
    run.notices.snooze('low', HOUR, true);
    computer.simulated.now += HOUR;
    run.notices.tick();
    expect(rests(run)).toEqual([]);
  });

  test('counts too where the account was closed and opened again meanwhile, and not for another account', async () => {
    const computer = await createComputer(consented('low'));
    const run = await computer.start();
    await computer.brings(run, 60);
    await run.accounts.startDemo('new');
    run.shown[0]?.onSnooze?.();
    expect(rests(run)).toEqual([]);
    await run.accounts.signOut(false);
    await vi.waitFor(() => expect(listed(run)).toEqual(['due low']));
    run.shown[0]?.onSnooze?.();
    expect(rests(run)).toHaveLength(1);
  });

  test('a rule that is switched off in between begins anew', async () => {
    const computer = await createComputer(consented('low'));
    const run = await computer.start();
    await computer.brings(run, 60);
    const { stored, settings } = run.state;
    for (const notices of [consented(), consented('low')]) {
      stored.value = { ...stored.value, settings: { ...settings.value, notices } };
    }
    await computer.brings(run, 60);
    expect(titles(run)).toEqual(['Low at 10:05', 'Low at 10:10']);
  });
});

describe('an archive that does not do as it should', () => {
  test('cannot be written: it is told all the same, once, and written when it can be', async () => {
    const computer = await createComputer(consented('low'));
    const run = await computer.start();
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const archive = run.archive();
    const write = archive.setMemo;
    const refused = vi.spyOn(archive, 'setMemo').mockImplementation(async (name, text) => {
      if (name === 'notices') throw new ArchiveError('disk-full');
      await write(name, text);
    });
    await computer.brings(run, 60);
    await computer.round(run);
    refused.mockRestore();
    expect(titles(run)).toEqual(['Low at 10:05']);
    run.notices.tick();
    await vi.waitFor(async () => expect(await archive.memo('notices')).toContain('"told":[{"kind":"due"'));
    await run.stop();
    const again = await computer.start();
    await computer.brings(again, 60);
    expect([titles(again), listed(again)]).toEqual([[], ['due low']]);
  });

  test('does not answer: the next round tells of both', async () => {
    const computer = await createComputer(consented('low', 'high'));
    const run = await computer.start();
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(run.archive(), 'records').mockRejectedValueOnce(new ArchiveError('other'));
    await computer.brings(run, 60);
    expect(titles(run)).toEqual([]);
    await computer.round(run);
    expect(titles(run)).toEqual(['Low at 10:05']);
  });

  test('a kill between writing and telling loses a notification and never tells twice', async () => {
    const computer = await createComputer(consented('low'));
    const run = await computer.start();
    const archive = run.archive();
    const write = archive.setMemo;
    const wrote = vi.spyOn(archive, 'setMemo').mockImplementation(async (name, text) => {
      await write(name, text);
      if (name === 'notices') await new Promise(() => {}); // killed here: nobody hears that it is written
    });
    await computer.brings(run, 60);
    expect(titles(run)).toEqual([]);
    wrote.mockRestore();
    const again = await computer.start();
    await computer.brings(again, 60);
    expect([titles(again), listed(again)]).toEqual([[], ['due low']]);
  });
});

describe('values', () => {
  const shownWith = async (change: (run: Run) => void) => {
    const computer = await createComputer(consented('low'));
    const run = await computer.start();
    change(run);
    await computer.brings(run, 61);
    return { computer, run, text: `${run.shown[0]?.title} ${run.shown[0]?.body}` };
  };

  test.each<[string, (run: Run) => void, string]>([
    [
      'not asked for',
      ({ state: { stored } }) => {
        const { settings } = stored.value;
        stored.value = {
          ...stored.value,
          settings: { ...settings, notices: { ...settings.notices, showValues: false } },
        };
      },
      'Low at 10:05 At 10:05 you were below your low mark (reported 13:05).',
    ],
    [
      'on a locked screen',
      ({ state }) => {
        state.locked.value = true;
      },
      'Low at 10:05 At 10:05 you were below your low mark (reported 13:05).',
    ],
    [
      'while values are hidden',
      ({ state }) => {
        state.chosenPrivacy.value = { kind: 'hidden' };
      },
      'Steadyline has a notice Values are hidden. Show them in Steadyline to read it.',
    ],
  ])('%s', async (_, change, words) => {
    expect((await shownWith(change)).text).toBe(words);
  });

  test.each<[string, (run: Run) => void]>([
    [
      'the screen is locked',
      ({ state }) => {
        state.locked.value = true;
      },
    ],
    [
      'values are hidden',
      ({ state }) => {
        state.chosenPrivacy.value = { kind: 'presenting', untilAt: NOW + DAY };
      },
    ],
    [
      'another account is opened',
      ({ state: { stored } }) => {
        stored.value = { ...stored.value, demo: 'new' };
      },
    ],
  ])('are taken away where %s', async (_, change) => {
    const { run } = await shownWith(() => {});
    expect(run.closed).toEqual([]);
    change(run);
    expect(run.closed).toHaveLength(1);
  });

  test('are taken away of every notification, however many there are', async () => {
    const { run } = await shownWith(() => {});
    for (let i = 0; i < 30; i += 1) run.notices.test('low');
    run.state.locked.value = true;
    expect(run.closed).toHaveLength(31);
  });
});

describe('a test', () => {
  test('says that it is one, in the manner of its rule', async () => {
    const computer = await createComputer(consented());
    const run = await computer.start();
    expect([run.notices.test('low'), run.notices.test('no-data')]).toEqual([true, true]);
    expect(run.shown.map(({ title, body, silent }) => [title, body, silent])).toEqual([
      [
        expect.stringMatching(/^Test: Low at \d\d:\d\d$/),
        expect.stringMatching(/^This is how it looks\. At \d\d:\d\d you were 67 mg\/dL \(reported \d\d:\d\d\)\.$/),
        false,
      ],
      [expect.stringMatching(/^Test: No new data since/), expect.stringContaining('This is how it looks.'), true],
    ]);
    expect(listed(run)).toEqual([]);
  });

  test.each(RULE_NAMES)('of %s has all the words that a notice of it has', async (rule) => {
    const sample = sampleNotice(nameRule(DEFAULT_RULES, rule), NOW, DELAY);
    const { title, body } = describeNotice(sample, { unit: 'mmol/L', locale: 'en-GB' }, true);
    expect(`${title} ${body}`).not.toMatch(/undefined|NaN|Infinity/);
    expect(title).toContain('09:00');
  });

  test('answers no where the system shows none', async () => {
    const computer = await createComputer(consented('low'));
    computer.supported = false;
    const run = await computer.start();
    expect(run.notices.test('low')).toBe(false);
    await computer.brings(run, 60);
    expect(listed(run)).toEqual(['due low']);
  });
});

test("the phone's newest alert is on the board, and a new one is told", async () => {
  const alerts: Array<Pick<Alert, 'at' | 'state'>> = [{ at: NOW - 4 * HOUR, state: 'activeAlarming' }];
  const computer = await createComputer(consented('phone-alerted'), (readings) => ({
    ...personWith(readings, NOW - 2 * DAY),
    alerts: (fromAt, toAt) =>
      alerts
        .filter(({ at }) => at >= fromAt && at < toAt)
        .map(({ at, state }) => ({
          key: at,
          at,
          offsetMinutes: 60,
          arrivedAt: at + DELAY,
          device: { key: 'phone', displayDevice: 'iOS', displayApp: 'G7', writesOffset: true },
          sensor: { transmitterId: 'AB12CD', generation: 'g7', variant: 'g7', activatedAt: 0 },
          name: 'low',
          state,
        })),
  }));
  const run = await computer.start();
  expect(run.state.board.value.phone).toMatchObject({ at: NOW - 4 * HOUR, name: 'low' });
  expect(titles(run)).toEqual([]);
  alerts.push(
    { at: NOW - 4 * HOUR + MINUTE, state: 'inactive' },
    { at: NOW - DELAY + MINUTE, state: 'activeAlarming' },
  );
  await computer.brings(run, 100);
  expect(titles(run)).toEqual(['Your device alerted at 10:01']);
  expect(run.state.board.value.phone).toMatchObject({ at: NOW - DELAY + MINUTE, state: 'activeAlarming' });
});

test('what is remembered belongs to the account', async () => {
  const computer = await createComputer(consented('low'));
  const run = await computer.start();
  await computer.brings(run, 60);
  run.notices.snooze('low', HOUR, false);
  await run.accounts.startDemo('new');
  expect([listed(run), rests(run)]).toEqual([[], []]);
  await run.accounts.signOut(false);
  await vi.waitFor(() => expect(listed(run)).toEqual(['due low']));
  expect(rests(run)).toHaveLength(1);
});
