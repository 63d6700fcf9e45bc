import type { SimRequest } from '../request';

const DAY_MS = 86_400_000;

/** Which windows a fault hits: those longer than so many days, or those that hold a moment (epoch ms). */
export type FaultWindow = { readonly longer?: number; readonly holding?: number };

/** Whether a request asks for such a window; any request will do where nothing is said. */
export function isWindowMeant({ url }: SimRequest, { longer, holding }: FaultWindow): boolean {
  if (longer === undefined && holding === undefined) return true;
  const { searchParams } = new URL(url, 'http://localhost');
  const timeOf = (name: string): number => Date.parse(`${searchParams.get(name)?.replace(/Z$/, '')}Z`);
  const [fromAt, toAt] = [timeOf('startDate'), timeOf('endDate')];
  const isLong = longer === undefined || toAt - fromAt > longer * DAY_MS;
  return isLong && (holding === undefined || (fromAt <= holding && holding < toAt)) && toAt > fromAt;
}
