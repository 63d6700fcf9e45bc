/**
 * Adds globals that are missing, and only those. Each is loaded when it is first used: what the app does not need
 * before its first window must not delay its tray.
 */
export function defineGlobals(loaders: Readonly<Record<string, () => unknown>>): void {
  for (const [name, load] of Object.entries(loaders)) if (!(name in globalThis)) defineGlobal(name, load);
}

function defineGlobal(name: string, load: () => unknown): void {
  const settle = (value: unknown): unknown => {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    return value;
  };
  Object.defineProperty(globalThis, name, { get: () => settle(load()), set: settle, configurable: true });
}
