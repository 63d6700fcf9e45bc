import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Bridge } from '../../core/contract';
import type { Glance } from '../../core/glance';
import type { Snapshot } from '../../core/snapshot';
import { trendArrow, trendWords } from '../../core/trend';
import { describeFreshness, formatAgo, formatChange, formatGlucose } from '../../core/words';
import { EYE_WITH_A_LINE, Icon } from '../parts/icon';
import { ZoneMark } from '../parts/zone-mark';
import { deriveFace, type Face } from '../state/face';

type WidgetProps = { readonly bridge: Bridge; readonly snapshot: ReadonlySignal<Snapshot> };

/** The latest value in a few words; larger sizes say more. The whole of it can be dragged, but for its button. */
export function Widget({ bridge, snapshot }: WidgetProps) {
  const { settings } = snapshot.value;
  const { size, opacityPercent } = settings.widget;
  const View = FACES[deriveFace(snapshot.value)];
  const close = (): void => void bridge.saveSettings({ ...settings, widget: { ...settings.widget, shown: false } });
  return (
    <main class={`widget widget-${size}`} style={{ opacity: opacityPercent / 100 }}>
      <h1 class="unseen">Steadyline</h1>
      <View snapshot={snapshot.value} />
      <button type="button" class="widget-close" aria-label="Close" onClick={close}>
        <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
          <path d="M3 3l10 10M13 3L3 13" />
        </svg>
      </button>
    </main>
  );
}

type FaceProps = { readonly snapshot: Snapshot };

const FACES: Record<Face, (props: FaceProps) => JSX.Element> = {
  hidden: Hidden,
  withheld: Withheld,
  value: Value,
};

function Hidden() {
  return (
    <p class="widget-line">
      <Icon path={EYE_WITH_A_LINE} />
      <span>Hidden</span>
    </p>
  );
}

function Withheld({ snapshot }: FaceProps) {
  return <p class="widget-line">{snapshot.connection.kind === 'asking-person' ? 'Whose data?' : 'Signed out'}</p>;
}

function Value({ snapshot }: FaceProps) {
  const { glance, locale } = snapshot;
  return glance.kind === 'none' ? (
    <>
      <p class="widget-line">
        <span class="widget-value widget-none">–</span>
      </p>
      <p class="widget-facts">
        <span>No recent reading</span>
        <DemoTag snapshot={snapshot} />
      </p>
      <p class="widget-more">{describeFreshness(glance, locale)}</p>
    </>
  ) : (
    <Recent glance={glance} snapshot={snapshot} />
  );
}

/** Says beside the value that it is made up. */
const DemoTag = ({ snapshot }: FaceProps) =>
  snapshot.account.kind === 'demo' ? <span class="widget-demo">Demo</span> : null;

type RecentProps = FaceProps & { readonly glance: Extract<Glance, { kind: 'value' }> };

function Recent({ glance, snapshot }: RecentProps) {
  const { settings, locale } = snapshot;
  const { glucose, trend, zone, ageMs, freshness, changeMgDl } = glance;
  const isLate = freshness.kind === 'late';
  const change = formatChange(changeMgDl, settings.unit, locale);
  return (
    <>
      <p class={`widget-line numbers widget-${freshness.kind}`}>
        <span class="widget-value">{formatGlucose(glucose, settings.unit, locale)}</span>
        <span class="widget-arrow">
          <span aria-hidden="true">{trendArrow(trend)}</span>
          <span class="unseen">{trendWords(trend)}</span>
        </span>
        <span class="widget-unit">{glucose.kind === 'value' && settings.unit}</span>
      </p>
      <p class="widget-facts numbers">
        <ZoneMark zone={zone} />
        <span class="widget-age">
          {isLate && <strong>Late, </strong>}
          {formatAgo(ageMs)}
        </span>
        <DemoTag snapshot={snapshot} />
      </p>
      <p class="widget-more numbers">
        {change && `${change} in 5 min. `}
        {describeFreshness(glance, locale)}
      </p>
    </>
  );
}
