import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecording } from '../../simulator/replay/parse-recording';
import type { ReadingOptions } from '../../simulator/replay/recording';
import { createReplayedPerson, shiftToEndAt } from '../../simulator/replay/replayed-person';
import { createWorld } from '../../simulator/world';
import { expect, openApp, signIn, test, valueIn, valueOfTooltip } from '../support/e2e';

/** The wait between a reading and its upload in the replayed world. */
const DELAY_MS = 3_600_000;

type Recorded = { readonly name: string; readonly file: string; readonly options: ReadingOptions };

const RECORDED: readonly Recorded[] = [
  { name: 'a Clarity export', file: 'raw_clarity_g6_export.csv', options: {} },
  { name: 'one subject of an id,time,gl file', file: 'iglu_5_subject.csv', options: { subject: 'Subject 2' } },
];

for (const { name, file, options } of RECORDED) {
  const path = join(__dirname, '../../../shared/verification', file);

  test(`real recorded data, ${name}: signed in, all of it kept, the last value shown`, async ({ desk, simulator }) => {
    test.skip(!existsSync(path), `the recorded data is not there: ${file}`);
    const recording = parseRecording(readFileSync(path, 'utf8'), options);
    if (typeof recording === 'string') throw new Error(recording);
    const shiftMs = shiftToEndAt(recording, Date.now() - DELAY_MS - 60_000);
    const person = createReplayedPerson(recording, { shiftMs, arrivalDelayMs: DELAY_MS });
    simulator.update(() => createWorld({ createdAt: Date.now(), people: [person] }));

    const { page } = await openApp(desk);
    await signIn(desk, page, simulator, 'Replayed recording');
    const last = recording.readings.at(-1)?.mgDl;
    await expect.poll(() => valueIn(page)).toBe(String(last));
    const item = await desk.tray?.item();
    await expect.poll(async () => valueOfTooltip((await item?.tooltip()) ?? '')).toBe(String(last));
    await expect
      .poll(() => page.evaluate(async () => (await window.steadyline.getSnapshot()).history.count))
      .toBe(recording.readings.length);

    const spanMs = Date.now() - (recording.readings[0]?.at ?? 0) - shiftMs;
    const kept = await page.evaluate(async (ms) => {
      const { at, mgDl } = await window.steadyline.getReadings({ fromAt: Date.now() - ms - 1000, toAt: Date.now() });
      return { at: [...at], mgDl: [...mgDl] };
    }, spanMs);
    expect(kept.mgDl).toEqual(recording.readings.map(({ mgDl }) => mgDl));
    expect(kept.at).toEqual(recording.readings.map(({ at }) => at + shiftMs));
  });
}
