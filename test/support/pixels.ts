import type { Locator } from '@playwright/test';

/** A drawing as it is on the screen: its pixels, and where its plot lies in it, in pixels of the canvas. */
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** "#rrggbb" of a pixel, in whole canvas pixels. */
  at(x: number, y: number): string;
};

/** Reads the drawing of a plot. */
export async function readDrawing(plot: Locator): Promise<Drawing> {
  const read = await plot.evaluate((root) => {
    const canvas = root.querySelector('canvas');
    const over = root.querySelector('.u-over')?.getBoundingClientRect();
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (!canvas || !over || !data) throw new Error('nothing is drawn');
    const whole = canvas.getBoundingClientRect();
    const ratio = canvas.width / whole.width;
    const plotBox = {
      left: (over.left - whole.left) * ratio,
      top: (over.top - whole.top) * ratio,
      width: over.width * ratio,
      height: over.height * ratio,
    };
    let binary = '';
    for (let i = 0; i < data.length; i += 8192) binary += String.fromCharCode(...data.subarray(i, i + 8192));
    return { width: canvas.width, height: canvas.height, plot: plotBox, rgba: btoa(binary) };
  });
  const rgba = Buffer.from(read.rgba, 'base64');
  const at = (x: number, y: number): string => {
    const i = (Math.round(y) * read.width + Math.round(x)) * 4;
    return rgba[i + 3] === 0 ? 'nothing' : `#${rgba.subarray(i, i + 3).toString('hex')}`;
  };
  return { width: read.width, height: read.height, plot: read.plot, at };
}

/** What the page draws with, as it is now, "#rrggbb" by role. */
export const coloursOf = <Role extends string>(plot: Locator, roles: readonly Role[]): Promise<Record<Role, string>> =>
  plot.evaluate((_root, names) => {
    const style = getComputedStyle(document.documentElement);
    const all = names.map((name) => {
      const hex = style.getPropertyValue(`--${name}`).trim();
      return [name, hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex] as const;
    });
    return Object.fromEntries(all) as Record<Role, string>;
  }, roles);

/** Which of some colours a pixel is nearest to; where lines end, colours are mixed. */
export function nearestRole<Role extends string>(pixel: string, colours: Readonly<Record<Role, string>>): Role {
  const parts = (colour: string): number[] => [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
  const own = parts(pixel);
  const away = (colour: string): number =>
    parts(colour).reduce((sum, part, i) => sum + Math.abs(part - (own[i] ?? Number.NaN)), 0);
  const roles = Object.keys(colours) as Role[];
  return roles.reduce((best, role) => (away(colours[role]) < away(colours[best]) ? role : best));
}
