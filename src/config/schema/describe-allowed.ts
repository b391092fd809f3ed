import type { JsonSchema } from './json-schema.js';

/** What a setting accepts: its values where they can be listed, else one sentence. */
export function describeAllowed(schema: JsonSchema | undefined): readonly string[] | string {
  if (schema === undefined) return 'another value';
  if (schema.enum !== undefined) return schema.enum.map(String);
  if (schema.anyOf !== undefined) return anyOf(schema.anyOf);
  if (schema.const !== undefined) return [String(schema.const)];
  const { minimum, maximum, minLength, maxLength } = schema;
  if (schema.type === 'integer') return `a whole number from ${minimum} to ${maximum}`;
  if (schema.type === 'string' && maxLength !== undefined)
    return `text of ${minLength ?? 0} to ${maxLength} characters`;
  return typeWords[schema.type ?? ''] ?? 'another value';
}

function anyOf(schemas: readonly JsonSchema[]): string {
  // zod writes a union of scalars as a list of types.
  const types = schemas.flatMap((schema) =>
    (schema.anyOf ?? [schema]).flatMap(({ type }) => String(type ?? '').split(',')),
  );
  const words = types.map((type) => typeWords[type] ?? 'another value');
  return [...new Set(words)].join(', ').replace(/, ([^,]*)$/, ' or $1');
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: '`true` or `false`',
  number: 'a number',
  object: 'a block of settings',
  array: 'a list',
};

/** The same as part of a sentence. */
export function allowedWords(allowed: readonly string[] | string): string {
  if (typeof allowed === 'string') return allowed;
  return allowed.map((value) => `\`${value}\``).join(' or ');
}

/** What a value is, in the words of YAML. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return `the boolean ${value}`;
  return typeof value === 'object' ? 'a block' : `the number ${String(value)}`;
}
