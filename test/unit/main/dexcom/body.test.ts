import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstCharacterOf, parseJson, textOf } from '../../../../main/dexcom/body';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('bytes read as the text they were made of, wherever they lie', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(9), (text, before) => {
      const bytes = bytesOf('x'.repeat(before) + text).subarray(before);
      expect(textOf(bytes)).toBe(new TextDecoder().decode(bytes));
    }),
  );
});

test('broken bytes are read as the standard says, and a byte order mark is none of the text', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.boolean(), (bytes, isMarked) => {
      const sent = isMarked ? Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes) : bytes;
      expect(textOf(sent)).toBe(new TextDecoder().decode(sent));
    }),
  );
});

test('what is no JSON is nothing', () => {
  expect([parseJson(bytesOf('{"a":[1]}')), parseJson('null'), parseJson(bytesOf('{"a"')), parseJson('')]).toEqual([
    { a: [1] },
    null,
    undefined,
    undefined,
  ]);
});

describe('the first character', () => {
  test.each([
    ['{"a":1}', '{'],
    [' \r\n\t<html>', '<'],
    ['\uFEFF\n[', '['],
    [' \n', ''],
    ['', ''],
    [`${' '.repeat(1000)}{`, '{'],
    [`{${'ä'.repeat(5000)}`, '{'],
  ])('of %j is %j', (body, first) => {
    expect([firstCharacterOf(body), firstCharacterOf(bytesOf(body))]).toEqual([first, first]);
  });
});
