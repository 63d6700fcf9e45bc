import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectDir } from '../lib/paths';
import { runTool } from '../lib/tools';
import { type Counts, withCrash } from './counts';
import { countVitest, readReport } from './reports';

/** Runs the tests that need no window (unit, contract, component) and counts them. */
export async function runUnit(args: readonly string[] = []): Promise<Counts> {
  const report = join(projectDir, 'artifacts/unit-report.json');
  await rm(report, { force: true });
  await mkdir(dirname(report), { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const env = { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' };
  const { code } = await runTool('vitest', ['run', ...reporters, ...args], { output: 'inherit', env });
  return withCrash(await readReport(report, countVitest), code);
}
