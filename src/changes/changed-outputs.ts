import type { PlanDocument } from '../terraform/json/plan.js';
import { differencesOf } from './attributes/attribute-diff.js';
import { absent, type Shown } from './attributes/shown.js';

/** An output that a plan changes. */
export interface ChangedOutput {
  readonly name: string;
  /** Absent where it is new. */
  readonly before: Shown;
  /** Absent where it goes. */
  readonly after: Shown;
}

/** The outputs that get other values, in the order of the plan. What is sensitive, or named like a secret, has no value here. */
export function changedOutputs({ output_changes: outputs }: PlanDocument): readonly ChangedOutput[] {
  return Object.entries(outputs)
    .filter(([, { actions }]) => !actions.includes('no-op'))
    .map(([name, { before, after, ...marks }]) => {
      const [found] = differencesOf(
        {
          // As one value, whatever is in it.
          ...{ before: [before ?? null], after: [after ?? null], unknown: marks.after_unknown },
          ...{ beforeSensitive: marks.before_sensitive, afterSensitive: marks.after_sensitive },
        },
        { path: [name], label: name, key: undefined },
      );
      // A value that stays, and becomes sensitive or is it no more.
      if (found === undefined) return { name, before: { kind: 'sensitive' }, after: { kind: 'sensitive' } };
      return { name, before: single(found.before), after: single(found.after) };
    });
}

function single(side: Shown): Shown {
  if (side.kind !== 'value' || !Array.isArray(side.value)) return side;
  const [value] = side.value;
  return value === null || value === undefined ? absent : { kind: 'value', value };
}
