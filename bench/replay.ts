import { NO_OFFSET } from '../core/history';
import { DEFAULT_RULES } from '../core/notices/default-rules';
import { deriveReplay, type Past } from '../core/notices/replay';
import { nameRule, RULE_NAMES, type RuleName } from '../core/notices/rules';
import { createWorld } from '../simulator/world';
import type { Case } from './lib/case';
import { liveReadings } from './lib/readings';
import { createRow } from './lib/row';
import { spreadOf } from './lib/statistics';

const DAY_MS = 86_400_000;
const DAYS = 90;

/** Any rule over 90 days, as it is and as it would be: what a person waits for with each change of a number. */
export const replay: Case = {
  name: 'replay',
  measure: async ({ runs }) => {
    const past = livePast(Date.now());
    const taken = new Map<RuleName, number[]>(RULE_NAMES.map((name) => [name, []]));
    for (let run = 0; run <= runs; run += 1) {
      for (const [name, times] of taken) {
        const ms = timeOf(name, past);
        if (run > 0) times.push(ms); // the first warms up
      }
    }
    const slowestFirst = [...taken].sort(([, a], [, b]) => spreadOf(b).median - spreadOf(a).median);
    const lines = slowestFirst.map(([name, times]) => `${name}: ${spreadOf(times).median.toFixed(1)} ms`);
    return [
      createRow({
        what: `the slowest rule over ${DAYS} days, as it is and as it would be`,
        unit: 'ms',
        measured: slowestFirst[0]?.[1] ?? [],
        target: { kind: 'value', atMost: 200 },
        details: [`${past.readings.at.length} readings, ${past.alerts.at.length} steps of alerts`, ...lines],
      }),
    ];
  },
};

/** The readings and alerts of one person. */
function livePast(now: number): Past {
  const person = createWorld({ createdAt: now, historyDays: DAYS + 1 }).people.find(({ id }) => id === 'variable');
  const alerts = person?.alerts(now - DAYS * DAY_MS, now) ?? [];
  return {
    readings: liveReadings(now, DAYS),
    alerts: {
      recordId: alerts.map(({ key }) => String(key)),
      at: Float64Array.from(alerts, ({ at }) => at),
      offsetMinutes: Int16Array.from(alerts, ({ offsetMinutes }) => offsetMinutes ?? NO_OFFSET),
      name: alerts.map(({ name }) => name),
      state: alerts.map(({ state }) => state),
      displayDevice: alerts.map(() => null),
    },
    expectedDelayMs: 3_600_000,
  };
}

function timeOf(name: RuleName, past: Past): number {
  const { [name]: rule } = DEFAULT_RULES;
  const [present, proposed] = [
    nameRule({ ...DEFAULT_RULES, [name]: { ...rule, on: true } }, name),
    nameRule(DEFAULT_RULES, name),
  ];
  const began = performance.now();
  deriveReplay(present, past);
  deriveReplay(proposed, past);
  return performance.now() - began;
}
