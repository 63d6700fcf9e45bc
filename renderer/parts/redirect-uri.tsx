import { CopyButton } from './copy-button';

/** The exact redirect URI, to compare and to copy. */
export function RedirectUri({ uri }: { readonly uri: string }) {
  return (
    <div class="uri">
      <code>{uri}</code>
      <CopyButton text={uri} what="the redirect URI" />
    </div>
  );
}
