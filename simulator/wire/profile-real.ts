import { plainWire } from './profile-plain';
import type { Wire } from './wire';

/** Answers as the real service has been seen to word them. */
export const realWire: Wire = { ...plainWire, isNewestFirst: true };
