// Starts an app folder the way Electron's own default app does, which a packaged dist does not carry:
//   electron [switches] [-r module] <app folder> [arguments]
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { app } from 'electron';
import { parseCommandLine } from './command-line';
import './backport';

interface AppPackage {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
  readonly desktopName?: string;
}

/** Present on every Electron and in no typing. */
interface UntypedApp {
  setVersion(version: string): void;
  setAppPath(path: string): void;
  setDesktopName?(name: string): void;
  _setDefaultAppPaths?(path: string): void;
}

const load = createRequire(__filename);
const untyped = app as typeof app & UntypedApp;

function describeApp(dir: string): string {
  const description = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as AppPackage;
  const name = description.productName ?? description.name ?? 'Electron';
  app.setName(name);
  untyped.setVersion(description.version ?? '0.0.0');
  untyped.setDesktopName?.(description.desktopName ?? `${name}.desktop`);
  untyped._setDefaultAppPaths?.(dir);
  untyped.setAppPath(dir);
  return join(dir, description.main ?? 'index.js');
}

function start(file: string | undefined, modules: readonly string[]): void {
  if (file === undefined) {
    console.error('Name the app folder to start.');
    app.exit(1);
    return;
  }
  Object.defineProperty(process, 'defaultApp', { value: true, configurable: false, enumerable: true });
  for (const module of modules) load(resolve(module));
  const target = resolve(file);
  if (statSync(target).isDirectory()) {
    load(describeApp(target));
  } else {
    untyped.setAppPath(dirname(target));
    load(target);
  }
}

const { file, modules } = parseCommandLine(process.argv.slice(1));
start(file, modules);
