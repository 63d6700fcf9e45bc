/** Windows shows so many characters and cuts the rest off. Source: NOTIFYICONDATAW.szTip. */
const MOST_ON_WINDOWS = 127;

/** A tooltip as the system can show it in whole: where it is too long for that, lines between the first and the last go. */
export function fitTooltip(platform: string, text: string): string {
  if (platform !== 'win32') return text;
  const lines = text.split('\n');
  while (lines.length > 1 && lines.join('\n').length > MOST_ON_WINDOWS) lines.splice(1, 1);
  return lines.join('\n').slice(0, MOST_ON_WINDOWS);
}
