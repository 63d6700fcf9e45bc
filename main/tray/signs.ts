import type { TraySign } from '../../core/tray';
import { drawHiddenEye } from './hidden-sign';
import { drawHollowLineSign, drawLineSign } from './line-sign';
import {
  arcPoints,
  type Box,
  createMask,
  cutPath,
  fillDisc,
  fillRect,
  fillRounded,
  type Mask,
  type Point,
  strokePath,
} from './raster';

/** A sign is drawn in a square of whole pixels: its corner, its size and the thickness of its lines. */
export type Frame = {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly line: number;
  readonly all: Box;
};

/** Draws the sign for why there is no value, in the middle of the icon. */
export function drawSign(sizePx: number, sign: TraySign, rim: number): Mask {
  const mask = createMask(sizePx, sizePx);
  const size = sizePx - 2 * rim;
  const line = Math.max(1, Math.round(size / 9));
  DRAW[sign](mask, {
    left: rim,
    top: rim,
    size,
    line,
    all: { left: rim, top: rim, right: rim + size, bottom: rim + size },
  });
  return mask;
}

const DRAW: Readonly<Record<TraySign, (mask: Mask, frame: Frame) => void>> = {
  none: drawDashes,
  offline: drawNoNetwork,
  'signed-out': drawPerson,
  keychain: drawLock,
  connecting: drawDots,
  hidden: drawHiddenEye,
  app: drawLineSign,
  'app-late': drawHollowLineSign,
};

function drawDashes(mask: Mask, { left, top, size, line }: Frame): void {
  const width = Math.round(size * 0.36);
  const gap = Math.max(2, Math.round(size * 0.12));
  const start = left + Math.floor((size - 2 * width - gap) / 2);
  const y = top + Math.floor((size - line) / 2);
  for (const x of [start, start + width + gap]) fillRect(mask, { left: x, top: y, right: x + width, bottom: y + line });
}

function drawDots(mask: Mask, { left, top, size }: Frame): void {
  const dot = 2 * Math.max(1, Math.round(size * 0.09)) + (size % 2);
  const gap = Math.max(2, Math.round(size * 0.13));
  const y = top + (size - dot) / 2;
  const start = left + Math.floor((size - 3 * dot - 2 * gap) / 2);
  for (let index = 0; index < 3; index += 1) {
    const x = start + index * (dot + gap);
    fillRounded(mask, { left: x, top: y, right: x + dot, bottom: y + dot }, dot < 4 ? 0.5 : dot / 2);
  }
}

/** A cloud with a stroke through it: the service is out of reach. Not the waves the system's own network icon shows. */
function drawNoNetwork(mask: Mask, { left, top, size, line, all }: Frame): void {
  const at = (x: number, y: number): Point => [left + size * x, top + size * y];
  const floor = top + Math.round(size * 0.82);
  fillDisc(mask, at(0.44, 0.42), size * 0.24);
  fillDisc(mask, at(0.7, 0.54), size * 0.2);
  const base = {
    left: left + size * 0.04,
    top: floor - Math.round(size * 0.36),
    right: left + size * 0.96,
    bottom: floor,
  };
  fillRounded(mask, base, (base.bottom - base.top) / 2);
  const strike = [at(0.12, 0.08), at(0.88, 0.94)];
  cutPath(mask, strike, line + 2 * Math.max(1, line * 0.6));
  strokePath(mask, strike, line, all);
}

/** A person, hollow: nobody is signed in. */
function drawPerson(mask: Mask, { left, top, size, line }: Frame): void {
  const centre = left + size / 2;
  const head = Math.round(size * 0.23 * 2) / 2;
  fillDisc(mask, [centre, top + head + Math.round(size * 0.03)], head, line);
  const floor = top + size - Math.round(size * 0.06);
  const half = Math.round(size * 0.4);
  const shoulder = Math.round(size * 0.58) + top;
  const radius = Math.min(half - line / 2, floor - shoulder - line / 2);
  const [l, r, t] = [centre - half + line / 2, centre + half - line / 2, shoulder + line / 2];
  const path: Point[] = [
    [l, floor],
    ...arcPoints([l + radius, t + radius], radius, 2, 3),
    ...arcPoints([r - radius, t + radius], radius, 3, 4),
    [r, floor],
  ];
  strokePath(mask, path, line, { left, top, right: left + size, bottom: floor });
  fillRect(mask, { left: centre - half, top: floor - line, right: centre + half, bottom: floor });
}

/** A padlock: the keychain is locked. */
function drawLock(mask: Mask, { left, top, size, line }: Frame): void {
  const centre = left + size / 2;
  const half = Math.round(size * 0.36);
  const bodyTop = top + Math.round(size * 0.44);
  const floor = top + size - Math.round(size * 0.04);
  fillRounded(mask, { left: centre - half, top: bodyTop, right: centre + half, bottom: floor }, size * 0.09);
  const radius = Math.round(size * 0.25) - line / 2;
  const arch = top + Math.round(size * 0.04) + line / 2 + radius;
  const shackle: Point[] = [
    [centre - radius, bodyTop + 1],
    ...arcPoints([centre, arch], radius, 2, 4, 12),
    [centre + radius, bodyTop + 1],
  ];
  strokePath(mask, shackle, line, { left, top, right: left + size, bottom: bodyTop + 1 });
  const hole = Math.max(1, Math.round(size * 0.07));
  const y = Math.round((bodyTop + floor) / 2);
  cutPath(
    mask,
    [
      [centre, y - hole * 0.8],
      [centre, y + hole * 0.8],
    ],
    hole * 2,
  );
}
