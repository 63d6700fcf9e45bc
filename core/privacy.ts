/** Whether values may be seen: always, not until the person says so, or not until a time (epoch ms). */
export type Privacy =
  | { readonly kind: 'shown' }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'presenting'; readonly untilAt: number };

/** What the person asks for; presenting ends by itself after so long. */
export type PrivacyChoice =
  | { readonly kind: 'shown' }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'presenting'; readonly forMs: number };

/** How long presenting may be chosen to last (ms). */
export const PRESENTING_MS = [30 * 60_000, 60 * 60_000, 2 * 3_600_000, 4 * 3_600_000] as const;

const SHOWN: Privacy = { kind: 'shown' };

/** How it stands at `now` (epoch ms): presenting is over when the clock says so; one set back shows nothing too soon. */
export function derivePrivacy(privacy: Privacy, now: number): Privacy {
  return privacy.kind === 'presenting' && now >= privacy.untilAt ? SHOWN : privacy;
}

/** What a choice at `now` (epoch ms) comes to. */
export const choosePrivacy = (choice: PrivacyChoice, now: number): Privacy =>
  choice.kind === 'presenting' ? { kind: 'presenting', untilAt: now + choice.forMs } : choice;
