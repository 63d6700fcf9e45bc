import type { Place } from '../../core/place';
import type { Screen } from './view';

/** A view as it is, with whatever it looks at by now. */
export function placeOfScreen(screen: Screen): Place {
  switch (screen) {
    case 'timeline':
      return { kind: screen, shown: null };
    case 'days':
    case 'pattern':
      return { kind: screen, period: null };
    case 'compare':
      return { kind: screen, period: null, against: null };
    case 'episodes':
    case 'events':
      return { kind: screen, period: null, of: null };
    default:
      return { kind: screen };
  }
}
