import { inflateSync } from 'node:zlib';

/** A page of a PDF: its letters in the order of their drawing, without blanks, and the widths of its pictures in pixels. */
export type PdfPage = { readonly text: string; readonly imageWidths: readonly number[] };

/** Reads the PDFs that Chromium writes: objects in the clear, streams deflated, glyphs with a way back to their letters. */
export function readPdf(bytes: Buffer): readonly PdfPage[] {
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter(({ dict }) => /\/Type\s*\/Page\b/.test(dict));
  return pages.map(({ dict }) => {
    const content = refsAfter(dict, 'Contents').map((id) => objects.get(id)?.stream ?? '');
    const fonts = new Map<string, ReadonlyMap<string, string>>();
    const images: number[] = [];
    for (const [name, id] of namedRefs(dict)) {
      const object = objects.get(id);
      if (!object) continue;
      const [letters] = refsAfter(object.dict, 'ToUnicode');
      if (letters !== undefined) fonts.set(name, lettersOf(objects.get(letters)?.stream ?? ''));
      if (/\/Subtype\s*\/Image\b/.test(object.dict)) images.push(Number(/\/Width\s+(\d+)/.exec(object.dict)?.[1]));
    }
    return { text: textOf(content.join('\n'), fonts), imageWidths: images };
  });
}

type PdfObject = { readonly dict: string; readonly stream: string };

function objectsOf(bytes: Buffer): ReadonlyMap<number, PdfObject> {
  const raw = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const found of raw.matchAll(/(\d+) 0 obj\s([\s\S]*?)(?:stream\r?\n|endobj)/g)) {
    const dict = found[2] ?? '';
    const from = found.index + found[0].length;
    const length = Number(/\/Length\s+(\d+)/.exec(dict)?.[1] ?? 0);
    const isImage = /\/Subtype\s*\/Image\b/.test(dict);
    const body = found[0].endsWith('endobj') || isImage ? null : bytes.subarray(from, from + length);
    const isDeflated = dict.includes('/FlateDecode');
    objects.set(Number(found[1]), {
      dict,
      stream: body ? (isDeflated ? inflateSync(body) : body).toString('latin1') : '',
    });
  }
  return objects;
}

/** The objects that a key of a dictionary leads to. */
const refsAfter = (dict: string, key: string): readonly number[] =>
  [...(new RegExp(`/${key}\\s*(\\[[^\\]]*\\]|\\d+ 0 R)`).exec(dict)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map((ref) =>
    Number(ref[1]),
  );

/** The fonts and pictures of a page, by the names its content calls them. */
const namedRefs = (dict: string): ReadonlyArray<readonly [string, number]> =>
  [...dict.matchAll(/\/([FXI]\w*\d+)\s+(\d+) 0 R/g)].map((ref) => [ref[1] ?? '', Number(ref[2])]);

/** What each glyph of a font stands for, by its four hex digits. */
function lettersOf(map: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const hex = (text: string): string =>
    String.fromCodePoint(...(text.match(/.{4}/g) ?? []).map((part) => Number.parseInt(part, 16)));
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', to = ''] of block.matchAll(/<(\w{4})>\s*<(\w+)>/g))
      letters.set(glyph.toLowerCase(), hex(to));
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<(\w{4})>\s*<(\w{4})>\s*<(\w{4})>/g)) {
      const [start, end, code] = [from, to, first].map((part) => Number.parseInt(part, 16)) as [number, number, number];
      for (let glyph = start; glyph <= end; glyph += 1)
        letters.set(glyph.toString(16).padStart(4, '0'), String.fromCodePoint(code + glyph - start));
    }
  return letters;
}

/** The letters that a content stream shows; blanks are no letters to it, as it places each piece by itself. */
function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let letters: ReadonlyMap<string, string> = new Map();
  let text = '';
  for (const [token, font] of content.matchAll(/\/(\w+)\s+[\d.]+\s+Tf|<[0-9A-Fa-f]+>/g))
    if (font !== undefined) letters = fonts.get(font) ?? letters;
    else text += (token.match(/\w{4}/g) ?? []).map((glyph) => letters.get(glyph.toLowerCase()) ?? '').join('');
  return text.normalize('NFKC').replaceAll(/\s/g, '');
}
