import type uPlot from 'uplot';
import { pixelRatio } from './printing';

/** Gives a plot the pixels that paper needs; to be called once its size is set, before it is drawn. */
export function sharpen({ ctx }: uPlot): void {
  const times = pixelRatio() / devicePixelRatio;
  if (times === 1) return;
  ctx.canvas.width *= times;
  ctx.canvas.height *= times;
  ctx.scale(times, times);
}
