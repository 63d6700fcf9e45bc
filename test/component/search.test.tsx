// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeBridge, DEXCOM_ACCOUNT, fakeReadings, fakeSnapshot } from '../support/fake-bridge';
import { callsOf, open } from './support';

afterEach(cleanup);

/** Three weeks with a low of an hour each night; the newest reading is of Thursday, 14 November 2024. */
const READINGS = fakeReadings(21 * 288, 62, (i) => (i % 288 < 12 ? 60 : 120));

async function openSearch() {
  const bridge = createFakeBridge(fakeSnapshot(READINGS, { account: DEXCOM_ACCOUNT }), READINGS);
  const { app } = await open(bridge);
  fireEvent.keyDown(document.body, { key: '/' });
  return { bridge, app, field: await screen.findByRole('combobox', { name: /^A view, a time/ }) };
}

const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });
const answers = (): readonly (string | null)[] => screen.queryAllByRole('option').map(({ textContent }) => textContent);
const hint = (): string => document.querySelector('dialog [role=status]')?.textContent ?? '';

describe('the search', () => {
  // The first one here: later its code is there at once.
  it('has what was typed before it was there, and no letter of it did anything else', async () => {
    const bridge = createFakeBridge(fakeSnapshot(READINGS, { account: DEXCOM_ACCOUNT }), READINGS);
    await open(bridge);
    for (const key of ['/', ...'lows l']) fireEvent.keyDown(document.body, { key });
    const field = await screen.findByRole('combobox', { name: /^A view, a time/ });
    expect(field).toHaveProperty('value', 'lows l');
    expect(callsOf(bridge, 'copyLink')).toEqual([]);
  });

  it('says what it understands, and answers as one types', async () => {
    const { field } = await openSearch();
    expect(hint()).toBe('Such as “lows last week”, “2025-03-08”, “20 Dec to 5 Jan” or “note: pizza”.');
    expect(field.getAttribute('aria-expanded')).toBe('false');
    type(field, 'lows last week');
    await waitFor(() => expect(answers()).toEqual(['Episodes: Lows, 4 to 10 Nov 2024', 'Timeline: 4 to 10 Nov 2024']));
    expect(field.getAttribute('aria-expanded')).toBe('true');
    expect(hint()).toMatch(/^2 answers/);
  });

  it('leads by keys to the one that is marked, with its filter', async () => {
    const { field, app } = await openSearch();
    type(field, 'lows last week');
    await waitFor(() => expect(answers()).toHaveLength(2));
    const marked = () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent;
    expect(marked()).toMatch(/^Episodes/);
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    await waitFor(() => expect(marked()).toMatch(/^Timeline/));
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    await waitFor(() => expect(marked()).toMatch(/^Episodes/));
    fireEvent.keyDown(field, { key: 'Enter' });
    await screen.findByRole('heading', { level: 1, name: 'Episodes' });
    expect(screen.queryByRole('combobox', { name: /^A view, a time/ })).toBeNull();
    expect(app.view.period.value).toEqual({
      kind: 'dates',
      fromDay: Date.UTC(2024, 10, 4),
      toDay: Date.UTC(2024, 10, 10),
    });
    expect(await screen.findByText('7 episodes')).toBeTruthy();
  });

  it('leads by a click, with the words it seeks', async () => {
    const { field, app } = await openSearch();
    type(field, 'note: Pizza & <b>');
    fireEvent.click(await screen.findByRole('option', { name: 'Events: Notes, “Pizza & <b>”, whole history' }));
    await screen.findByRole('heading', { level: 1, name: 'Events' });
    expect([app.view.period.value, app.view.wish.value]).toEqual([
      { kind: 'all' },
      { of: 'note', words: 'Pizza & <b>' },
    ]);
    await waitFor(() => expect(screen.getByLabelText('Search')).toHaveProperty('value', 'Pizza & <b>'));
  });

  it('says in one sentence that it did not understand; Enter then does nothing', async () => {
    const { field, app } = await openSearch();
    type(field, 'why am I low');
    await waitFor(() => expect(hint()).toMatch(/^This was not understood\. Try “lows last week”/));
    fireEvent.keyDown(field, { key: 'Enter' });
    expect([app.view.screen.value, app.view.search.value]).toEqual(['now', 'why am I low']);
  });

  it('copies a link to what is behind it', async () => {
    const { bridge } = await openSearch();
    fireEvent.click(screen.getByRole('button', { name: 'Copy a link to this view' }));
    await waitFor(() => expect(callsOf(bridge, 'copyLink')).toEqual([[{ kind: 'now' }]]));
  });
});

describe('what a first use should know', () => {
  it('is said until it was read, and then never again', async () => {
    const bridge = createFakeBridge(fakeSnapshot(READINGS, { account: DEXCOM_ACCOUNT }), READINGS);
    await open(bridge);
    const card = await screen.findByRole('region', { name: 'Three things to know' });
    expect(card.querySelectorAll('li')).toHaveLength(3);
    fireEvent.click(screen.getByRole('button', { name: 'Got it' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Three things to know' })).toBeNull());
    expect(bridge.snapshot().settings.hints).toBe(false);
    cleanup();
    await open(bridge);
    await screen.findByRole('application');
    expect(screen.queryByText('Three things to know')).toBeNull();
  });
});
