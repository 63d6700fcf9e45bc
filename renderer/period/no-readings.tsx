/** A period without readings, and what to do. */
export function NoReadings() {
  return (
    <div class="chart-empty stack-tight">
      <p>There are no readings in these days.</p>
      <p class="quiet">Choose a longer period or other dates. New readings appear as Dexcom passes them on.</p>
    </div>
  );
}
