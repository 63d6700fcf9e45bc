import type { TrayModel } from '../tray';
import { deriveIcon } from './icon';
import type { TrayInput } from './input';
import { describeLines } from './lines';
import { deriveMenu } from './menu';
import { deriveTitle } from './title';

/** The tray's whole face from the state: pure, the same on every platform. */
export function deriveTray(input: TrayInput): TrayModel {
  const lines = describeLines(input);
  return {
    icon: deriveIcon(input),
    title: deriveTitle(input),
    tooltip: lines.join('\n'),
    menu: deriveMenu(input, lines),
  };
}
