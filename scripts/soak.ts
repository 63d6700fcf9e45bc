import { runScript, say } from './lib/say';
import { closingLine, sumCounts } from './suites/counts';
import { runE2e } from './suites/e2e';
import { runUnit } from './suites/unit';

/** The laws, where tests are read: everything that tries more cases when it has the time. */
const LAWS = ['test/unit/law', 'test/unit/main/dexcom/parse-laws', 'test/unit/main/dexcom/parse-fuzz'];
const KILLS = ['kill'];

/** Tries the laws with many cases and lives sixty days at high speed; takes hours. Arguments name the files to run. */
runScript(async () => {
  process.env.STEADYLINE_SOAK = '1';
  const asked = process.argv.slice(2);
  const [laws, kills] =
    asked.length > 0
      ? [asked.filter((name) => !KILLS.includes(name)), asked.filter((name) => KILLS.includes(name))]
      : [LAWS, KILLS];
  const counts = [];
  if (laws.length > 0) counts.push(await runUnit(laws));
  if (kills.length > 0) counts.push(await runE2e(kills));
  const total = sumCounts(counts);
  say(closingLine(total));
  return total.failed === 0 ? 0 : 1;
});
