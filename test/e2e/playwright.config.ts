import { defineConfig } from '@playwright/test';

/** What waits long, for ticks or for years of history, begins first: it ends while the others run. */
const LONGEST = /\/(clock|event-curves|faults|ten-years|timeline|tray|views)\.spec\.ts$/;

export default defineConfig({
  testDir: '.',
  outputDir: '../../artifacts/e2e',
  workers: 3, // of two processors: most tests wait for something most of the time
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  projects: [
    { name: 'long', testMatch: LONGEST },
    { name: 'short', testIgnore: LONGEST },
  ],
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.STEADYLINE_E2E_REPORT ?? '../../artifacts/e2e-report.json' }],
  ],
});
