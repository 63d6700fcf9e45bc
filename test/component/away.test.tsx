// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { deriveAway } from '../../core/notices/away';
import type { Snapshot } from '../../core/snapshot';
import { DEFAULT_THRESHOLDS } from '../../core/zones';
import {
  createFakeBridge,
  FAKE_NOW,
  type FakeBridge,
  fakeReadings,
  fakeSnapshot,
  toColumns,
} from '../support/fake-bridge';
import { toLoggedColumns } from '../support/fake-records';
import { callsOf, open } from './support';

afterEach(cleanup);

/** Eight hours, the newest of them an hour ago, with a low of half an hour in the middle. */
const READINGS = fakeReadings(96, 62, (i) => (i >= 48 && i < 54 ? 61 : 120));
const FROM_AT = FAKE_NOW - 24 * 3_600_000;
const away = deriveAway(
  FROM_AT,
  toColumns(READINGS),
  toLoggedColumns({}, { fromAt: FROM_AT, toAt: FAKE_NOW }).alert,
  DEFAULT_THRESHOLDS,
);

async function openAway(part: Partial<Snapshot> = {}): Promise<FakeBridge> {
  const bridge = createFakeBridge(fakeSnapshot(READINGS, { away, ...part }), READINGS);
  await open(bridge);
  return bridge;
}
const card = () => screen.findByRole('region', { name: 'While you were away' });

it('what happened while nobody looked is one card on Now, in sentences', async () => {
  await openAway();
  const sentences = within(await card())
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(sentences).toEqual([
    'From 22:03 to 05:58: 7 h 30 min of 8 h in range.',
    'Lowest 61 mg/dL at 02:03, highest 120 mg/dL at 22:03.',
    'You were low from 02:03 for 30 min.',
    'No alert of your phone or receiver was reported.',
  ]);
});

it('says whose clock its times are on where that is not this computer’s', async () => {
  const elsewhere = away && { ...away, last: { ...away.last, offsetMinutes: -300 } };
  await openAway({ away: elsewhere });
  expect(within(await card()).getByText('Times as on your phone, UTC−5:00.')).toBeTruthy();
});

it('is dismissed once and for all', async () => {
  const bridge = await openAway();
  fireEvent.click(within(await card()).getByRole('button', { name: /^Dismiss/ }));
  await waitFor(() => expect(screen.queryByText('While you were away')).toBeNull());
  expect(callsOf(bridge, 'dismissAway')).toEqual([[]]);
});

it('is not there where nothing is to be said, nor while values are hidden', async () => {
  const bridge = await openAway();
  await card();
  bridge.push({ privacy: { kind: 'hidden' } });
  await waitFor(() => expect(screen.queryByText('While you were away')).toBeNull());
  bridge.push({ privacy: { kind: 'shown' } });
  await card();
  bridge.push({ away: null });
  await waitFor(() => expect(screen.queryByText('While you were away')).toBeNull());
});
