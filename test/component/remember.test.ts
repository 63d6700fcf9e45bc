import { expect, test } from 'vitest';
import { remember } from '../../renderer/state/remember';

function createCounted() {
  const asked: number[] = [];
  let fails = false;
  const { ask, forget } = remember(async (n: number) => {
    asked.push(n);
    if (fails) throw new Error('no answer');
    return { n };
  });
  return {
    asked,
    ask,
    forget,
    failNow: (now: boolean) => {
      fails = now;
    },
  };
}

test('what is asked twice is answered once, also while the first is under way', async () => {
  const { asked, ask } = createCounted();
  const [first, second] = [ask(1), ask(1)];
  expect(await first).toBe(await second);
  expect(await ask(1)).toBe(await first);
  expect(await ask(2)).toEqual({ n: 2 });
  expect(asked).toEqual([1, 2]);
});

test('is asked again once it is forgotten, failed, or twelve others were asked since', async () => {
  const { asked, ask, forget, failNow } = createCounted();
  await ask(1);
  forget();
  await ask(1);
  failNow(true);
  await expect(ask(2)).rejects.toThrow();
  failNow(false);
  await ask(2);
  expect(asked).toEqual([1, 1, 2, 2]);
  for (let n = 3; n <= 13; n += 1) await ask(n);
  await ask(2);
  expect(asked).toHaveLength(15);
  await ask(1);
  expect(asked).toHaveLength(16);
});
