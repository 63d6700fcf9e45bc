import { CopyButton } from './copy-button';

/** The technical cause, one click away. */
export function Cause({ cause }: { readonly cause: string }) {
  return (
    <details class="cause">
      <summary>Technical cause</summary>
      <div class="row">
        <code>{cause}</code>
        <CopyButton text={cause} what="the technical cause" />
      </div>
    </details>
  );
}
