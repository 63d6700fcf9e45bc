import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const FILE = '../shared/api/dexcom-openapi.yml';

/** Whether the specification is at hand; it lies beside the project and not in it. */
export const isThere = existsSync(FILE);
if (!isThere) console.warn(`skipped: the specification is not at ${FILE}`);

export type Node = Record<string, unknown>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Specification = {
  readonly paths: Readonly<Record<string, Node>>;
  readonly components: { readonly schemas: Readonly<Record<string, Node>> };
};

/** The specification as it is written; empty where it is not at hand. */
export const SPECIFICATION: Specification = isThere
  ? parse(readFileSync(FILE, 'utf8'))
  : { paths: {}, components: { schemas: {} } };
