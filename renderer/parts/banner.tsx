import type { ComponentChildren } from 'preact';

type BannerProps = {
  readonly sentence: string;
  readonly remedy?: string;
  readonly tone?: 'calm' | 'trouble';
  readonly children?: ComponentChildren;
};

/** A sentence and its remedy, with whatever leads on; trouble is announced at once. */
export function Banner({ sentence, remedy = '', tone = 'calm', children }: BannerProps) {
  return (
    <div class={`banner banner-${tone}`} role={tone === 'trouble' ? 'alert' : 'note'}>
      <div>
        <p class="banner-sentence">{sentence}</p>
        {remedy && <p class="quiet">{remedy}</p>}
      </div>
      {children && <div class="row">{children}</div>}
    </div>
  );
}
