const HOURS = 24;

/** Points to draw a line through, none missing between them; x is in hours of the day, y in mg/dL. */
export type Run = ReadonlyArray<readonly [hour: number, mgDl: number]>;

/** Hourly values as runs of points in the middle of their hours; the day goes on over midnight, at both ends. */
export function runsOf(curve: ArrayLike<number>): readonly Run[] {
  const runs: Array<Array<readonly [number, number]>> = [];
  let isOn = false;
  for (let hour = -1; hour <= HOURS; hour += 1) {
    const value = curve[(hour + HOURS) % HOURS] ?? Number.NaN;
    const isThere = !Number.isNaN(value);
    if (isThere && isOn) runs.at(-1)?.push([hour + 0.5, value]);
    else if (isThere) runs.push([[hour + 0.5, value]]);
    isOn = isThere;
  }
  return runs;
}

/** The slopes of a smooth line through a run that nowhere goes beyond its points. Source: Fritsch and Butland 1984. */
export function slopesOf(run: Run): readonly number[] {
  const steps = run.slice(1).map(([hour, mgDl], i) => (mgDl - (run[i]?.[1] ?? 0)) / (hour - (run[i]?.[0] ?? 0)));
  return run.map((_, i) => {
    const [before, after] = [steps[i - 1] ?? steps[i] ?? 0, steps[i] ?? steps[i - 1] ?? 0];
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
}

/** Where a line is drawn, such as a canvas. */
type Path = Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'bezierCurveTo'>;
type Place = { readonly x: (hour: number) => number; readonly y: (mgDl: number) => number };

/** Draws a smooth line through a run, in either direction, going on from where the path is or beginning a new one. */
export function traceRun(path: Path, run: Run, { x, y }: Place, goOn: 'begin' | 'go-on' = 'begin'): void {
  const slopes = slopesOf(run);
  run.forEach(([hour, mgDl], i) => {
    const [before, beforeMgDl] = run[i - 1] ?? [hour, mgDl];
    if (i === 0) {
      if (goOn === 'begin') path.moveTo(x(hour), y(mgDl));
      else path.lineTo(x(hour), y(mgDl));
      return;
    }
    const third = (hour - before) / 3;
    path.bezierCurveTo(
      x(before + third),
      y(beforeMgDl + third * (slopes[i - 1] ?? 0)),
      x(hour - third),
      y(mgDl - third * (slopes[i] ?? 0)),
      x(hour),
      y(mgDl),
    );
  });
}
