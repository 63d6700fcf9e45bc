import { Disclaimer } from '../parts/disclaimer';
import { StorageFacts } from '../parts/storage-facts';
import { useApp } from '../state/app';

/** What Steadyline is and is not, and what it keeps. */
export function AboutSection() {
  const { runtime } = useApp().snapshot.value;
  return (
    <section aria-labelledby="about-title" class="stack-tight">
      <h2 id="about-title">About Steadyline</h2>
      <Disclaimer />
      <p>
        Readings arrive late by design: about one hour (United States) or three hours (elsewhere) after the sensor
        measured them. Every value shows its age.
      </p>
      <StorageFacts />
      {runtime.kind === 'fallback' && (
        <p class="quiet">Running on Electron {runtime.version}, which is for trying only.</p>
      )}
    </section>
  );
}
