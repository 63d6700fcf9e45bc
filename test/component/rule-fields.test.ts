import fc from 'fast-check';
import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../core/notices/default-rules';
import { RULE_NAMES, type Rule } from '../../core/notices/rules';
import { noticeSettingsSchema } from '../../core/notices/rules-schema';
import { isDefaultValue, takeValue } from '../../renderer/notices/own-rules';
import { fieldsOf, numberOf, readNumber, typeNumber } from '../../renderer/notices/rule-fields';
import { isRight, isSameRule, readRule, typeRule } from '../../renderer/notices/typed-rule';
import { readClock, readSchedule, typeSchedule } from '../../renderer/notices/typed-schedule';

const readers = fc.record({
  unit: fc.constantFrom('mg/dL' as const, 'mmol/L' as const),
  locale: fc.constantFrom('en-GB', 'en-US', 'de-DE', 'fr-FR', 'ar-EG', 'hi-IN'),
});
const names = fc.constantFrom(...RULE_NAMES);
/** Numbers as people type them, and anything else. */
const texts = fc.oneof(
  fc.tuple(fc.nat(999), fc.constantFrom('', '.', ','), fc.nat(99)).map(([a, sign, b]) => `${a}${sign}${sign ? b : ''}`),
  fc.string({ maxLength: 8 }),
  fc.constantFrom('', ' 70 ', '-5', '1e3', '٧٠', 'NaN', 'Infinity', '0x40', '00', '3.90'),
);
const accepts = (rules: object): boolean => {
  parse(noticeSettingsSchema, { consentedAt: null, quietHours: [], showValues: false, rules });
  return true;
};

describe('a number of a rule', () => {
  it('whatever is typed, in any unit and writing, is a value the app takes or an error in words', () => {
    fc.assert(
      fc.property(names, readers, texts, fc.nat(9), (name, reader, text, pick) => {
        const saved: Rule = DEFAULT_RULES[name];
        const fields = fieldsOf(name, saved);
        const spec = fields[pick % fields.length];
        if (!spec) throw new Error('a rule has a number');
        const read = readNumber(text, numberOf(saved, spec.key), spec, reader);
        const typed = { ...typeRule(name, saved, reader), numbers: { [spec.key]: text } };
        const { rule, errors } = readRule(name, typed, saved, reader);
        if (read.ok) expect(numberOf(rule, spec.key)).toBe(read.value);
        else {
          expect(read.error).toMatch(/^Enter .+\.$/);
          expect(errors.numbers[spec.key]).toBe(read.error);
          expect(numberOf(rule, spec.key)).toBe(numberOf(saved, spec.key));
        }
        expect(accepts({ ...DEFAULT_RULES, [name]: rule })).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('a form that nobody touched reads as what is saved, to the last decimal', () => {
    fc.assert(
      fc.property(names, readers, fc.double({ min: 0, max: 1, noNaN: true }), (name, reader, share) => {
        const rule: Rule = DEFAULT_RULES[name];
        const odd = fieldsOf(name, rule).map(({ key, limits: { min, max }, quantity }) => {
          const value = min + share * (max - min);
          return [key, quantity === 'rate' ? value : Math.round(value)];
        });
        const saved: Rule = { ...rule, ...Object.fromEntries(odd) };
        const read = readRule(name, typeRule(name, saved, reader), saved, reader);
        expect(isRight(read.errors)).toBe(true);
        expect(read.rule).toEqual(saved);
      }),
    );
  });

  it('each bound, typed as it is shown, is taken', () => {
    fc.assert(
      fc.property(names, readers, (name, reader) => {
        const rule: Rule = DEFAULT_RULES[name];
        for (const spec of fieldsOf(name, rule)) {
          for (const bound of [spec.limits.min, spec.limits.max]) {
            const text = typeNumber(bound, spec, reader);
            expect(readNumber(text, null, spec, reader), `${spec.key} ${text}`).toEqual({ ok: true, value: bound });
          }
        }
      }),
    );
  });
});

describe('hours', () => {
  const minutes = fc.nat(1439);
  const hours = fc.record({
    days: fc.uniqueArray(fc.nat(6), { minLength: 1 }),
    startMinutes: minutes,
    endMinutes: minutes,
  });
  it('read as they were typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant('always' as const), fc.array(hours)), (schedule) => {
        expect(readSchedule(typeSchedule(schedule)).schedule).toEqual(schedule);
      }),
    );
  });

  it.each([
    ['00:00', 0],
    ['23:59', 1439],
    ['07:30:00', 450],
    ['24:00', null],
    ['7:30', null],
    ['', null],
  ])('%j is %s minutes after midnight', (text, expected) => {
    expect(readClock(text)).toBe(expected);
  });
});

describe('the value of a default', () => {
  it.each(RULE_NAMES)('is taken for %s, and its manner stays', (name) => {
    const manner = { on: true, sound: 'silent', delivery: 'tray', inQuietHours: 'as-usual', schedule: [] } as const;
    const mine = { ...DEFAULT_RULES, [name]: { ...DEFAULT_RULES[name], ...manner, thresholdMgDl: 99, afterMs: 9e6 } };
    const taken = takeValue(mine, DEFAULT_RULES, name)[name];
    expect(taken).toMatchObject(manner);
    expect(isDefaultValue(taken, DEFAULT_RULES[name])).toBe(true);
    expect(isSameRule({ ...taken, ...DEFAULT_RULES[name] }, DEFAULT_RULES[name])).toBe(true);
  });
});
