import * as electron from 'electron';

/** The older runtime has no items for the clipboard, and a method that its successor took away. */
type OlderClipboard = { readonly writeImage: (image: electron.NativeImage) => void };

/** Copies a picture that is a PNG; anything else is refused, so that nothing but pictures gets there. */
export async function copyImage(png: Uint8Array): Promise<void> {
  const image = electron.nativeImage.createFromBuffer(Buffer.from(png));
  if (image.isEmpty()) throw new Error('not a picture');
  const { clipboard, ClipboardItem } = electron;
  if (!ClipboardItem) return (clipboard as unknown as OlderClipboard).writeImage(image);
  await clipboard.write([
    new ClipboardItem({ 'image/png': new Blob([new Uint8Array(image.toPNG())], { type: 'image/png' }) }),
  ]);
}
