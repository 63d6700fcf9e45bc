import { expect, test } from 'vitest';
import { createHistoryAnswers } from '../../../../main/ipc/history-answers';
import { ALL, calibrationOf, eventOf, keep, NOW, openNew, RECEIVER, WINDOW } from '../archive/made';

test('a fingerstick that phone and receiver passed on is told once, what was entered twice is told twice', async () => {
  const { archive } = await openNew();
  const stick = { systemAt: NOW - 600_000, type: 'bloodGlucose', value: 120, unit: 'mg/dL' };
  await keep(archive, 'event', [
    eventOf({ systemAt: WINDOW.fromAt, recordId: 'carbs' }),
    eventOf({ systemAt: WINDOW.fromAt, recordId: 'carbs again' }),
    eventOf({ ...stick, recordId: 'phone' }),
    eventOf({ ...stick, recordId: 'receiver', source: RECEIVER, systemAt: stick.systemAt + 12_000 }),
  ]);
  await keep(archive, 'calibration', [calibrationOf({ systemAt: NOW - 60_000 })]);
  const answers = createHistoryAnswers(
    () => archive,
    () => true,
    () => {},
  );
  const { event, calibration } = await answers.getRecords(ALL);
  expect(event.recordId).toEqual(['carbs', 'carbs again', 'phone']);
  expect(calibration.recordId).toHaveLength(1);
  expect((await archive.records('event', ALL)).recordId).toHaveLength(4);
});
