import { isJson, type Json, memberOf } from '../../model/json.js';

/** One side of a changed attribute, as far as it may be shown. */
export type Shown =
  /** The attribute is not there, or null. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'value'; readonly value: unknown }
  /** Known after the apply. */
  | { readonly kind: 'unknown' }
  /** Terraform, the provider or the name of the attribute says that it is secret: the value is nowhere in the model. */
  | { readonly kind: 'sensitive' };

/** An attribute that is not there. */
export const absent: Shown = { kind: 'absent' };

/** A value that may be shown; null counts as absent, as it does for Terraform. */
export function shown(value: unknown): Shown {
  return value === undefined || value === null ? absent : { kind: 'value', value };
}

/** The values of a resource without what somebody has marked as secret. */
export function plainValues(values: unknown, sensitive: unknown): Json | undefined {
  if (!isJson(values) || sensitive === true) return undefined;
  const isMarked = (name: string) => {
    const mark = memberOf(sensitive, name);
    return mark === true || (typeof mark === 'object' && JSON.stringify(mark).includes('true'));
  };
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isMarked(name)));
}
