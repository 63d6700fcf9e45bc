import { Banner } from '../parts/banner';

/** The window could not reach the app behind it: said plainly, with the cause at hand. */
export function Unreachable({ cause }: { readonly cause: string }) {
  return (
    <main class="page">
      <h1>Steadyline</h1>
      <Banner
        tone="trouble"
        sentence="This window could not reach the rest of Steadyline."
        remedy="Quit Steadyline and start it again. Your history and your sign-in are untouched."
      />
      <details class="cause">
        <summary>Technical cause</summary>
        <code>{cause}</code>
      </details>
    </main>
  );
}
