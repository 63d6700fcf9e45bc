import { runScript, say } from './lib/say';
import { runChecks } from './suites/checks';

runScript(async () => {
  const { passed, failed } = await runChecks();
  say(failed === 0 ? `All ${passed} checks passed.` : `${failed} of ${passed + failed} checks failed: see above.`);
  return failed === 0 ? 0 : 1;
});
