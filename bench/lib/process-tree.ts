import { readdirSync, readFileSync } from 'node:fs';

/** One process of a program, as /proc tells it. */
export type ProcessFacts = { readonly pid: number; readonly role: string; readonly pssMb: number };

/** The fields of /proc/PID/stat after the name: state, parent, … Source: proc(5). */
const PARENT = 1;
const CPU_TICKS = [11, 12, 13, 14] as const; // own user and system time, and that of children that have ended
const TICKS_PER_SECOND = 100;

/** A process and everything it started, parents first. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? statFields(Number(name))?.[PARENT] : undefined;
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const found = [root];
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child);
  return found;
}

/** What each process of a program is for and its proportional share of memory, shared pages counted once. */
export function processFacts(root: number): ProcessFacts[] {
  return processTree(root).map((pid) => ({ pid, role: roleOf(pid), pssMb: pssMbOf(pid) }));
}

/** The memory of a whole program in MB (10^6 bytes). */
export const treePssMb = (root: number): number => processFacts(root).reduce((sum, { pssMb }) => sum + pssMb, 0);

/** The processor time a program has used so far, in seconds, with helpers that have ended. */
export function treeCpuSeconds(root: number): number {
  const ticks = processTree(root).flatMap((pid) => CPU_TICKS.map((field) => Number(statFields(pid)?.[field] ?? 0)));
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

/** How often each thread of a program has gone to sleep so far, and so was woken, by its id. */
export function treeWakeUps(root: number): ReadonlyMap<number, number> {
  const threads = processTree(root).flatMap((pid) => threadsOf(pid).map((thread) => ({ pid, thread })));
  return new Map(
    threads.map(({ pid, thread }) => {
      const count = /^voluntary_ctxt_switches:\s+(\d+)/m.exec(readProc(pid, `task/${thread}/status`))?.[1];
      return [thread, Number(count ?? 0)];
    }),
  );
}

function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return []; // ended meanwhile
  }
}

/** Such as `zygote`, `gpu-process`, `renderer`; Chromium names it in a switch, the first process has none. */
function roleOf(pid: number): string {
  const words = readProc(pid, 'cmdline').split(/[\0 ]/);
  const value = (name: string) => words.find((word) => word.startsWith(name))?.slice(name.length);
  return value('--utility-sub-type=') ?? value('--type=') ?? 'main';
}

/** The proportional share of memory of one process in MB (10^6 bytes); shared pages counted once. */
export function pssMbOf(pid: number): number {
  const kib = /^Pss:\s+(\d+) kB/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0;
  return (Number(kib) * 1024) / 1e6;
}

/** What follows the name, which may itself hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  const text = readProc(pid, 'stat');
  return text === '' ? undefined : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Empty where the process has ended meanwhile. */
function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
