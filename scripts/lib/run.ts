import { type SpawnOptions, spawn } from 'node:child_process';

export interface RunResult {
  /** Exit code; null when the command was ended by a signal or could not be started. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
  /** `inherit` shows the output as it comes and captures nothing. */
  readonly output?: 'capture' | 'inherit';
}

/** Runs a command to its end and never throws, so that each caller can say what its failure means. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { output = 'capture', timeoutMs, ...rest } = options;
  const spawnOptions: SpawnOptions = { ...rest, stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'] };
  return new Promise((settle) => {
    const child = spawn(command, args, spawnOptions);
    const text = { stdout: '', stderr: '' };
    let timedOut = false;
    const timer = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs);
    function onTimeout(): void {
      timedOut = true;
      child.kill('SIGKILL');
    }
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text.stdout += chunk;
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      text.stderr += chunk;
    });
    child.once('error', (error) => finish(null, error.message));
    child.once('close', (code) => finish(code));
    function finish(code: number | null, problem = ''): void {
      clearTimeout(timer);
      settle({ code, stdout: text.stdout, stderr: text.stderr + problem, timedOut });
    }
  });
}

/** The last line that says something: what a failed command usually ends with. */
export function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}
