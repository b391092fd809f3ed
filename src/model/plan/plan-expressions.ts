import { templateParts } from '../expression/template.js';
import { deepest, isJson, type Json, jsonIn, memberOf } from '../json.js';

/** True for what the configuration of a plan says of one attribute: `{ references }`, `{ constant_value }`, `{}`; false for nested blocks. */
export function isExpression(source: unknown): source is Json {
  if (!isJson(source)) return false;
  return (
    Array.isArray(source.references) ||
    Object.hasOwn(source, 'constant_value') ||
    Object.keys(source).length === 0
  );
}

/** The value that stands in the configuration. Of Terraform JSON, Terraform writes texts down as they are, `${…}` included. */
export function constantOf(expression: unknown): unknown {
  return jsonIn(expression).constant_value;
}

/** The code in a text of Terraform JSON; none in plain text. */
export function codeIn(text: unknown): readonly string[] {
  if (typeof text !== 'string' || !text.includes('{')) return [];
  return templateParts(text).flatMap(({ kind, code }) => (kind === 'text' ? [] : [code]));
}

/** True when code stands somewhere in a value of Terraform JSON. */
export function hasCode(source: unknown, depth = 0): boolean {
  if (typeof source === 'string') return codeIn(source).length > 0;
  if (typeof source !== 'object' || source === null || depth >= deepest) return false;
  return Object.values(source).some((item) => hasCode(item, depth + 1));
}

/**
 * What the configuration says of each planned block of a name. The planned ones may be in another order (they are a set) or be made by
 * a dynamic block: one is held to be made by those with the same constants.
 * @returns undefined for the blocks that nothing in the configuration can have made
 */
export function blockConfigurations(
  configured: readonly Json[],
  planned: readonly unknown[],
): readonly (readonly Json[] | undefined)[] {
  return matching(configured, planned, constantOf).map((own) => (own.length === 0 ? undefined : own));
}

/** What Terraform JSON has for each item of a planned list; undefined for those that several may have made. */
export function constantItems(constant: unknown, planned: readonly unknown[]): readonly unknown[] {
  if (!Array.isArray(constant)) return [];
  if (!constant.every(isJson)) return constant;
  return matching(constant, planned, (value) => value).map((own) => (own.length === 1 ? own[0] : undefined));
}

function matching(
  written: readonly Json[],
  planned: readonly unknown[],
  constantIn: (member: unknown) => unknown,
): readonly (readonly Json[])[] {
  const fits = (one: Json | undefined, item: unknown) =>
    Object.entries(one ?? {}).every(([name, member]) => fitsValue(constantIn(member), memberOf(item, name)));
  const inOrder =
    written.length === planned.length && planned.every((item, index) => fits(written[index], item));
  return planned.map((item, index) =>
    inOrder ? written.slice(index, index + 1) : written.filter((one) => fits(one, item)),
  );
}

function fitsValue(written: unknown, planned: unknown): boolean {
  if (written === undefined || written === null || planned === undefined || planned === null) return true;
  if (typeof written === 'object' || typeof planned === 'object') return true;
  return codeIn(written).length > 0 || String(written) === String(planned);
}
