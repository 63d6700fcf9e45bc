import type { Snapshot } from '../../core/snapshot';
import type { Screen } from './view';

/** What fills the page. */
export type Stage = 'first-run' | 'sign-in' | 'waiting' | 'hidden' | Screen;

/**
 * Which page the state asks for: a sign-in under way comes first, then its form, then the view the person chose. While
 * values are hidden no view is drawn but the settings, so that there is nothing to look, or listen, behind.
 */
export function deriveStage({ signIn, account, privacy }: Snapshot, signInOpen: boolean, screen: Screen): Stage {
  if (signIn.kind === 'waiting' || signIn.kind === 'finishing') return 'waiting';
  if (signInOpen) return 'sign-in';
  if (account.kind !== 'none') return privacy.kind === 'shown' || screen === 'settings' ? screen : 'hidden';
  return signIn.kind === 'refused' ? 'sign-in' : 'first-run';
}
