import { FOOT, type ScreenEntry, VIEWS } from '../state/screens';
import type { Screen } from '../state/view';

/** A key as it is pressed, by the names of KeyboardEvent. */
export type Press = {
  readonly key: string;
  readonly altKey?: true;
  readonly ctrlKey?: true;
  readonly metaKey?: true;
  readonly shiftKey?: true;
};

/** A line of the list of keys: how it reads, what it does, and where which keys do that. */
export type KeyLine = {
  readonly keys: string;
  readonly meaning: string;
  readonly where: Screen | 'anywhere';
  readonly presses: readonly Press[];
};

const arrows = (...names: readonly string[]): readonly Press[] => names.map((name) => ({ key: `Arrow${name}` }));
const keysOf = (...names: readonly string[]): readonly Press[] => names.map((key) => ({ key }));
const viewKey = ({ key, label }: ScreenEntry): KeyLine => ({
  keys: key.toUpperCase(),
  meaning: label,
  where: 'anywhere',
  presses: [{ key }],
});

/** Every key of the window. What is not listed is of the platform. */
export const KEY_LINES: readonly KeyLine[] = [
  ...[...VIEWS, ...FOOT].map(viewKey),
  {
    keys: '/ or Ctrl K',
    meaning: 'Find a view, a time or an entry; on a Mac Cmd K',
    where: 'anywhere',
    presses: [{ key: '/' }, { key: 'k', ctrlKey: true }, { key: 'k', metaKey: true }],
  },
  {
    keys: 'Alt ← →',
    meaning: 'Back and forward; on a Mac Cmd [ and Cmd ]',
    where: 'anywhere',
    presses: [
      { key: 'ArrowLeft', altKey: true },
      { key: 'ArrowRight', altKey: true },
      { key: '[', metaKey: true },
      { key: ']', metaKey: true },
    ],
  },
  { keys: 'Ctrl P', meaning: 'Print what is shown', where: 'anywhere', presses: [{ key: 'p', ctrlKey: true }] },
  { keys: 'L', meaning: 'Copy a link to this view', where: 'anywhere', presses: keysOf('l') },
  { keys: 'H', meaning: 'Hide all values, or show them again', where: 'anywhere', presses: keysOf('h') },
  { keys: '+ −', meaning: 'In Now: fewer and more hours', where: 'now', presses: keysOf('+', '-') },
  { keys: '+ −', meaning: 'In the timeline: zoom', where: 'timeline', presses: keysOf('+', '-') },
  {
    keys: '← →',
    meaning: 'In the timeline: move it; while its chart is read, with Shift',
    where: 'timeline',
    presses: arrows('Left', 'Right').flatMap((press) => [press, { ...press, shiftKey: true }]),
  },
  { keys: 'T', meaning: 'In the timeline: today', where: 'timeline', presses: keysOf('t') },
  { keys: 'J', meaning: 'In the timeline: jump to a date', where: 'timeline', presses: keysOf('j') },
  {
    keys: 'Home, End',
    meaning: 'In the timeline: its begin or end',
    where: 'timeline',
    presses: keysOf('Home', 'End'),
  },
  { keys: '← →', meaning: 'In a chart: one reading back or on', where: 'now', presses: arrows('Left', 'Right') },
  {
    keys: 'Page up, Page down',
    meaning: 'In a chart: twelve readings back or on',
    where: 'now',
    presses: keysOf('PageUp', 'PageDown'),
  },
  {
    keys: 'Home, End',
    meaning: 'In the chart of Now: first or last reading',
    where: 'now',
    presses: keysOf('Home', 'End'),
  },
  { keys: '↑ ↓', meaning: 'In Days: from day to day', where: 'days', presses: arrows('Up', 'Down') },
  {
    keys: '← → ↑ ↓',
    meaning: 'In Year: from day to day and from week to week',
    where: 'year',
    presses: arrows('Left', 'Right', 'Up', 'Down'),
  },
  { keys: 'Enter', meaning: 'In Year: the day in the chart', where: 'year', presses: keysOf('Enter') },
  {
    keys: 'Ctrl Z',
    meaning: 'In Episodes: take back what was left out or counted again',
    where: 'episodes',
    presses: [{ key: 'z', ctrlKey: true }],
  },
  { keys: '/', meaning: 'In Events and Episodes: search there', where: 'events', presses: keysOf('/') },
  {
    keys: 'Esc',
    meaning: 'In a chart: leave the reading; in a search: empty it, then leave it; close what is open',
    where: 'now',
    presses: keysOf('Escape'),
  },
  { keys: '?', meaning: 'This list', where: 'anywhere', presses: keysOf('?') },
];
