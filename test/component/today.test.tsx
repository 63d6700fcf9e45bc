// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import type { Snapshot } from '../../core/snapshot';
import {
  createFakeBridge,
  FAKE_NOW,
  type FakeBridge,
  type FakeReading,
  fakeReadings,
  fakeSnapshot,
} from '../support/fake-bridge';
import type { FakeLogged } from '../support/fake-records';
import { callsOf, open } from './support';

afterEach(cleanup);

const HOUR_MS = 3_600_000;
/** Noon in UTC is seven in the morning for them: the day began at 05:00 UTC. */
const READINGS = fakeReadings(96, 62, (i) => (i >= 90 ? 61 : 90 + (i % 6)));

async function openNow(
  readings: readonly FakeReading[],
  logged: FakeLogged = {},
  part: Partial<Snapshot> = {},
): Promise<FakeBridge> {
  const bridge = createFakeBridge(fakeSnapshot(readings, part), readings);
  bridge.answers.logged = logged;
  await open(bridge);
  return bridge;
}

const sentences = async (): Promise<readonly (string | null)[]> => {
  const card = await screen.findByRole('region', { name: 'Today so far' });
  await waitFor(() => expect(within(card).getAllByRole('listitem').length).toBeGreaterThan(0));
  return within(card)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
};

const at = (hoursAgo: number, offsetMinutes = -300) => ({ at: FAKE_NOW - hoursAgo * HOUR_MS, offsetMinutes });

it('Now says what there is of today: since midnight on the person’s clock, what was entered among it', async () => {
  await openNow(READINGS, {
    events: [
      { ...at(9), type: 'carbs', value: 90, unit: 'grams' }, // yesterday
      { ...at(4), type: 'carbs', value: 45, unit: 'grams' },
      { ...at(3), type: 'carbs', value: 12.5 },
      { ...at(3), type: 'carbs' },
      { ...at(4), type: 'insulin', subType: 'fastActing', value: 4, unit: 'units' },
      { ...at(2), type: 'insulin', subType: 'fastActing', value: 1.5, unit: 'units' },
      { ...at(2), type: 'insulin', value: Number.POSITIVE_INFINITY, unit: 'units' },
      { ...at(2), type: 'notes', text: 'pizza' },
    ],
    calibrations: [{ ...at(5), mgDl: 101 }],
    alerts: [{ ...at(1.4), name: 'low', state: 'activeAlarming' }],
  });
  expect(await sentences()).toEqual([
    'From 00:03 to 05:58: 5 h 30 min of 6 h in range.',
    'Lowest 61 mg/dL at 05:33, highest 95 mg/dL at 00:28.',
    'You were low from 05:33 for at least 25 min, until the last reading.',
    'Your phone or receiver alerted: Low.',
    'Entered: Carbs 57.5 g, Insulin (fast-acting) 5.5 units, Carbs without an amount 1, Insulin without an amount 1, Notes 1, Fingersticks 1.',
  ]);
});

it('says that none of today came yet, and on whose clock today is', async () => {
  await openNow(READINGS.slice(0, 20));
  expect(await sentences()).toEqual(['No readings of today have been passed on yet.']);
  expect(screen.getByText('Since midnight. Times as lived.')).toBeTruthy();
});

it('another day begins at midnight, also where no reading comes', async () => {
  const bridge = await openNow(READINGS);
  await sentences();
  bridge.push({ now: FAKE_NOW + 17 * HOUR_MS });
  await waitFor(async () => expect(await sentences()).toEqual(['No readings of today have been passed on yet.']));
});

it('is not there where there is no reading at all', async () => {
  const bridge = await openNow([]);
  await waitFor(() => expect(callsOf(bridge, 'getRecords').length).toBeGreaterThan(0)); // it asked, and has nothing to say
  expect(screen.queryByText('Today so far')).toBeNull();
});

it('can be asked for again where it could not be read', async () => {
  const bridge = createFakeBridge(fakeSnapshot(READINGS), READINGS);
  bridge.answers.recordsFail = true;
  await open(bridge);
  const again = await screen.findByRole('button', { name: 'Try again' });
  bridge.answers.recordsFail = false;
  fireEvent.click(again);
  expect((await sentences())[0]).toBe('From 00:03 to 05:58: 5 h 30 min of 6 h in range.');
});
