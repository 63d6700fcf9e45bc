import type { Panel } from './colours';

/**
 * What the system tells of the panel the icon lies on: Windows says whether its taskbar is dark; no Linux desktop says
 * it of its panel, which may be unlike its windows.
 */
export function panelOf(platform: string, isDark: boolean | undefined): Panel {
  if (platform !== 'win32' || isDark === undefined) return 'unknown';
  return isDark ? 'dark' : 'light';
}
