import type { JSX } from 'preact';
import { DemoBanner } from './parts/demo-banner';
import { Keys } from './parts/keys';
import { lazy } from './parts/lazy';
import { Notes } from './parts/notes';
import { Rail } from './parts/rail';
import { RefusedLink } from './parts/refused-link';
import { Trouble } from './parts/trouble';
import { useKeptFocus } from './parts/use-kept-focus';
import { useViewStart } from './parts/use-view-start';
import { printing } from './print/printing';
import { Now } from './screens/now';
import { type App, AppContext, useApp } from './state/app';
import { labelOf } from './state/screens';
import { deriveStage, type Stage } from './state/stage';

const DeletedCard = lazy(async () => (await import('./parts/deleted-card')).DeletedCard);
const PaperHead = lazy(async () => (await import('./print/paper-head')).PaperHead);
const PersonQuestion = lazy(async () => (await import('./parts/person-question')).PersonQuestion);

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
  const { account, connection, notes, privacy } = snapshot.value;
  const stage = deriveStage(snapshot.value, view.signInOpen.value, view.screen.value);
  const page = useKeptFocus();
  useViewStart(page, stage);
  const hasRail = account.kind !== 'none';
  return (
    <div class={hasRail ? 'frame' : 'frame frame-bare'}>
      {hasRail && <Rail />}
      <div class="frame-body">
        {account.kind === 'demo' && <DemoBanner person={account.person} />}
        <main ref={page} class="page" aria-label={labelOf(stage)}>
          <p class="unseen" role="status">
            {privacy.kind === 'shown' ? view.told.value : 'Values are hidden.'}
          </p>
          {printing.value && <PaperHead />}
          <Trouble />
          {view.deleted.value && <DeletedCard deleted={view.deleted.value} />}
          {connection.kind === 'asking-person' && <PersonQuestion />}
          {stage !== 'sign-in' && <RefusedLink />}
          {stage !== 'now' && <Notes notes={notes} />}
          <StageView stage={stage} />
        </main>
      </div>
    </div>
  );
}

/** Now is there at once; what is shown now and then is read when it is first wanted. */
const STAGES: Record<Stage, (props: object) => JSX.Element | null> = {
  now: Now,
  timeline: lazy(async () => (await import('./timeline/timeline')).TimelineView),
  'first-run': lazy(async () => (await import('./screens/first-run')).FirstRun),
  'sign-in': lazy(async () => (await import('./screens/sign-in-form')).SignInForm),
  waiting: lazy(async () => (await import('./screens/waiting')).Waiting),
  days: lazy(async () => (await import('./days/days')).Days),
  pattern: lazy(async () => (await import('./pattern/pattern')).Pattern),
  compare: lazy(async () => (await import('./compare/compare')).Compare),
  episodes: lazy(async () => (await import('./episodes/episodes')).Episodes),
  year: lazy(async () => (await import('./year/year')).YearView),
  events: lazy(async () => (await import('./screens/events')).Events),
  devices: lazy(async () => (await import('./screens/devices')).Devices),
  hidden: lazy(async () => (await import('./screens/hidden')).Hidden),
  notices: lazy(async () => (await import('./screens/notices')).Notices),
  settings: lazy(async () => (await import('./screens/settings')).Settings),
};

function StageView({ stage }: { readonly stage: Stage }) {
  const View = STAGES[stage];
  return <View />;
}
