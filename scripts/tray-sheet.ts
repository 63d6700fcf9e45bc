import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TrayIcon, TraySign } from '../core/tray';
import type { Trend } from '../core/trend';
import type { Zone } from '../core/zones';
import type { Bitmap } from '../main/tray/bitmap';
import type { Panel } from '../main/tray/colours';
import { drawTrayIcon } from '../main/tray/draw-icon';
import { encodePng } from '../main/tray/png';
import { TRAY_SCALE_FACTORS, type TrayBasePx } from '../main/tray/scales';
import { projectDir } from './lib/paths';

function scaled(basePx: TrayBasePx): number[] {
  return TRAY_SCALE_FACTORS.map((factor) => Math.round(basePx * factor));
}

type Sheet = { readonly sizes: readonly number[]; readonly zoom: number; readonly grounds: readonly Ground[] };
type Ground = { readonly colour: readonly [number, number, number]; readonly panel: Panel };

const DARK = [32, 32, 32] as const;
const LIGHT = [240, 240, 240] as const;
const GREY = [128, 128, 128] as const;
/** 100 to 300 % of both bases; other sizes can be asked for. */
const SHEET_SIZES = [...scaled(16), ...scaled(22)].sort((a, b) => a - b);
const ALL_GROUNDS: readonly Ground[] = [
  { colour: DARK, panel: 'dark' },
  { colour: LIGHT, panel: 'light' },
  { colour: DARK, panel: 'unknown' },
  { colour: GREY, panel: 'unknown' },
  { colour: LIGHT, panel: 'unknown' },
];

const value = (text: string, zone: Zone, trend: Trend, late = false): TrayIcon => ({
  kind: 'value',
  text,
  zone,
  trend,
  late,
});
const sign = (name: TraySign): TrayIcon => ({ kind: 'sign', sign: name });

/** Every kind of state once, and every arrow, in an order that can be read as a list. */
const STATES: readonly TrayIcon[] = [
  value('104', 'target', 'flat'),
  value('136', 'target', 'fortyFiveUp'),
  value('172', 'target', 'singleUp'),
  value('89', 'target', 'fortyFiveDown'),
  value('75', 'target', 'none'),
  value('63', 'low', 'singleDown'),
  value('48', 'very-low', 'doubleDown'),
  value('LOW', 'very-low', 'none'),
  value('210', 'high', 'singleUp'),
  value('287', 'very-high', 'doubleUp'),
  value('HIGH', 'very-high', 'none'),
  value('5.8', 'target', 'flat'),
  value('3,6', 'low', 'fortyFiveDown'),
  value('13,9', 'high', 'flat'),
  value('22.2', 'very-high', 'singleUp'),
  value('104', 'target', 'flat', true),
  value('58', 'low', 'flat', true),
  value('287', 'very-high', 'flat', true),
  ...(['none', 'connecting', 'offline', 'signed-out', 'keychain', 'hidden', 'app', 'app-late'] as const).map(sign),
];

function drawSheet({ sizes, zoom, grounds }: Sheet): Bitmap {
  const pad = 4 * Math.min(zoom, 3);
  const column = Math.max(...sizes) * zoom + pad;
  const rowHeights = sizes.map((size) => size * zoom + pad);
  const block = rowHeights.reduce((sum, height) => sum + height, pad);
  const width = STATES.length * column + pad;
  const sheet = { width, height: block * grounds.length, rgba: new Uint8Array(width * block * grounds.length * 4) };
  grounds.forEach(({ colour, panel }, index) => {
    fill(sheet, index * block, block, colour);
    let top = index * block + pad;
    for (const size of sizes) {
      const place = (state: number): number => pad + state * column;
      for (const [state, icon] of STATES.entries()) {
        blit(sheet, drawTrayIcon(icon, { sizePx: size, panel }), place(state), top, zoom);
      }
      top += size * zoom + pad;
    }
  });
  return sheet;
}

function fill(sheet: Bitmap, top: number, rows: number, [red, green, blue]: Ground['colour']): void {
  for (let at = top * sheet.width; at < (top + rows) * sheet.width; at += 1) {
    sheet.rgba.set([red, green, blue, 255], at * 4);
  }
}

function blit(sheet: Bitmap, icon: Bitmap, left: number, top: number, zoom: number): void {
  for (let y = 0; y < icon.height * zoom; y += 1) {
    for (let x = 0; x < icon.width * zoom; x += 1) {
      const from = (Math.floor(y / zoom) * icon.width + Math.floor(x / zoom)) * 4;
      const to = ((top + y) * sheet.width + left + x) * 4;
      const alpha = (icon.rgba[from + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel += 1) {
        const below = sheet.rgba[to + channel] ?? 0;
        sheet.rgba[to + channel] = Math.round(below + ((icon.rgba[from + channel] ?? 0) - below) * alpha);
      }
    }
  }
}

/** Writes the contact sheet: 1:1 by default, or `tray-sheet <file> <zoom> <sizes> <grounds>` to look at a few closely. */
function main([file, zoom = '1', sizes, grounds]: readonly string[]): void {
  const numbers = (list: string): number[] => list.split(',').map(Number);
  const chosen = grounds ? ALL_GROUNDS.filter((_, index) => numbers(grounds).includes(index)) : ALL_GROUNDS;
  const sheet = { sizes: sizes ? numbers(sizes) : SHEET_SIZES, zoom: Number(zoom), grounds: chosen };
  const target = file ?? join(projectDir, 'docs/tray-sheet.png');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, encodePng(drawSheet(sheet)));
}

main(process.argv.slice(2));
