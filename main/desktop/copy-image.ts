import { ClipboardItem, clipboard, nativeImage } from 'electron';

/** Copies a picture that is a PNG; anything else is refused, so that nothing but pictures gets there. */
export async function copyImage(png: Uint8Array): Promise<void> {
  const image = nativeImage.createFromBuffer(Buffer.from(png));
  if (image.isEmpty()) throw new Error('not a picture');
  const picture = new Blob([new Uint8Array(image.toPNG())], { type: 'image/png' });
  await clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}
