import { DemoBanner } from './parts/demo-banner';
import { Keys } from './parts/keys';
import { Notes } from './parts/notes';
import { Rail } from './parts/rail';
import { RefusedLink } from './parts/refused-link';
import { Trouble } from './parts/trouble';
import { FirstRun } from './screens/first-run';
import { Now } from './screens/now';
import { Settings } from './screens/settings';
import { SignInForm } from './screens/sign-in-form';
import { Waiting } from './screens/waiting';
import { type App, AppContext, useApp } from './state/app';
import { deriveStage, type Stage } from './state/stage';

/** The whole window around one app. */
export function Root({ app }: { readonly app: App }) {
  return (
    <AppContext.Provider value={app}>
      <Frame />
      <Keys />
    </AppContext.Provider>
  );
}

function Frame() {
  const { snapshot, view } = useApp();
  const { account, notes } = snapshot.value;
  const stage = deriveStage(snapshot.value, view.signInOpen.value, view.screen.value);
  const hasRail = account.kind !== 'none';
  return (
    <div class={hasRail ? 'frame' : 'frame frame-bare'}>
      {hasRail && <Rail />}
      <div class="frame-body">
        {account.kind === 'demo' && <DemoBanner person={account.person} />}
        <main class="page">
          <Trouble />
          {stage !== 'sign-in' && <RefusedLink />}
          {stage !== 'now' && <Notes notes={notes} />}
          <StageView stage={stage} />
        </main>
      </div>
    </div>
  );
}

const STAGES: Record<Stage, () => preact.JSX.Element | null> = {
  'first-run': FirstRun,
  'sign-in': SignInForm,
  waiting: Waiting,
  now: Now,
  settings: Settings,
};

function StageView({ stage }: { readonly stage: Stage }) {
  const View = STAGES[stage];
  return <View />;
}
