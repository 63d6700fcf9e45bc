import type { Failure } from '../../core/failures';
import type { Note } from '../../core/notes';
import type { Damage } from './damage';

/** What the person sees of a fault: a failure, a note, a sign-in that has ended, or nothing at all. */
export type Shown =
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'sign-in-expired' }
  | { readonly kind: 'nothing' };

/** A fault of answers: of the data or of the token endpoint, each time or so many times. `ms` is the fault's own delay. */
export type AnswerFault = {
  readonly about: string;
  readonly shows: Shown;
  readonly at: 'data' | 'token';
  readonly times?: number;
  readonly damage: (now: number, ms: number) => Damage;
};

/** A fault of the way there: the address to use in place of the simulator's, or a port that nobody listens on. */
export type AddressFault = {
  readonly about: string;
  readonly shows: Shown;
  readonly at: 'address';
  readonly address: ((origin: string) => string) | 'closed-port';
};

/** What was done to a folder, and how to end it where it can be ended. */
export type FolderDamage = { readonly said: string; readonly undo: () => void };

/** A fault of the app's data folder, made while the app is closed. What it damages is copied first. */
export type FolderFault = {
  readonly about: string;
  readonly shows: Shown;
  readonly at: 'folder';
  readonly damage: (folder: string) => Promise<FolderDamage>;
};

export type Fault = AnswerFault | AddressFault | FolderFault;

export const failure = (name: Failure): Shown => ({ kind: 'failure', failure: name });
export const note = (name: Note): Shown => ({ kind: 'note', note: name });
export const NOTHING: Shown = { kind: 'nothing' };
