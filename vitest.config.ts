import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** A computer that has much else to do answers late; what hangs is still found. */
const TEST_TIMEOUT_MS = 30_000;

export default defineConfig({
  test: {
    maxWorkers: '100%', // without a word vitest leaves one processor idle: of two, half of all there is
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          testTimeout: TEST_TIMEOUT_MS,
          hookTimeout: TEST_TIMEOUT_MS,
          include: ['test/{unit,contract}/**/*.test.ts'],
        },
      },
      {
        plugins: [preact()],
        test: {
          name: 'component',
          environment: 'happy-dom',
          testTimeout: TEST_TIMEOUT_MS,
          hookTimeout: TEST_TIMEOUT_MS,
          include: ['test/component/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
