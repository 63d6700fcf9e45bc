import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../simulated';
import { type Computer, consented, createComputer, DELAY, type Run } from './computer';

/** What the card says of: from when to when there were readings, in hours and minutes UTC. */
const card = ({ state }: Run): string | null => {
  const away = state.away.value;
  return away && [away.first, away.last].map(({ at }) => new Date(at).toISOString().slice(11, 16)).join(' to ');
};

/** A person who looked once, and then not for so long, while readings came in every 5 minutes. */
async function unseenFor(ms: number): Promise<{ computer: Computer; run: Run }> {
  const computer = await createComputer(consented());
  const run = await computer.start();
  run.away.came();
  run.away.left();
  await passes(computer, run, ms);
  return { computer, run };
}

async function passes(computer: Computer, run: Run, ms: number): Promise<void> {
  for (let passed = 5 * MINUTE; passed <= ms; passed += 5 * MINUTE) {
    const arrivedAt = computer.simulated.now + passed;
    computer.readings.push({ at: arrivedAt - DELAY, mgDl: 120, arrivedAt });
  }
  computer.simulated.now += ms;
  await computer.round(run);
}

test('a window that is turned to after hours tells of all that had not been seen', async () => {
  const { computer, run } = await unseenFor(5 * HOUR);
  expect(card(run)).toBeNull();
  run.away.came();
  await computer.round(run);
  expect(card(run)).toBe('09:05 to 14:00'); // what came of the time before noon was not seen at noon
});

test('a few busy hours are no absence, nor is a short rest of the computer', async () => {
  const { computer, run } = await unseenFor(3 * HOUR);
  run.away.came();
  await computer.round(run);
  expect(card(run)).toBeNull();
  run.away.left();
  await passes(computer, run, 50 * MINUTE);
  run.away.returned();
  await computer.round(run);
  expect(card(run)).toBeNull();
});

test('waking or unlocking tells after an hour; what came late of the time away is added, what came after is not', async () => {
  const { computer, run } = await unseenFor(2 * HOUR);
  run.away.returned();
  await computer.round(run);
  expect(card(run)).toBe('09:05 to 11:00');
  await passes(computer, run, HOUR);
  expect(card(run)).toBe('09:05 to 12:00');
  await passes(computer, run, 4 * HOUR);
  expect(card(run)).toBe('09:05 to 14:00'); // the computer was woken at 14:00
});

test('a second absence before the first was read about is told together with it', async () => {
  const { computer, run } = await unseenFor(5 * HOUR);
  run.away.came();
  run.away.left();
  await passes(computer, run, 5 * HOUR);
  run.away.came();
  await computer.round(run);
  expect(card(run)).toBe('09:05 to 19:00');
});

test('a window that stayed open over a sleep has not been looked at', async () => {
  const { computer, run } = await unseenFor(0);
  computer.looks = true;
  run.away.came();
  await passes(computer, run, 2 * HOUR);
  run.away.tick();
  await computer.round(run);
  expect(card(run)).toBe('09:05 to 11:00');
});

test('is there until it is dismissed, over a restart, and then never again', async () => {
  const { computer, run } = await unseenFor(5 * HOUR);
  run.away.came();
  await computer.round(run);
  await run.stop();
  const again = await computer.start();
  expect(card(again)).toBe('09:05 to 14:00');
  again.away.dismiss();
  expect(card(again)).toBeNull();
  await computer.round(again); // and killed then: nothing is written at an end
  const third = await computer.start();
  third.away.came();
  third.away.returned();
  await computer.round(third);
  expect(card(third)).toBeNull();
});

test('less than an hour of readings is nothing to tell', async () => {
  const { computer, run } = await unseenFor(40 * MINUTE);
  computer.simulated.now += 8 * HOUR;
  run.away.came();
  await computer.round(run);
  expect(card(run)).toBeNull();
});

test('nobody sees anything while values are hidden or the screen is locked', async () => {
  const { computer, run } = await unseenFor(3 * HOUR);
  run.state.chosenPrivacy.value = { kind: 'hidden' };
  run.away.came();
  run.state.chosenPrivacy.value = { kind: 'shown' };
  run.state.locked.value = true;
  run.away.came();
  run.state.locked.value = false;
  await passes(computer, run, 2 * HOUR);
  run.away.came();
  await computer.round(run);
  expect(card(run)).toBe('09:05 to 14:00');
});

test('who never looked is told nothing, and belongs to the account', async () => {
  const computer = await createComputer(consented());
  const run = await computer.start();
  await passes(computer, run, 9 * HOUR);
  run.away.returned();
  run.away.came();
  await computer.round(run);
  expect(card(run)).toBeNull();
  run.away.left();
  await passes(computer, run, 6 * HOUR);
  run.away.came();
  await computer.round(run);
  expect(card(run)).not.toBeNull();
  await run.accounts.startDemo('new');
  expect(card(run)).toBeNull();
});
