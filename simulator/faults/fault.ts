import type { KeychainProblem } from '../../core/connection';
import type { Failure } from '../../core/failures';
import type { Note } from '../../core/notes';
import type { Damage } from './damage';

/** What the person sees of a fault: a failure, a note, a keychain in trouble, a sign-in that has ended, or nothing. */
export type Shown =
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'keychain'; readonly problem: KeychainProblem }
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

/** A command that runs another inside a fault, and what ends the fault and begins it again where that can be. */
export type Surroundings = { readonly command: readonly string[]; readonly set?: (isOn: boolean) => void };

/** A fault of the computer, for one command; `scratch` is an empty folder of its own, `folder` the app's data folder. */
export type ComputerFault = {
  readonly about: string;
  readonly shows: Shown;
  readonly at: 'computer';
  readonly isOfFolder: boolean;
  readonly around: (scratch: string, folder: string) => Surroundings;
};

export type Fault = AnswerFault | AddressFault | FolderFault | ComputerFault;

export const failure = (name: Failure): Shown => ({ kind: 'failure', failure: name });
export const note = (name: Note): Shown => ({ kind: 'note', note: name });
export const keychain = (problem: KeychainProblem): Shown => ({ kind: 'keychain', problem });
export const NOTHING: Shown = { kind: 'nothing' };
