import { defineConfig } from '@playwright/test';

/** Takes the pictures in docs/: npm run test:e2e -- -c test/pictures/playwright.config.ts */
export default defineConfig({
  testDir: '.',
  outputDir: '../../artifacts/pictures',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.STEADYLINE_E2E_REPORT ?? '../../artifacts/pictures-report.json' }],
  ],
});
