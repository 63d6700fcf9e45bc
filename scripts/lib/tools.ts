import { join } from 'node:path';
import { projectDir } from './paths';
import { type RunOptions, type RunResult, run } from './run';

/** Where each tool's program lies; run with this Node directly, because `.bin` holds shell files on Windows. */
const programs = {
  biome: '@biomejs/biome/bin/biome',
  'electron-builder': 'electron-builder/cli.js',
  'electron-vite': 'electron-vite/bin/electron-vite.js',
  playwright: '@playwright/test/cli.js',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
} as const;

export type Tool = keyof typeof programs;

/** The command line of an installed tool, for those who start it themselves. */
export function toolPath(tool: Tool): string {
  return join(projectDir, 'node_modules', programs[tool]);
}

/** Runs an installed tool in the project folder. */
export function runTool(tool: Tool, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return run(process.execPath, [toolPath(tool), ...args], { cwd: projectDir, ...options });
}
