import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const RENDERER = join(__dirname, '../../../renderer');

/** The classes that a style sheet says something of by themselves, wherever they stand. */
const ownClassesOf = (css: string): readonly string[] => [
  ...new Set([...css.matchAll(/^(\.[\w-]+)(?: \{|,)$/gm)].map(([, name]) => name ?? '')),
];

test('a class has one style sheet: views are read when wanted, so that two would differ by where a person has been', () => {
  const sheets = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'));
  const homes = new Map<string, string[]>();
  for (const sheet of sheets) {
    for (const name of ownClassesOf(readFileSync(join(RENDERER, sheet), 'utf8'))) {
      homes.set(name, [...(homes.get(name) ?? []), sheet]);
    }
  }
  expect(homes.size).toBeGreaterThan(100);
  expect([...homes].filter(([, of]) => of.length > 1)).toEqual([]);
});
