import { log } from './log/log';
import { errorNameOf, type ProblemPlace } from './log/log-event';

/** Says in the log and on the error stream that something unforeseen happened: where and of what kind, never about what. */
export function reportProblem(where: ProblemPlace, error: unknown): void {
  const name = errorNameOf(error);
  log({ what: 'problem', where, error: name });
  console.error(`Steadyline: ${where}: ${name}`);
}

/** Work at the edge of the state: where it fails, whoever changed the state goes on. */
export function guarded(where: ProblemPlace, work: () => void): () => void {
  return () => {
    try {
      work();
    } catch (error) {
      reportProblem(where, error);
    }
  };
}
