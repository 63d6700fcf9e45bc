/** What no answer and no file can show: how the app behaves when time itself is not as expected. */
export const CLOCK_AND_SLEEP: readonly (readonly [what: string, behaviour: string])[] = [
  [
    'The clock is set while the app runs (`--fault clock-jumps`)',
    "No age changes: ages go by the server's clock, which is counted on evenly from its last answers, however the computer's is set. No question is lost, and a reading that lies ahead is kept.",
  ],
  [
    'The clock differs from the Date of the server by more than a minute',
    'Ages and windows go by the server\'s clock. From five minutes on the note "wrong-clock" says so.',
  ],
  [
    'The computer sleeps',
    'No timer is longer than a minute, so that nothing waits for time that was slept. On waking the newest is asked for at once.',
  ],
  [
    'The computer sleeps and wakes in the middle of a question',
    'On waking the question is given up and asked anew at once. An answer is kept whole in one transaction or not at all.',
  ],
  [
    'The computer sleeps while the sign-in is renewed',
    'The answer is stored before anything else is done with it. If it was lost on the way, the old sign-in is tried once more; if the server has used it up, the app asks to sign in again. The history stays.',
  ],
  [
    'The app is killed, or the power fails',
    'The history opens clean at the next start, and what was under way is asked again.',
  ],
];
