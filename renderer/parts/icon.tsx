/** An icon drawn on a 20 px grid in lines of the text's colour. */
export const Icon = ({ path }: { readonly path: string }) => (
  <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d={path} />
  </svg>
);

/** Values can be seen, or they cannot. */
export const EYE = 'M2.5 10c4-6 11-6 15 0c-4 6-11 6-15 0zM7.5 10a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z';
export const EYE_WITH_A_LINE = `${EYE}M4 16L16 4`;
