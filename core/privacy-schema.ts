import * as v from 'valibot';
import { PRESENTING_MS } from './privacy';

const [shown, hidden] = [v.object({ kind: v.literal('shown') }), v.object({ kind: v.literal('hidden') })];

/** Reads from the settings file whether values are hidden. */
export const privacySchema = v.variant('kind', [
  shown,
  hidden,
  v.object({ kind: v.literal('presenting'), untilAt: v.pipe(v.number(), v.finite()) }),
]);

/** Reads what a window asks for. */
export const privacyChoiceSchema = v.variant('kind', [
  shown,
  hidden,
  v.object({ kind: v.literal('presenting'), forMs: v.picklist(PRESENTING_MS) }),
]);
