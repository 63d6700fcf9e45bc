/**
 * What an answer says: its text, or the bytes of it in UTF-8. To decode a month of readings takes 25 ms and to copy the
 * text to another thread as long again; bytes are moved there and decoded by whoever reads them.
 */
export type Body = string | Uint8Array;

const BYTE_ORDER_MARK = '\uFEFF';

/** The text of a body, without a byte order mark. Not by TextDecoder: some versions make it twice the size. */
export function textOf(body: Body): string {
  if (typeof body === 'string') return body;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** The value a body stands for as JSON; undefined where it is none. */
export function parseJson(body: Body): unknown {
  try {
    return JSON.parse(textOf(body));
  } catch {
    return undefined;
  }
}

/** More blanks than this are not looked behind. */
const HEAD_BYTES = 4096;

/** The first character of a body that is no blank; empty where there is none. */
export const firstCharacterOf = (body: Body): string => textOf(body.slice(0, HEAD_BYTES)).trimStart().slice(0, 1);
