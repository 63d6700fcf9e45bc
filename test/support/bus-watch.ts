import { firstLine, startChild } from '../../scripts/desktop/child';

/** A message that went over a bus: when (epoch ms), and the member that was called or signalled. */
export type BusMessage = { readonly at: number; readonly member: string };

/** Sees every message of a bus while it watches. */
export type BusWatch = { readonly messages: readonly BusMessage[]; stop(): Promise<void> };

const MEMBER_COLUMN = 7;

/** Starts watching; the program is part of D-Bus itself. */
export async function watchBus(address: string): Promise<BusWatch> {
  const child = startChild('dbus-monitor', ['--address', address, '--profile'], { env: process.env });
  const messages: BusMessage[] = [];
  let rest = '';
  child.process.stdout?.on('data', (chunk) => {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    messages.push(...lines.flatMap(parseLine));
  });
  await firstLine(child, child.process.stdout);
  return { messages, stop: child.stop };
}

/** Type, time in seconds, serial, sender, destination, path, interface and member, with tabs between them. */
function parseLine(line: string): BusMessage[] {
  const columns = line.split('\t');
  const isMessage = columns[0] === 'sig' || columns[0] === 'mc' || columns[0] === 'mr' || columns[0] === 'err';
  return isMessage ? [{ at: Number(columns[1]) * 1000, member: columns[MEMBER_COLUMN] ?? '' }] : [];
}
