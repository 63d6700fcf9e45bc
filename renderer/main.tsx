import 'uplot/dist/uPlot.min.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/frame.css';
import './styles/forms.css';
import './styles/now.css';
import './styles/chart.css';
import './styles/records.css';
import './styles/cover.css';
import { render } from 'preact';
import { Root } from './root';
import { Unreachable } from './screens/unreachable';
import { createApp } from './state/app';
import { findBridge } from './state/bridge';
import { LATE_CODE } from './state/late-code';

/** The window: find the bridge, mirror main, draw. */
export async function start(into: HTMLElement): Promise<void> {
  try {
    const app = await createApp(findBridge(window), LATE_CODE);
    render(<Root app={app} />, into);
  } catch (error) {
    render(<Unreachable cause={error instanceof Error ? error.message : String(error)} />, into);
  }
}

const place = document.getElementById('app');
if (place) void start(place);
