import type { Snapshot } from '../../core/snapshot';
import { AwayCard } from '../parts/away-card';
import { Hints } from '../parts/hints';
import { Today } from './today';

/** What stands between the value and its chart: read once those are there. */
export function NowCards({ snapshot: { away, settings } }: { readonly snapshot: Snapshot }) {
  return (
    <>
      {away && <AwayCard away={away} />}
      {settings.hints && <Hints />}
      <Today />
    </>
  );
}
