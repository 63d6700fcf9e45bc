import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';

const FOLDER = resolve(__dirname, '../../../../shared/api/fixtures');

/** Reads a fixture shared beside the repository; null, with a word about it, where it is not there. */
export function readFixture<T>(name: string, schema: v.GenericSchema<unknown, T>): T | null {
  const path = resolve(FOLDER, name);
  if (existsSync(path)) return v.parse(schema, JSON.parse(readFileSync(path, 'utf8')));
  console.warn(`../shared/api/fixtures/${name} is not there: its rows are skipped, the test's own rows still run.`);
  return null;
}
