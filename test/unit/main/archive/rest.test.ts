import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRest, RESTS_AFTER_MS } from '../../../../main/archive/rest';
import { openDatabase } from '../../../../main/archive/sqlite';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

test('memory is given back once, a while after the last answer', () => {
  const said: string[] = [];
  const answered = createRest({ exec: (sql) => void said.push(sql) });
  answered();
  vi.advanceTimersByTime(RESTS_AFTER_MS - 1);
  answered();
  vi.advanceTimersByTime(RESTS_AFTER_MS - 1);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(10 * RESTS_AFTER_MS);
  expect(said).toEqual(['PRAGMA shrink_memory']);
});

test('a file that was closed meanwhile is left alone', async () => {
  const database = await openDatabase(':memory:');
  createRest(database)();
  database.close();
  expect(() => vi.advanceTimersByTime(RESTS_AFTER_MS)).not.toThrow();
});
