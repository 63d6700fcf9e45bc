import { Banner } from './banner';

/** An older runtime signs in to no real account, and says so before anyone types. */
export function FallbackNotice() {
  return (
    <Banner
      sentence="This older runtime is for trying Steadyline only."
      remedy="The demo, the sandbox and a simulator at another address work. To sign in to a real account, use the released app."
    />
  );
}
