import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findRuntime } from '../electron/find-runtime';
import { buildIfStale } from '../lib/build';
import { projectDir } from '../lib/paths';
import { runTool } from '../lib/tools';
import { packageDirIfStale } from '../packaging/package-dir';
import { ensureSystem } from '../system/ensure-system';
import { type Counts, withCrash } from './counts';
import { countPlaywright, readReport } from './reports';

const report = join(projectDir, 'artifacts/e2e-report.json');

/** Runs the app for real, from source and packaged, on displays of their own, and counts the tests. */
export async function runE2e(args: readonly string[] = []): Promise<Counts> {
  await Promise.all([ensureSystem({ headless: true, tests: true }), buildIfStale()]);
  const runtime = await findRuntime();
  const packaged = await packageDirIfStale(runtime);
  const env = {
    ...process.env,
    STEADYLINE_E2E_ELECTRON: runtime.executable,
    STEADYLINE_E2E_PACKAGED: packaged,
    STEADYLINE_E2E_REPORT: report,
  };
  await rm(report, { force: true });
  await mkdir(dirname(report), { recursive: true });
  const playwright = ['test', '-c', 'test/e2e/playwright.config.ts', ...args];
  const { code } = await runTool('playwright', playwright, { output: 'inherit', env });
  return withCrash(await readReport(report, countPlaywright), code);
}
