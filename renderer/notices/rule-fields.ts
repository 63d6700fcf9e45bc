import { RULE_LIMITS, type Rule, type RuleName, SIDE } from '../../core/notices/rules';
import type { Reader } from '../../core/schedule-words';
import { QUANTITIES, type Quantity } from './quantities';

/** The numbers that rules have, by their names there. */
export type NumberKey =
  | 'thresholdMgDl'
  | 'rearmMgDl'
  | 'thresholdMgDlPerMinute'
  | 'rearmMgDlPerMinute'
  | 'sustainedMs'
  | 'afterMs'
  | 'repeatMs';

/** One number of a rule as a field of its form. */
export type NumberSpec = {
  readonly key: NumberKey;
  readonly label: string;
  readonly hint?: string;
  readonly quantity: Quantity;
  readonly limits: { readonly min: number; readonly max: number };
  /** Whether an empty field is an answer. */
  readonly optional: boolean;
};

const field = (
  key: NumberKey,
  label: string,
  quantity: Quantity,
  limits: NumberSpec['limits'],
  hint?: string,
): NumberSpec => ({ key, label, quantity, limits, optional: false, ...(hint === undefined ? {} : { hint }) });

const SUSTAINED = field('sustainedMs', 'For at least', 'minutes', RULE_LIMITS.sustainedMs, '0 is at once');
const REPEAT: NumberSpec = {
  ...field('repeatMs', 'Again after', 'minutes', RULE_LIMITS.repeatMs, 'Empty is once only'),
  optional: true,
};
const REARM_HINT = 'Over once it is back by so much';

/** The numbers of a rule in the order of its form. */
export function fieldsOf(name: RuleName, { kind }: Rule): readonly NumberSpec[] {
  switch (kind) {
    case 'level': {
      const label = isBelow(name) ? 'Below' : 'Above';
      return [
        field('thresholdMgDl', label, 'glucose', RULE_LIMITS.levelMgDl),
        SUSTAINED,
        field('rearmMgDl', 'Margin', 'glucose', RULE_LIMITS.rearmMgDl, REARM_HINT),
        REPEAT,
      ];
    }
    case 'rate': {
      const label = isBelow(name) ? 'Falling by' : 'Rising by';
      return [
        field('thresholdMgDlPerMinute', label, 'rate', RULE_LIMITS.rateMgDlPerMinute),
        SUSTAINED,
        field('rearmMgDlPerMinute', 'Margin', 'rate', RULE_LIMITS.rearmMgDlPerMinute, REARM_HINT),
        REPEAT,
      ];
    }
    case 'no-data':
      return [field('afterMs', 'Later than usual by', 'minutes', RULE_LIMITS.afterMs, 'They always come late'), REPEAT];
    case 'phone-alerted':
      return [REPEAT];
  }
}

/** Whether a rule looks below its threshold. */
export const isBelow = (name: RuleName): boolean =>
  name !== 'no-data' && name !== 'phone-alerted' && SIDE[name] === 'below';

/** A rule's number, null where it has none. */
export function numberOf(rule: Rule, key: NumberKey): number | null {
  const value: unknown = Reflect.get(rule, key);
  return typeof value === 'number' ? value : null;
}

/** What a number may be, such as "40 to 400". */
export function describeLimits({ quantity, limits }: NumberSpec, reader: Reader): string {
  const { format } = QUANTITIES[quantity];
  return `${format(limits.min, reader)} to ${format(limits.max, reader)}`;
}

/** A number as it stands in its field. */
export function typeNumber(value: number | null, { quantity }: NumberSpec, reader: Reader): string {
  return value === null ? '' : QUANTITIES[quantity].format(value, reader);
}

/** What was read from a field: a value to store (null is none, where that is an answer), or a sentence. */
export type ReadNumber =
  | { readonly ok: true; readonly value: number | null }
  | { readonly ok: false; readonly error: string };

/** Reads a field. One that still reads as its saved value keeps that value exactly: showing it rounds. */
export function readNumber(text: string, saved: number | null, spec: NumberSpec, reader: Reader): ReadNumber {
  if (text === typeNumber(saved, spec, reader)) return { ok: true, value: saved };
  if (spec.optional && text.trim() === '') return { ok: true, value: null };
  const { format, parse, unit } = QUANTITIES[spec.quantity];
  const { min, max } = spec.limits;
  const value = parse(text, reader);
  const show = (bound: number): string => `${format(bound, reader)} ${unit(reader)}`;
  if (value === null) return { ok: false, error: `Enter a ${NUMBER_WORDS[spec.quantity]} in ${unit(reader)}.` };
  // A bound as it is shown is that bound, though it reads as a little beyond it.
  const bound = [min, max].find((one) => format(one, reader) === format(value, reader));
  if (bound !== undefined) return { ok: true, value: bound };
  const isInside = value >= min && value <= max;
  return isInside ? { ok: true, value } : { ok: false, error: `Enter a value from ${show(min)} to ${show(max)}.` };
}

const NUMBER_WORDS: Record<Quantity, string> = { glucose: 'number', rate: 'number', minutes: 'whole number' };
