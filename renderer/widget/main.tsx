import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/parts.css';
import './widget.css';
import { render } from 'preact';
import { findBridge } from '../state/bridge';
import { startMirror } from '../state/mirror';
import { applyTheme } from '../state/theme';
import { Widget } from './widget';

/** The window that stays above the others: find the bridge, mirror main, draw. */
async function start(into: HTMLElement): Promise<void> {
  const bridge = findBridge(window);
  const { snapshot } = await startMirror(bridge);
  applyTheme(snapshot);
  render(<Widget bridge={bridge} snapshot={snapshot} />, into);
}

const place = document.getElementById('app');
if (place) void start(place);
