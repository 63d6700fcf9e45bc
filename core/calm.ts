/** The words for a connection that asks nothing of the person: apart, because the window's start needs only these. */
export const CALM_SENTENCE = { connecting: 'Asking Dexcom for new readings.', online: 'Connected.' } as const;
