import type { DataNotes as Notes } from '../../core/history';
import { DataNotes } from '../devices/data-notes';
import { DeviceCard } from '../devices/device-card';
import { type DeviceGroup, groupDevices } from '../devices/group-devices';
import { HistoryFailed } from '../parts/history-failed';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';

/** What sends the data, how its alerts are set, and what was odd in what it sent. */
export function Devices() {
  const { bridge, snapshot } = useApp();
  const { account, history } = snapshot.value;
  const { answer, retry } = useAnswer({
    subject: account.kind === 'none' ? '' : account.id,
    key: '',
    version: history.version,
    ask: async () => {
      const [devices, notes] = await Promise.all([bridge.getDevices(), bridge.getDataNotes()]);
      return { groups: groupDevices(devices), notes };
    },
  });
  return (
    <div class="records">
      <h1>Devices</h1>
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet chart-empty">Reading the history on this computer.</p>}
      {answer.kind === 'ready' && <Known {...answer.value} />}
    </div>
  );
}

function Known({ groups, notes }: { readonly groups: readonly DeviceGroup[]; readonly notes: Notes }) {
  const { settings, locale, now } = useApp().snapshot.value;
  const reader = { unit: settings.unit, locale };
  return (
    <>
      {groups.length === 0 && <NoDevices />}
      {groups.map((group) => (
        <DeviceCard
          key={JSON.stringify([group.current.displayDevice, group.current.displayApp])}
          group={group}
          reader={reader}
          now={now}
        />
      ))}
      {groups.length > 0 && (
        <p class="quiet">
          These are the alerts of your phone or receiver, as they were when it last passed them on. Steadyline rings
          none of them; change them in the Dexcom app. Dexcom tells no names of devices: two phones of the same kind
          with the same app are one here.
        </p>
      )}
      <DataNotes notes={notes} locale={locale} />
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
