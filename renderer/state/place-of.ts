import { EPISODES_OF_WORDS, EVENTS_OF_WORDS, type Place } from '../../core/place';
import { placeOfScreen } from './place-of-screen';
import type { View } from './view';

/** Where the window is, with what it looks at there. */
export function placeOf({ screen, timeline, period, against, wish }: View): Place {
  const place = placeOfScreen(screen.value);
  const of = wish.value?.of ?? null;
  switch (place.kind) {
    case 'timeline':
      return { ...place, shown: inWholeMs(timeline.value) };
    case 'days':
    case 'pattern':
      return { ...place, period: period.value };
    case 'compare':
      return { ...place, period: period.value, against: against.value };
    case 'episodes':
      return { ...place, period: period.value, of: isIn(EPISODES_OF_WORDS, of) ? of : null };
    case 'events':
      return { ...place, period: period.value, of: isIn(EVENTS_OF_WORDS, of) ? of : null };
    default:
      return place;
  }
}

const isIn = <Name extends string>(table: Readonly<Record<Name, unknown>>, name: string | null): name is Name =>
  name !== null && Object.hasOwn(table, name);

type Shown = View['timeline']['value'];

/** A move ends between two milliseconds; a place does not. */
function inWholeMs(shown: Shown): Shown {
  if (shown.kind !== 'times') return shown;
  return { kind: 'times', fromAt: Math.floor(shown.fromAt), toAt: Math.ceil(shown.toAt) };
}
