// @vitest-environment happy-dom
import { cleanup, createEvent, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KEY_LINES, type KeyLine, type Press } from '../../renderer/parts/key-list';
import type { App } from '../../renderer/state/app';
import { createFakeBridge, DEXCOM_ACCOUNT, type FakeBridge, fakeReadings, fakeSnapshot } from '../support/fake-bridge';
import { open } from './support';

afterEach(cleanup);
afterEach(() => vi.unstubAllGlobals());
beforeEach(() => vi.stubGlobal('IntersectionObserver', undefined)); // everything counts as seen

/** Four days with a low of an hour each night. */
const READINGS = fakeReadings(4 * 288, 62, (i) => (i % 288 < 12 ? 60 : 120));
const bridgeOf = (): FakeBridge => createFakeBridge(fakeSnapshot(READINGS, { account: DEXCOM_ACCOUNT }), READINGS);

/** Where a key is pressed, once the view is there; the page where nothing needs the focus. */
const FOCUS: { readonly [Where in KeyLine['where']]?: () => Promise<Element> } = {
  now: () => screen.findByRole('application'),
  days: () => waitFor(() => middleOf('button.strip')),
  year: () => waitFor(() => middleOf('[data-day]')),
  episodes: async () => {
    fireEvent.click((await screen.findAllByRole('button', { name: /leave out/i }))[0] as Element);
    await screen.findByText(/^Left out of statistics:/);
    return document.body;
  },
};

function middleOf(selector: string): Element {
  const all = document.querySelectorAll(selector);
  const middle = all[Math.floor(all.length / 2)];
  if (!middle) throw new Error(`there is no ${selector}`);
  return middle;
}

async function openAt(where: KeyLine['where']): Promise<{ readonly app: App; readonly target: Element }> {
  const { app } = await openWithWays(bridgeOf());
  app.view.screen.value = where === 'anywhere' ? 'devices' : where;
  const target = (await FOCUS[where]?.()) ?? document.body;
  if (target instanceof HTMLElement) target.focus();
  return { app, target };
}

/** The window with the ways it notes, whose code is read last. */
async function openWithWays(bridge: FakeBridge): Promise<{ readonly app: App }> {
  const { app } = await open(bridge);
  await waitFor(() => expect(app.ways.value).not.toBeNull());
  return { app };
}

/** Whether something in the window takes the key. */
function takes(target: Element, press: Press): boolean {
  const event = createEvent.keyDown(target, press);
  fireEvent(target, event);
  return event.defaultPrevented;
}

describe('every key of the list does what it says', () => {
  it.each(KEY_LINES.map((line) => [`${line.keys}: ${line.meaning}`, line] as const))('%s', async (_, line) => {
    for (const press of line.presses) {
      const { target } = await openAt(line.where);
      if (press.key === 'Escape') takes(target, { key: 'ArrowLeft' }); // only a reading that is read can be left
      await waitFor(() => expect(takes(target, press), press.key).toBe(true)); // a view hears its keys once it is drawn
      cleanup();
    }
  });

  it('and another key does nothing', async () => {
    const { target } = await openAt('anywhere');
    expect(['x', 'Enter', 'F5', 'ArrowLeft'].filter((key) => takes(target, { key }))).toEqual([]);
  });

  it('the list is shown', async () => {
    const { target } = await openAt('anywhere');
    takes(target, { key: '?' });
    await screen.findByRole('heading', { name: 'Keys' });
    expect(document.querySelectorAll('.keys > div')).toHaveLength(KEY_LINES.length);
  });
});

describe('while a person types', () => {
  it('letters are theirs; search opens all the same', async () => {
    const { app } = await openAt('events');
    const field = await screen.findByRole('searchbox');
    expect(['h', 'l', '/', '?', '1'].filter((key) => takes(field, { key }))).toEqual([]);
    expect(takes(field, { key: 'k', ctrlKey: true })).toBe(true);
    expect(app.view.search.value).toBe('');
  });
});

describe('back and forward', () => {
  const visit = (key: string) => takes(document.body, { key });
  const back = () => takes(document.body, { key: 'ArrowLeft', altKey: true });
  const forward = () => takes(document.body, { key: 'ArrowRight', altKey: true });
  const shown = () => screen.findByRole('heading', { level: 1 }).then(({ textContent }) => textContent);

  it('go through views, to their ends, by keys, by a mouse and by the rail', async () => {
    const { app } = await openWithWays(bridgeOf());
    const buttons = () =>
      ['Previous view', 'Next view'].map(
        (name) => (screen.getByRole('button', { name }) as HTMLButtonElement).disabled,
      );
    expect(buttons()).toEqual([true, true]);
    visit('9');
    visit('7');
    await waitFor(() => expect(buttons()).toEqual([false, true]));
    back();
    expect(app.view.screen.value).toBe('devices');
    fireEvent(document.body, new MouseEvent('mouseup', { button: 3, bubbles: true }));
    expect(app.view.screen.value).toBe('now');
    back();
    expect(app.view.screen.value).toBe('now');
    await waitFor(() => expect(buttons()).toEqual([true, false]));
    fireEvent.click(screen.getByRole('button', { name: 'Next view' }));
    fireEvent(document.body, new MouseEvent('mouseup', { button: 4, bubbles: true }));
    forward();
    expect(await shown()).toBe('Year');
  });

  it('go through what views looked at', async () => {
    const { app } = await openWithWays(bridgeOf());
    app.view.screen.value = 'days';
    app.view.screen.value = 'pattern';
    app.view.period.value = { kind: 'last', length: '90d' };
    app.view.screen.value = 'days';
    app.ways.value?.go(-1);
    expect([app.view.screen.value, app.view.period.value]).toEqual(['pattern', { kind: 'last', length: '90d' }]);
    app.ways.value?.go(-1);
    expect([app.view.screen.value, app.view.period.value]).toEqual(['days', { kind: 'last', length: '14d' }]);
  });
});

describe('the view', () => {
  it('that a window rests at is kept, settings and what is passed are not', async () => {
    const bridge = bridgeOf();
    const { app } = await openWithWays(bridge);
    const kept = () => bridge.calls.filter(({ name }) => name === 'keepPlace').map(({ args }) => args[0]);
    app.view.screen.value = 'year';
    app.view.screen.value = 'compare';
    await waitFor(() =>
      expect(kept()).toEqual([
        { kind: 'compare', period: { kind: 'last', length: '14d' }, against: { kind: 'before' } },
      ]),
    );
    app.view.screen.value = 'settings';
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(kept()).toHaveLength(1);
  });

  it('that was kept is where a window begins, unless it is sent elsewhere', async () => {
    const bridge = bridgeOf();
    bridge.answers.place = { kind: 'days', period: { kind: 'last', length: '30d' } };
    const { app } = await openWithWays(bridge);
    expect([app.view.screen.value, app.view.period.value]).toEqual(['days', { kind: 'last', length: '30d' }]);
    cleanup();
    const opening = open(bridge);
    bridge.go({ kind: 'now' });
    expect((await opening).app.view.screen.value).toBe('now');
  });

  it('has a link, which is copied and said', async () => {
    const bridge = bridgeOf();
    const { app } = await openWithWays(bridge);
    app.view.screen.value = 'timeline';
    takes(document.body, { key: 'l' });
    await screen.findByText('The link to this view was copied.', { selector: '[role=status]' });
    const [copied] = bridge.calls.filter(({ name }) => name === 'copyLink').map(({ args }) => args[0]);
    expect(copied).toEqual({ kind: 'timeline', shown: { kind: 'last', length: '14d' } });
  });
});
