import { expect, test } from 'vitest';
import { type Connection, describeConnection, type Missing } from '../../../core/connection';
import { FAILURE_TEXT } from '../../../core/failures';

const online = (...missing: Missing[]): Connection => ({ kind: 'online', lastPollAt: 0, missing });
const ALERTS: Missing = { of: 'alert', older: false, failure: 'not-found' };

test.each<[string, Connection, string]>([
  ['everything comes in', online(), 'Connected.'],
  ['one operation fails', online(ALERTS), 'Readings come in. Alerts do not: Dexcom has nothing at this address.'],
  [
    'several fail alike',
    online(
      ALERTS,
      { of: 'event', older: false, failure: 'not-found' },
      { of: 'device', older: false, failure: 'not-found' },
    ),
    'Readings come in. Alerts, entries and devices do not: Dexcom has nothing at this address.',
  ],
  [
    'two fail each in its way',
    online(ALERTS, { of: 'calibration', older: false, failure: 'server-error' }),
    'Readings come in. Alerts do not: Dexcom has nothing at this address. Fingersticks do not: Dexcom has a problem.',
  ],
  [
    'an older month fails',
    online({ of: 'egv', older: true, failure: 'server-error' }),
    'Readings come in. Some older readings do not: Dexcom has a problem.',
  ],
])('what is said where %s', (_name, connection, sentence) => {
  expect(describeConnection(connection).sentence).toBe(sentence);
});

test('the remedy is calm, and says what can be done only where that may help', () => {
  expect(describeConnection(online()).remedy).toBe('');
  expect(describeConnection(online(ALERTS)).remedy).toMatch(/^Nothing to do: .* Nothing is lost\.$/);
  const refused = describeConnection(online(ALERTS, { of: 'event', older: false, failure: 'access-refused' }));
  expect(refused.remedy).toBe(FAILURE_TEXT['access-refused'].remedy);
});
