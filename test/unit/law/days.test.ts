import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DayReport, DaysOrder } from '../../support/days-process';
import { casesOf, LAW_TIMEOUT_MS } from '../../support/soak';
import { makeFolder } from '../main/simulated';

const DAYS = casesOf(1, 60);
/** A day of a phone, and what a first fill of two months may take: 3 windows of 4 kinds, twice over. */
const MOST_A_DAY = 1500;
const MOST_FOR_THE_FILL = 24;
/** Memory settles in the first days; from then on it may not grow by more than noise. */
const SETTLED_FROM = 10;
const MOST_GROWTH_MB_A_DAY = 0.1;

test('days on end cost few requests, and neither memory nor handles grow', { timeout: LAW_TIMEOUT_MS }, async () => {
  const reports = await live({ folder: await makeFolder(), historyDays: 60, days: DAYS });
  const [fill, ...days] = reports;
  expect(fill?.requests).toBeLessThanOrEqual(MOST_FOR_THE_FILL);
  expect(days).toHaveLength(DAYS);
  for (const day of days) {
    expect(day.failures).toBe(0);
    expect(day.requests).toBeLessThan(MOST_A_DAY);
    expect(day.readings).toBeGreaterThan((reports[day.day - 1]?.readings ?? 0) + 150);
    expect(day.files).toBeLessThanOrEqual((days[0]?.files ?? 0) + 2);
    expect(day.resources).toBeLessThanOrEqual((days[0]?.resources ?? 0) + 2);
  }
  const settled = days.filter(({ day }) => day > SETTLED_FROM);
  const growth = slopeOf(settled.map(({ day, residentMb }) => [day, residentMb]));
  if (DAYS > SETTLED_FROM) console.info(summaryOf(days, growth));
  expect(growth).toBeLessThanOrEqual(MOST_GROWTH_MB_A_DAY);
});

async function live(order: DaysOrder): Promise<DayReport[]> {
  const execArgv = ['--expose-gc', '--import', 'tsx'];
  const child = fork(join(__dirname, '../../support/days-process.ts'), { execArgv });
  const reports: DayReport[] = [];
  child.on('message', (report: DayReport) => reports.push(report));
  child.send(order);
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  return reports;
}

/** The slope of a straight line through points, by least squares; 0 for fewer than two. */
function slopeOf(points: ReadonlyArray<readonly [x: number, y: number]>): number {
  if (points.length < 2) return 0;
  const mean = (pick: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [x, y] = [mean((point) => point[0]), mean((point) => point[1])];
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return above / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

function summaryOf(days: readonly DayReport[], growth: number): string {
  const requests = days.map((day) => day.requests).sort((a, b) => a - b);
  const resident = days.map((day) => day.residentMb.toFixed(0));
  return [
    `${days.length} days: ${requests[0]} to ${requests.at(-1)} requests a day`,
    `memory by day ${resident.join(' ')} MB, ${growth.toFixed(3)} MB a day once settled`,
    `files ${days[0]?.files} to ${days.at(-1)?.files}, resources ${days[0]?.resources} to ${days.at(-1)?.resources}`,
  ].join('\n');
}
