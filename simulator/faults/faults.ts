import { ADDRESS_FAULTS } from './address-faults';
import { COMPUTER_FAULTS } from './computer-faults';
import { DATA_FAULTS } from './data-faults';
import type { Fault } from './fault';
import { FOLDER_FAULTS } from './folder-faults';
import { TOKEN_FAULTS } from './token-faults';

/** Everything that can go wrong on demand, by name: the list is the same in the simulator, the tests and the table. */
export const FAULTS = {
  ...DATA_FAULTS,
  ...TOKEN_FAULTS,
  ...ADDRESS_FAULTS,
  ...FOLDER_FAULTS,
  ...COMPUTER_FAULTS,
} as const;

export type FaultName = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

export const faultOf = (name: FaultName): Fault => FAULTS[name];

export const isFaultName = (name: string): name is FaultName => Object.hasOwn(FAULTS, name);

/** Faults that lie in answers, and so can be switched on and off while the simulator runs. */
export type AnswerFaultName = keyof typeof DATA_FAULTS | keyof typeof TOKEN_FAULTS;

export const isAnswerFaultName = (name: FaultName): name is AnswerFaultName =>
  Object.hasOwn(DATA_FAULTS, name) || Object.hasOwn(TOKEN_FAULTS, name);
