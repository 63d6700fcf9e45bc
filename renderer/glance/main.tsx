import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/parts.css';
import '../styles/now.css';
import './glance.css';
import { render } from 'preact';
import { createApp } from '../state/app';
import { findBridge } from '../state/bridge';
import { Glance } from './glance';

/** The small window of the latest value: find the bridge, mirror main, draw, and say how high that is. */
async function start(into: HTMLElement): Promise<void> {
  const app = await createApp(findBridge(window), null);
  const tellHeight = (): void => void app.bridge.fitGlance(Math.ceil(into.getBoundingClientRect().height));
  render(<Glance app={app} />, into);
  tellHeight(); // at once: a hidden window may draw no frame in which a change of size would be seen
  new ResizeObserver(tellHeight).observe(into);
}

const place = document.getElementById('app');
if (place) void start(place);
