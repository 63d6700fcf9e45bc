import type { Note } from '../../core/notes';
import { lazy } from './lazy';

const NoteCards = lazy(async () => (await import('./note-cards')).NoteCards);

/** What the person should know once; each stays until dismissed. */
export function Notes({ notes }: { readonly notes: readonly Note[] }) {
  return notes.length === 0 ? null : <NoteCards notes={notes} />;
}
