import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectDir } from '../lib/paths';
import { say } from '../lib/say';
import { runTool, type Tool } from '../lib/tools';
import type { Counts } from './counts';
import { findUnlisted, type Lockfile } from './lockfile';

/** What is wrong, as text; empty when nothing is. */
type Check = () => Promise<string>;

const checks: Readonly<Record<string, Check>> = {
  types: () => complaintsOf('tsc', ['-b']),
  'lint and format': () => complaintsOf('biome', ['check', '.']),
  'lockfile lists every platform': async () => {
    const text = await readFile(join(projectDir, 'package-lock.json'), 'utf8');
    return findUnlisted(JSON.parse(text) as Lockfile).join('\n');
  },
};

async function complaintsOf(tool: Tool, args: readonly string[]): Promise<string> {
  const result = await runTool(tool, args);
  return result.code === 0 ? '' : `${result.stdout}${result.stderr}`.trim() || `${tool} ended with ${result.code}`;
}

/** Runs every check, side by side, and shows what each found. */
export async function runChecks(): Promise<Counts> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const complaints = await check();
      if (complaints) say(complaints);
      say(`${complaints ? '✘' : '✓'} ${name}`);
      return complaints === '';
    }),
  );
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}
