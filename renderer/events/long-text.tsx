/** More characters than this are folded away: a note of pages would hide the day around it. */
const SHORT = 280;

/** Words of the person as they came, as text and nothing else; long ones can be unfolded. */
export function LongText({ text }: { readonly text: string }) {
  if (text.length <= SHORT) return <bdi class="log-text">{text}</bdi>;
  return (
    <details class="log-text">
      <summary>
        <bdi>{[...text.slice(0, SHORT)].slice(0, -1).join('')}…</bdi>
      </summary>
      <bdi>{text}</bdi>
    </details>
  );
}
