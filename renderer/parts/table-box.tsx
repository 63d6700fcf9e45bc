import type { ComponentChildren } from 'preact';

type TableProps = {
  /** What a screen reader calls the box. */
  readonly label: string;
  readonly columns: readonly string[];
  /** Scrolls in a box of its own height, or as wide as it is in one as high as itself. */
  readonly box?: 'table-box' | 'wide';
  /** The classes of the table. */
  readonly look?: string;
  readonly caption?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** A table in a box that scrolls, also by keys; the first cell of a row is its head. */
export function TableBox({ label, columns, box = 'table-box', look = 'numbers', caption, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class={box} tabIndex={0} aria-label={label}>
      <table class={look}>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

/** The same rows as text: a tab between the columns, a line a row, also where a note has lines of its own. */
export const formatRows = (rows: ReadonlyArray<readonly (string | number)[]>): string =>
  rows.map((cells) => cells.map((cell) => String(cell).replace(/\s+/g, ' ')).join('\t')).join('\n');
