import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

const css = readFileSync(resolve(process.cwd(), 'renderer/styles/tokens.css'), 'utf8');
const ZONES = ['very-low', 'low', 'target', 'high', 'very-high'];
const THEMES = ['light', 'dark', 'contrast', 'contrast-dark'];

/** How the three colour-blindnesses see, in linear RGB. Source: Machado, Oliveira, Fernandes 2009, severity 1. */
const SIGHTS: Record<string, Matrix> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  greyscale: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

/** Two colours this far apart in CIELAB are told apart at a glance; 2.3 is just noticeable. */
const APART = 15;

const tokensOf = (theme: string): Map<string, string> => {
  const block = css.split(`:root[data-theme="${theme}"] {`)[1]?.split('}')[0] ?? '';
  return new Map([...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]));
};

const dot = (a: Rgb, b: Rgb): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const toLinear = (hex: string): Rgb => {
  const at = (i: number): number => linear(Number.parseInt(hex.slice(i, i + 2), 16) / 255);
  return [at(1), at(3), at(5)];
};
const luminance = (hex: string): number => dot(toLinear(hex), [0.2126, 0.7152, 0.0722]);

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function seen(hex: string, sight: Matrix): Rgb {
  const from = toLinear(hex);
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  return toLab([clip(dot(sight[0], from)), clip(dot(sight[1], from)), clip(dot(sight[2], from))]);
}

function toLab(rgb: Rgb): Rgb {
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f(dot(rgb, [0.4124, 0.3576, 0.1805]) / 0.95047);
  const y = f(dot(rgb, [0.2126, 0.7152, 0.0722]));
  const z = f(dot(rgb, [0.0193, 0.1192, 0.9505]) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (a: Rgb, b: Rgb): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe.each(THEMES)('the colours of %s', (theme) => {
  const tokens = tokensOf(theme);
  const colour = (name: string): string => {
    const hex = tokens.get(name);
    if (!hex) throw new Error(`${theme} has no colour for ${name}`);
    return hex;
  };

  it.each(['ink', 'quiet-ink', 'accent', 'danger'])('%s is readable as text on both grounds', (name) => {
    for (const ground of ['background', 'surface', 'target-band']) {
      expect(contrast(colour(name), colour(ground)), ground).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('text on the accent is readable', () => {
    expect(contrast(colour('on-accent'), colour('accent'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...ZONES.map((zone) => `zone-${zone}`), 'line', 'focus'])('%s shows on every ground', (name) => {
    for (const ground of ['background', 'surface', 'target-band']) {
      expect(contrast(colour(name), colour(ground)), ground).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(Object.keys(SIGHTS))('neighbouring zones hold apart under %s', (name) => {
    const sight = SIGHTS[name];
    if (!sight) throw new Error(name);
    for (let i = 1; i < ZONES.length; i++) {
      const pair = [ZONES[i - 1], ZONES[i]] as const;
      const [a, b] = pair.map((zone) => seen(colour(`zone-${zone}`), sight));
      expect(a && b ? distance(a, b) : 0, pair.join(' and ')).toBeGreaterThanOrEqual(APART);
    }
  });
});
