import { PeriodChoice } from '../days/period-choice';
import { type AskedDevices, askDevices } from '../devices/ask-devices';
import { DataNotes } from '../devices/data-notes';
import { DeviceCard } from '../devices/device-card';
import { FiredAlerts } from '../devices/fired-alerts';
import { type DeviceGroup, groupDevices } from '../devices/group-devices';
import { SensorAccuracy } from '../devices/sensor-accuracy';
import { WornSensors } from '../devices/worn-sensors';
import { HistoryFailed } from '../parts/history-failed';
import { chosenPeriod } from '../period/chosen-period';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';

/** What sends the data, how its alerts are set and which fired, which sensors were worn, and what was odd in what came. */
export function Devices() {
  const app = useApp();
  const { bridge, snapshot } = app;
  const period = chosenPeriod(app);
  const listed = useAnswer({
    key: '',
    ask: async () => {
      const [devices, notes] = await Promise.all([bridge.getDevices(), bridge.getDataNotes()]);
      return { groups: groupDevices(devices), notes };
    },
  });
  const asked = useAnswer({
    key: JSON.stringify(period.value),
    ask: () => askDevices(app, snapshot.peek(), period.peek()),
  });
  const answers = [listed.answer, asked.answer];
  const retry = (): void => {
    listed.retry();
    asked.retry();
  };
  return (
    <div class="records">
      <header class="records-head">
        <h1>Devices</h1>
        <PeriodChoice shown={asked.answer.kind === 'ready' ? asked.answer.value : null} />
      </header>
      {answers.some(({ kind }) => kind === 'failed') && <HistoryFailed onRetry={retry} />}
      {answers.some(({ kind }) => kind === 'loading') && (
        <p class="quiet chart-empty">Reading the history on this computer.</p>
      )}
      {asked.answer.kind === 'ready' && <Lived asked={asked.answer.value} />}
      {listed.answer.kind === 'ready' && <Listed groups={listed.answer.value.groups} />}
      {listed.answer.kind === 'ready' && <DataNotes notes={listed.answer.value.notes} locale={snapshot.value.locale} />}
    </div>
  );
}

function Lived({ asked }: { readonly asked: AskedDevices }) {
  const { settings, locale } = useApp().snapshot.value;
  const reader = { unit: settings.unit, locale };
  return (
    <>
      <WornSensors asked={asked} />
      <FiredAlerts asked={asked} reader={reader} />
      <SensorAccuracy asked={asked} reader={reader} />
    </>
  );
}

function Listed({ groups }: { readonly groups: readonly DeviceGroup[] }) {
  const { settings, locale, now } = useApp().snapshot.value;
  const reader = { unit: settings.unit, locale };
  if (groups.length === 0) return <NoDevices />;
  return (
    <>
      {groups.map((group) => (
        <DeviceCard
          key={JSON.stringify([group.current.displayDevice, group.current.displayApp])}
          group={group}
          reader={reader}
          now={now}
        />
      ))}
      <p class="quiet">
        These are the alerts of your phone or receiver, as they were when it last passed them on. Steadyline rings none
        of them; change them in the Dexcom app. Dexcom tells no names of devices: two phones of the same kind with the
        same app are one here.
      </p>
    </>
  );
}

function NoDevices() {
  return (
    <div class="chart-empty stack-tight">
      <p>Dexcom has not listed a device yet.</p>
      <p class="quiet">Phones and receivers appear here within an hour after they were first used. Nothing to do.</p>
    </div>
  );
}
