import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRest } from '../../renderer/parts/create-rest';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('what waits for a rest is done once, so long after the last change', () => {
  const run = vi.fn();
  const rest = createRest(run);
  for (let i = 0; i < 50; i += 1) {
    rest.after(100);
    vi.advanceTimersByTime(16);
  }
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(83);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
  rest.after(100);
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledTimes(2);
});

it('one timer waits, however often something changes, and none once it is stopped', () => {
  const run = vi.fn();
  const rest = createRest(run);
  for (let i = 0; i < 50; i += 1) rest.after(100);
  expect(vi.getTimerCount()).toBe(1);
  rest.stop();
  expect(vi.getTimerCount()).toBe(0);
  rest.after(100);
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledTimes(1);
});
