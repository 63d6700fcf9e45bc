import { findRuntime } from './electron/find-runtime';
import { Advice, runScript, say } from './lib/say';
import { runChecks } from './suites/checks';
import { type Counts, closingLine, sumCounts, withCrash } from './suites/counts';
import { runE2e } from './suites/e2e';
import { runUnit } from './suites/unit';
import { ensureSystem } from './system/ensure-system';

/** What several suites need; if it cannot be had, the suite that cannot do without it says so. */
async function prepare(): Promise<void> {
  await ensureSystem({ headless: true });
  await findRuntime();
}

/** One after the other: the end-to-end tests measure time and should have the machine to themselves. */
const suites: Readonly<Record<string, () => Promise<Counts>>> = {
  checks: runChecks,
  'unit tests': runUnit,
  'end-to-end tests': runE2e,
};

/** A suite that could not even start is one failure, and the others still run. */
async function runSuite(name: string, run: () => Promise<Counts>): Promise<Counts> {
  say(`\n— ${name} —`);
  return run().catch((error: unknown) => {
    explain(error);
    return withCrash(undefined, null);
  });
}

function explain(error: unknown): void {
  say(error instanceof Advice ? error.message : String(error instanceof Error ? error.stack : error));
}

runScript(async () => {
  await prepare().catch(explain);
  const all: [string, Counts][] = [];
  for (const [name, run] of Object.entries(suites)) all.push([name, await runSuite(name, run)]);
  for (const [name, counts] of all) say(`${name}: ${closingLine(counts)}`);
  const total = sumCounts(all.map(([, counts]) => counts));
  console.log(closingLine(total));
  return total.failed === 0 ? 0 : 1;
});
