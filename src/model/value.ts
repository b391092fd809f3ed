/** A reference of an attribute to an element of the stack. */
export interface Reference {
  /** Address of the element, `aws_db_instance.postgres`, `data.aws_vpc.vpc`, `var.password`; with module and index where they are known. */
  readonly address: string;
  /** What is read of it, `arn`, `output.time`; empty for the element as a whole. */
  readonly attribute: string;
}

/** A value that is known only after apply, or that only Terraform can compute. */
export class Unknown {
  readonly references: readonly Reference[];
  /** The expression as it stands in the stack, with its `${…}`; undefined where the source does not have it (a plan). */
  readonly text: string | undefined;

  constructor(references: readonly Reference[] = [], text?: string) {
    this.references = references;
    this.text = text;
  }
}

export type Scalar = string | number | boolean;

/** A value of an attribute or a nested block. Null is an attribute that is not set. */
export type Value = null | Scalar | Unknown | readonly Value[] | Values;

/** Attributes and nested blocks by name. */
export interface Values {
  readonly [name: string]: Value;
}

/** What an attribute holds, as far as it is known. */
export type Reading =
  | { readonly state: 'absent' }
  | { readonly state: 'known'; readonly value: Scalar | readonly Value[] | Values }
  | { readonly state: 'unknown'; readonly unknown: Unknown };

export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

export function isValues(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isScalar(value: Value | undefined): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A scalar as text, empty for everything else: a block with an attribute `toString` cannot become text, and a broken stack may have one anywhere. */
export function textOf(value: Value | undefined): string {
  return isScalar(value) ? String(value) : '';
}

/** Compares as Terraform converts: `"true"` is true, `"5"` is 5. */
export function sameScalar(value: Value | undefined, expected: Scalar): boolean {
  return isScalar(value) && String(value) === String(expected);
}
