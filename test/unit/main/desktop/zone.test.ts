import { expect, test } from 'vitest';
import { createZoneWatch, rereadZone } from '../../../../main/desktop/zone';

test('the zone is read again when it is another, and only then', () => {
  let zone = 'Europe/Berlin';
  let reads = 0;
  const look = createZoneWatch(
    () => zone,
    () => {
      reads += 1;
    },
  );
  look();
  zone = 'America/New_York';
  look();
  look();
  expect(reads).toBe(1);
  zone = 'Europe/Berlin';
  look();
  expect(reads).toBe(2);
});

test('a zone that the environment sets stays', () => {
  const before = process.env.TZ;
  process.env.TZ = 'Asia/Kolkata';
  rereadZone();
  expect(new Date(0).getTimezoneOffset()).toBe(-330);
  if (before === undefined) Reflect.deleteProperty(process.env, 'TZ');
  else process.env.TZ = before;
});
