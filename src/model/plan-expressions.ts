import { isJson, type Json, jsonIn, memberOf } from './json.js';
import { templateParts } from './template.js';

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

/**
 * What the configuration says of each planned block of a name. The planned ones may be in another order (they are a set) or be made by
 * a dynamic block: one is held to be made by those with the same constants.
 * @returns undefined for the blocks that nothing in the configuration can have made
 */
export function blockConfigurations(
  configured: readonly Json[],
  planned: readonly unknown[],
): readonly (readonly Json[] | undefined)[] {
  const inOrder =
    configured.length === planned.length && planned.every((one, index) => fits(configured[index], one));
  return planned.map((one, index) => {
    const own = inOrder ? configured.slice(index, index + 1) : configured.filter((block) => fits(block, one));
    return own.length === 0 ? undefined : own;
  });
}

function fits(configured: Json | undefined, planned: unknown): boolean {
  return Object.entries(configured ?? {}).every(([name, expression]) => {
    const constant = constantOf(expression);
    const value = memberOf(planned, name);
    if (constant === undefined || constant === null || typeof constant === 'object') return true;
    return value === undefined || codeIn(constant).length > 0 || String(value) === String(constant);
  });
}
