import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Simulator } from '../server';
import type { ComputerFault, FolderDamage, Surroundings } from './fault';
import { faultOf } from './faults';
import type { FaultArgument } from './parse-fault';

/** Switches a fault on at a running simulator, or in a folder; says what to do with it. Rejects where it cannot. */
export async function switchOn(simulator: Simulator, argument: FaultArgument, folder: string): Promise<FolderDamage> {
  if (argument.at === 'answer') {
    const { name } = argument.choice;
    simulator.setFault(argument.choice);
    return { said: `${name}: ${faultOf(name).about}`, undo: () => simulator.setFault(null) };
  }
  const fault = faultOf(argument.name);
  if (fault.at === 'folder') return fault.damage(folder);
  if (fault.at !== 'address') throw new Error(`The fault ${argument.name} cannot be switched on here.`);
  const address = fault.address === 'closed-port' ? await closedPort() : fault.address(simulator.origin);
  return { said: `${argument.name}: enter the address ${address}`, undo: () => {} };
}

/** Makes ready what a command is to run inside of; to be ended after the command. */
export function surround({ around }: ComputerFault, folder: string): Surroundings & { readonly end: () => void } {
  const scratch = mkdtempSync(join(tmpdir(), 'steadyline-fault-'));
  return { ...around(scratch, folder), end: () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }) };
}

/** An address of this computer where nobody listens. */
export async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 1}`;
}
