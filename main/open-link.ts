import type { Note } from '../core/notes';
import type { Place } from '../core/place';
import { isPlaceLink, parsePlace } from '../core/place-link';

export type LinkParts = {
  readonly show: (place?: Place | undefined) => void;
  readonly answerSignIn: (link: string) => Promise<void>;
  readonly addNote: (note: Note) => void;
};

/** Takes links that the desktop delivers: those to a view lead there; all others are for the sign-in, which refuses what is no answer to it. */
export function createLinkOpener({ show, answerSignIn, addNote }: LinkParts): (link: string) => void {
  return (link) => {
    if (!isPlaceLink(link)) {
      show();
      void answerSignIn(link);
      return;
    }
    const place = parsePlace(link);
    show(place ?? undefined);
    if (!place) addNote('unknown-link');
  };
}
