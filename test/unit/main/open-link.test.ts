import { expect, test } from 'vitest';
import type { Note } from '../../../core/notes';
import type { Place } from '../../../core/place';
import { createLinkOpener } from '../../../main/open-link';

/** What the app does with a link, in order. */
function open(link: string): readonly unknown[] {
  const done: unknown[] = [];
  const opener = createLinkOpener({
    show: (place?: Place) => done.push(place ?? 'shown'),
    answerSignIn: async (answer) => void done.push(['sign-in', answer]),
    addNote: (note: Note) => done.push(note),
  });
  opener(link);
  return done;
}

test('a link to a view leads there and is no answer to a sign-in', () => {
  expect(open('steadyline://view/days?period=30d')).toEqual([
    { kind: 'days', period: { kind: 'last', length: '30d' } },
  ]);
});

test('one to a view that is not known shows the window as it is, and is said', () => {
  expect(open('steadyline://view/secrets?code=a&state=b')).toEqual(['shown', 'unknown-link']);
});

test.each([
  'steadyline://oauth/callback?code=a&state=b',
  'steadyline://oauth/view/now',
  'steadyline://',
  'steadyline:view',
])('%s is for the sign-in', (link) => {
  expect(open(link)).toEqual(['shown', ['sign-in', link]]);
});
