import type { Bridge } from '../../core/contract';
import type { ChartTheme } from '../chart/theme';

const MARGIN_PX = 16;

/** Copies the drawing as it is seen, with what it covers above it. */
export async function copyPicture(
  drawn: HTMLCanvasElement,
  words: string,
  theme: ChartTheme,
  bridge: Pick<Bridge, 'copyImage'>,
): Promise<void> {
  const ratio = devicePixelRatio;
  const margin = MARGIN_PX * ratio;
  const head = margin * 2 + 16 * ratio * theme.textScale;
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width + 2 * margin;
  canvas.height = drawn.height + head + margin;
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('there is no canvas');
  ctx.fillStyle = theme.background;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.fillStyle = theme.ink;
  ctx.font = `${14 * ratio * theme.textScale}px system-ui, sans-serif`;
  ctx.fillText(words, margin, head - margin, canvas.width - 2 * margin);
  ctx.drawImage(drawn, margin, head);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the picture could not be made');
  await bridge.copyImage(new Uint8Array(await blob.arrayBuffer()));
}
