import type { Glance } from '../../core/glance';
import type { Settings } from '../../core/settings';
import { trendArrow, trendWords } from '../../core/trend';
import { describeFreshness, formatAgo, formatChange, formatGlucose } from '../../core/words';
import { ZoneMark } from './zone-mark';

type ValueProps = { readonly glance: Glance; readonly settings: Settings; readonly locale: string };

/** The hero: the latest value with its age, or plainly that there is none. Late and none look different, not only in colour. */
export function ValueDisplay({ glance, settings, locale }: ValueProps) {
  if (glance.kind === 'none') return <NoValue glance={glance} locale={locale} />;
  const { glucose, freshness, trend, zone, ageMs, changeMgDl } = glance;
  const change = formatChange(changeMgDl, settings.unit, locale);
  return (
    <section class={`hero hero-${freshness.kind} hero-zone-${zone}`} aria-labelledby="hero-title">
      <h2 id="hero-title" class="unseen">
        Latest value
      </h2>
      <p class="hero-line numbers">
        <span class="hero-value">{formatGlucose(glucose, settings.unit, locale)}</span>
        {glucose.kind === 'value' && <span class="hero-unit">{settings.unit}</span>}
        {trend !== 'none' && (
          <span class="hero-arrow">
            <span aria-hidden="true">{trendArrow(trend)}</span>
            <span class="unseen">{trendWords(trend)}</span>
          </span>
        )}
      </p>
      <p class="hero-facts numbers">
        <ZoneMark zone={zone} />
        <strong class="hero-age">{formatAgo(ageMs)}</strong>
        {change && <span>{change} in 5 min</span>}
      </p>
      <p class="hero-freshness">
        {freshness.kind === 'late' && <span class="late-tag">Late</span>}
        {describeFreshness(glance, locale)}
      </p>
    </section>
  );
}

function NoValue({ glance, locale }: Pick<ValueProps, 'glance' | 'locale'>) {
  return (
    <section class="hero hero-none" aria-labelledby="hero-title">
      <h2 id="hero-title" class="unseen">
        Latest value
      </h2>
      <p class="hero-line">
        <span class="hero-value" aria-hidden="true">
          –
        </span>
        <span class="hero-unit">No recent reading</span>
      </p>
      <p class="hero-freshness">{describeFreshness(glance, locale)}</p>
    </section>
  );
}
