import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { Connection } from '../../core/connection';
import type { Note } from '../../core/notes';
import { log } from './log';
import { connectionEvent } from './log-event';

export type Logged = {
  readonly connection: ReadonlySignal<Connection>;
  readonly notes: ReadonlySignal<readonly Note[]>;
};

/** Writes down how the connection changes and what the person is told; a round that changes nothing is not. Returns its undo. */
export function logChanges({ connection, notes }: Logged): () => void {
  let last = '';
  let told: readonly Note[] = [];
  const undo = [
    effect(() => {
      const event = connectionEvent(connection.value);
      const text = JSON.stringify(event);
      if (text !== last) log(event);
      last = text;
    }),
    effect(() => {
      for (const note of notes.value) if (!told.includes(note)) log({ what: 'note', note });
      told = notes.value;
    }),
  ];
  return () => {
    for (const undoOne of undo) undoOne();
  };
}
