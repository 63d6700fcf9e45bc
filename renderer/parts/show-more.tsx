import type { Signal } from '@preact/signals';
import { Button } from './button';

type ShowMoreProps = {
  /** Such as "days". */
  readonly what: string;
  readonly count: number;
  readonly most: Signal<number>;
  readonly step: number;
};

/** The way to the rest of a list of which only the first so many are drawn. */
export function ShowMore({ what, count, most, step }: ShowMoreProps) {
  if (count <= most.value) return null;
  return (
    <div class="row">
      <Button
        onClick={() => {
          most.value += step;
        }}
      >
        Show more {what}
      </Button>
    </div>
  );
}
