/** Says on the error stream that something unforeseen happened: where and of what kind, never what it was about. */
export function reportProblem(where: string, error: unknown): void {
  console.error(`Steadyline: ${where}: ${error instanceof Error ? error.name : typeof error}`);
}

/** Work at the edge of the state: where it fails, whoever changed the state goes on. */
export function guarded(where: string, work: () => void): () => void {
  return () => {
    try {
      work();
    } catch (error) {
      reportProblem(where, error);
    }
  };
}
