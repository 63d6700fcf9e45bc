import { describe, expect, test } from 'vitest';
import { describeConnection } from '../../../core/connection';
import { FAILURE_TEXT } from '../../../core/failures';
import { NOTE_TEXT } from '../../../core/notes';
import { needsChecklist, REFUSAL_TEXT, SIGN_IN_CHECKLIST, type SignIn } from '../../../core/sign-in';

const STARTED = Date.UTC(2026, 4, 1);
const WAITING: SignIn = {
  kind: 'waiting',
  startedAt: STARTED,
  loginUrl: 'https://sandbox-api.dexcom.com/v3/oauth2/login',
  redirectUri: 'steadyline://oauth/callback',
  region: 'sandbox',
};

describe('the checklist', () => {
  test('appears two minutes into waiting, not before', () => {
    expect(needsChecklist(WAITING, STARTED)).toBe(false);
    expect(needsChecklist(WAITING, STARTED + 119_999)).toBe(false);
    expect(needsChecklist(WAITING, STARTED + 120_000)).toBe(true);
    expect(SIGN_IN_CHECKLIST.length).toBeGreaterThan(0);
  });

  test.each<SignIn>([{ kind: 'idle' }, { kind: 'finishing' }, { kind: 'refused', refusal: 'state-wrong' }])(
    'never when $kind',
    (signIn) => {
      expect(needsChecklist(signIn, Number.MAX_SAFE_INTEGER)).toBe(false);
    },
  );
});

test('every failure, refusal and note has a sentence and a remedy of its own', () => {
  for (const texts of [FAILURE_TEXT, REFUSAL_TEXT, NOTE_TEXT]) {
    const sentences = Object.values(texts).map(({ sentence }) => sentence);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const { sentence, remedy } of Object.values(texts)) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
  }
});

test('a locked keychain is not "signed out", and nothing but invalid_grant asks to sign in again', () => {
  const locked = describeConnection({ kind: 'keychain', problem: 'locked' });
  expect(locked.remedy).toContain('still signed in');
  for (const { sentence, remedy } of Object.values(FAILURE_TEXT)) {
    expect(`${sentence} ${remedy}`).not.toMatch(/sign in again/i);
  }
  expect(describeConnection({ kind: 'sign-in-expired' }).remedy).toMatch(/^Sign in again/);
});
