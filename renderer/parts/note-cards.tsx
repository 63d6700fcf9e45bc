import { NOTE_TEXT, type Note } from '../../core/notes';
import { useApp } from '../state/app';
import { Button } from './button';

/** The cards of the notes. */
export function NoteCards({ notes }: { readonly notes: readonly Note[] }) {
  const { bridge, run } = useApp();
  return (
    <ul class="notes" aria-label="Notes">
      {notes.map((note) => (
        <li key={note} class="card note">
          <div>
            <p>{NOTE_TEXT[note].sentence}</p>
            <p class="quiet">{NOTE_TEXT[note].remedy}</p>
          </div>
          <Button onClick={() => run(bridge.dismissNote(note))} label={`Dismiss: ${NOTE_TEXT[note].sentence}`}>
            Dismiss
          </Button>
        </li>
      ))}
    </ul>
  );
}
