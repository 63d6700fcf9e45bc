import { Blob } from 'node:buffer';
import { webcrypto } from 'node:crypto';
import * as webStreams from 'node:stream/web';
import { deserialize, serialize } from 'node:v8';

function defineGlobal(name: string, value: unknown): void {
  if (name in globalThis) return;
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/** Gives what current Node has as globals and Node 16 keeps in modules; undici and core-js look for some of them. */
export function defineNodeGlobals(): void {
  for (const [name, value] of Object.entries(webStreams)) defineGlobal(name, value);
  defineGlobal('crypto', webcrypto);
  defineGlobal('Blob', Blob);
  defineGlobal('structuredClone', (value: unknown) => deserialize(serialize(value)));
}

/** Gives the fetch classes, which Node has had as globals since 18. */
export function defineFetchGlobals(classes: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(classes)) defineGlobal(name, value);
}
