/** What Steadyline is not; shown at first run and in the settings. */
export function Disclaimer() {
  return (
    <p class="disclaimer">
      For information only, not for treatment decisions, not an alarm. Not affiliated with Dexcom.
    </p>
  );
}
