import type { DataNotes as Notes } from '../../core/history';
import { describeDataNotes } from './describe-data-notes';

type NotesProps = { readonly notes: Notes; readonly locale: string };

/** What was odd in the data, in plain words, with what it means. */
export function DataNotes({ notes, locale }: NotesProps) {
  const all = describeDataNotes(notes, locale);
  return (
    <section aria-labelledby="data-notes-title" class="stack-tight">
      <h2 id="data-notes-title">Data notes</h2>
      {all.length === 0 ? (
        <p class="quiet">Nothing odd was found in your data.</p>
      ) : (
        <ul class="data-notes">
          {all.map(({ sentence, remedy }) => (
            <li key={sentence}>
              <p>
                <bdi>{sentence}</bdi>
              </p>
              <p class="quiet">{remedy}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
