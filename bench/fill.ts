import type { Case } from './lib/case';
import { type FillReport, fill } from './lib/filler';
import { createRow, type Row } from './lib/row';
import { type Service, startService } from './lib/service';

const YEAR_DAYS = 365;
const TEN_YEARS_DAYS = 3650;
const MOST_RUNS = 5;
const MOST_LONG_RUNS = 1;
const value = (atMost: number) => ({ kind: 'value', atMost }) as const;

/** A first fill over loopback HTTP: a year beside the least that keeps the same answers, and ten years. */
export const firstFill: Case = {
  name: 'fill',
  measure: async ({ runs }) => [...(await aYear(Math.min(runs, MOST_RUNS))), ...(await tenYears(runs))],
};

async function aYear(runs: number): Promise<Row[]> {
  const now = Date.now();
  const service = await startService({ now, days: YEAR_DAYS, remembers: true });
  const [app, bare]: [FillReport[], FillReport[]] = [[], []];
  try {
    const { urls } = await fill('app', service, now); // which also has the service make its answers
    for (let run = 0; run < runs; run += 1) {
      app.push(await fill('app', service, now));
      bare.push(await fill('bare', service, now, urls));
    }
  } finally {
    await service.stop();
  }
  const [measured, least] = [app.map(({ ms }) => ms), bare.map(({ ms }) => ms)];
  const details = [`${app[0]?.readings ?? 0} readings, ${app[0]?.urls.length ?? 0} requests`];
  return [
    createRow({ what: 'first fill of a year', unit: 'ms', measured, target: value(5000), details }),
    createRow({ what: 'first fill, beside the least', unit: 'ms', measured, bare: least, target: ratio(3) }),
  ];
}

const ratio = (atMost: number) => ({ kind: 'ratio', atMost }) as const;

async function tenYears(runs: number): Promise<Row[]> {
  const now = Date.now();
  const service = await startService({ now, days: TEN_YEARS_DAYS, remembers: true });
  try {
    await fill('app', service, now);
    return rowsOf(await fillOften(service, now, Math.min(runs, MOST_LONG_RUNS)));
  } finally {
    await service.stop();
  }
}

async function fillOften(service: Service, now: number, runs: number): Promise<FillReport[]> {
  const reports: FillReport[] = [];
  for (let run = 0; run < runs; run += 1) reports.push(await fill('app', service, now));
  return reports;
}

function rowsOf(reports: readonly FillReport[]): Row[] {
  const first = reports[0];
  return [
    createRow({
      what: 'ten years, first fill',
      unit: 'ms',
      measured: reports.map(({ ms }) => ms),
      target: value(60_000),
      details: [`${first?.readings ?? 0} readings, ${first?.urls.length ?? 0} requests`],
    }),
    createRow({
      what: 'ten years, memory over idle',
      unit: 'MB',
      measured: reports.map(({ grownMb }) => grownMb),
      target: value(120),
    }),
  ];
}
