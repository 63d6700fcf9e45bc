import type { RuleName } from '../../core/notices/rules';
import type { GlucoseUnit } from '../../core/units';
import { useApp } from '../state/app';
import type { TypedRule } from './typed-rule';

/** What was typed into a rule's form and not saved, null where nothing was; it outlives the form. */
export type UnsavedRule = { readonly value: TypedRule | null; readonly set: (typed: TypedRule | null) => void };

/** The unsaved form of a rule, as it was typed in this unit. */
export function useUnsavedRule(name: RuleName, unit: GlucoseUnit): UnsavedRule {
  const { rules } = useApp().view.unsaved;
  const key = `${name} ${unit}` as const;
  return {
    value: rules.value[key] ?? null,
    set: (typed) => {
      rules.value = { ...rules.peek(), [key]: typed };
    },
  };
}
