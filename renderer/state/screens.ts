import type { Screen } from './view';

export type ScreenEntry = { readonly screen: Screen; readonly label: string; readonly key: string };

/** The views from top to bottom with their keys, which stay as they are when views come between. */
export const VIEWS: readonly ScreenEntry[] = [
  { screen: 'now', label: 'Now', key: '1' },
  { screen: 'timeline', label: 'Timeline', key: '2' },
  { screen: 'days', label: 'Days', key: '3' },
  { screen: 'pattern', label: 'Pattern', key: '4' },
  { screen: 'compare', label: 'Compare', key: '5' },
  { screen: 'episodes', label: 'Episodes', key: '6' },
  { screen: 'year', label: 'Year', key: '7' },
  { screen: 'events', label: 'Events', key: '8' },
  { screen: 'devices', label: 'Devices', key: '9' },
];
/** What is set up, at the foot of the rail; the figures are for views of the history. */
export const FOOT: readonly ScreenEntry[] = [
  { screen: 'notices', label: 'Notices', key: 'n' },
  { screen: 'settings', label: 'Settings', key: '0' },
];

/** The view a key stands for. */
export const screenOfKey = (key: string): Screen | undefined =>
  [...VIEWS, ...FOOT].find((entry) => entry.key === key.toLowerCase())?.screen;

/** The name of a view; undefined where something else is shown instead of one. */
export const labelOf = (stage: string): string | undefined =>
  [...VIEWS, ...FOOT].find(({ screen }) => screen === stage)?.label;
