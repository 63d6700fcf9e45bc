import { runScript } from './lib/say';
import { closingLine } from './suites/counts';
import { runE2e } from './suites/e2e';

runScript(async () => {
  const counts = await runE2e(process.argv.slice(2));
  console.log(closingLine(counts));
  return counts.failed === 0 ? 0 : 1;
});
