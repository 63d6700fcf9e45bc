import type { TrayIcon, TraySign } from '../../../core/tray';
import type { Trend } from '../../../core/trend';
import type { Zone } from '../../../core/zones';
import type { Bitmap } from '../../../main/tray/bitmap';
import type { Panel } from '../../../main/tray/colours';

export const ZONES: readonly Zone[] = ['very-low', 'low', 'target', 'high', 'very-high'];
export const TRENDS: readonly Trend[] = [
  'doubleUp',
  'singleUp',
  'fortyFiveUp',
  'flat',
  'fortyFiveDown',
  'singleDown',
  'doubleDown',
  'none',
];
export const SIGNS: readonly TraySign[] = [
  'none',
  'offline',
  'signed-out',
  'keychain',
  'connecting',
  'hidden',
  'app',
  'app-late',
];
export const SIZES = [16, 20, 22, 24, 28, 32, 33, 44, 48, 66];
export const PANELS: readonly Panel[] = ['dark', 'light', 'unknown'];

export const valueIcon = (text: string, zone: Zone, trend: Trend, late = false): TrayIcon => ({
  kind: 'value',
  text,
  zone,
  trend,
  late,
});

/** Every state that must look different from every other, with one text so that only the signs around it can tell. */
export function allStates(text: string): TrayIcon[] {
  const fresh = ZONES.flatMap((zone) => TRENDS.map((trend) => valueIcon(text, zone, trend)));
  const late = ZONES.map((zone) => valueIcon(text, zone, 'flat', true));
  return [...fresh, ...late, ...SIGNS.map((sign): TrayIcon => ({ kind: 'sign', sign }))];
}

/** A picture as greys from 0 to 255 on a panel of one grey: what a person without colours sees. */
export function greysOn({ width, height, rgba }: Bitmap, ground: number): Float32Array {
  const greys = new Float32Array(width * height);
  for (let pixel = 0; pixel < greys.length; pixel += 1) {
    const at = pixel * 4;
    const grey = 0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0);
    greys[pixel] = ground + ((grey - ground) * (rgba[at + 3] ?? 0)) / 255;
  }
  return greys;
}

/** How many pixels of two pictures differ clearly in grey. */
export function clearlyDifferent(a: Float32Array, b: Float32Array, by = 48): number {
  let count = 0;
  for (let at = 0; at < a.length; at += 1) if (Math.abs((a[at] ?? 0) - (b[at] ?? 0)) >= by) count += 1;
  return count;
}
