import { clipboard, nativeImage } from 'electron';

/** `Clipboard.writeImage` of 22, which the typing of the successor no longer has. */
const older = clipboard as unknown as { writeImage(image: Electron.NativeImage): void };

/** What is written to the clipboard, by type: of pictures only, which are all that the app writes so. */
export class ClipboardItem {
  constructor(readonly pictures: { readonly 'image/png': Blob }) {}
}

/** `clipboard.write` of items, each in place of the one before, as 22 holds one picture. */
export async function write(items: readonly ClipboardItem[]): Promise<void> {
  for (const { pictures } of items)
    older.writeImage(nativeImage.createFromBuffer(Buffer.from(await pictures['image/png'].arrayBuffer())));
}
