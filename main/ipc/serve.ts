import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { REQUEST_NAMES, type RequestName, type Requests } from '../../core/contract';
import { parseArguments } from './parsers';

/** How each request is answered; its arguments have been parsed. A missing or wrong answer does not compile. */
export type Handlers = {
  readonly [Name in RequestName]: (
    ...args: Parameters<Requests[Name]>
  ) => ReturnType<Requests[Name]> | Promise<ReturnType<Requests[Name]>>;
};

/** Answers the window's requests; the main frame of one of our own pages may ask, nobody else. Returns its undo. */
export function serve(handlers: Handlers, isTrusted: (event: IpcMainInvokeEvent) => boolean): () => void {
  const names = Object.keys(REQUEST_NAMES) as RequestName[];
  for (const name of names) {
    ipcMain.handle(name, (event, ...sent: unknown[]) => {
      if (!isTrusted(event)) throw new Error('This page may not ask.');
      return answer(handlers, name, sent);
    });
  }
  return () => {
    for (const name of names) ipcMain.removeHandler(name);
  };
}

function answer<Name extends RequestName>(handlers: Handlers, name: Name, sent: readonly unknown[]) {
  const args = parseArguments(name, sent);
  if (!args) throw new Error('The request was not understood.');
  return handlers[name](...args);
}
