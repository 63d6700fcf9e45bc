import type { OauthVersion, RedirectKind } from '../../core/account';
import { RadioField } from '../parts/field';
import type { FieldsProps } from './sign-in-form';

const KINDS: Record<RedirectKind, string> = { scheme: 'steadyline:// (usual)', loopback: 'A port on this computer' };
const KIND_HINTS: Record<RedirectKind, string> = {
  scheme: 'The browser hands the answer straight to Steadyline.',
  loopback: 'Choose this if the browser cannot open steadyline:// links, as in some sandboxed browsers.',
};
const VERSIONS: Record<OauthVersion, string> = { v3: 'Version 3 (usual)', v2: 'Version 2' };
const VERSION_HINTS: Partial<Record<OauthVersion, string>> = {
  v2: 'For developer apps that only know the older pages.',
};

/** How the answer comes back, and what hardly anyone needs to change. */
export function RedirectFields({ draft, errors, change }: FieldsProps) {
  return (
    <>
      <RadioField
        label="How the browser gives the answer back"
        options={KINDS}
        hints={KIND_HINTS}
        value={draft.redirect}
        onChange={(redirect) => change({ redirect })}
        error={errors.redirect ?? null}
      />
      <details>
        <summary>Advanced</summary>
        <RadioField
          label="Sign-in pages"
          options={VERSIONS}
          hints={VERSION_HINTS}
          value={draft.oauthVersion}
          onChange={(oauthVersion) => change({ oauthVersion })}
        />
      </details>
    </>
  );
}
