import type { Snapshot } from '../../core/snapshot';
import type { Screen } from './view';

/** What fills the page. */
export type Stage = 'first-run' | 'sign-in' | 'waiting' | Screen;

/** Which page the state asks for: a sign-in under way comes first, then its form, then the view the person chose. */
export function deriveStage({ signIn, account }: Snapshot, signInOpen: boolean, screen: Screen): Stage {
  if (signIn.kind === 'waiting' || signIn.kind === 'finishing') return 'waiting';
  if (signInOpen) return 'sign-in';
  if (account.kind !== 'none') return screen;
  return signIn.kind === 'refused' ? 'sign-in' : 'first-run';
}
