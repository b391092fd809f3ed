import { describe, expect, it } from 'vitest';
import { mayNameSecret } from '../../errors/secret-key.js';
import type { JsonSchema } from './json-schema.js';
import { schemaAt, settingPaths } from './schema-index.js';

/** Whether not just anything is taken: a choice, a pattern, a length, a number with both ends, or parts that are so. */
function isBounded(schema: JsonSchema | undefined): boolean {
  if (schema === undefined) return false;
  const { type, enum: choices, pattern, maxLength, minimum, maximum, items } = schema;
  if (type === 'string') return choices !== undefined || pattern !== undefined || maxLength !== undefined;
  if (type === 'integer' || type === 'number')
    return choices !== undefined || (minimum !== undefined && maximum !== undefined);
  if (type === 'array') return isBounded(items);
  return type === 'boolean' || type === 'object' || choices !== undefined;
}

/** A list that AWS makes longer, and a file: each is looked at by code of its own. */
const boundedByChecks = new Set(['aws.region', 'app.bootScript']);

/** What the reference page, editors and messages say of a setting comes from its schema. */
describe.each(settingPaths())('%s', (path) => {
  const schema = schemaAt(['defaults', ...path.split('.')]);

  it('is described', () => {
    expect(schema?.description ?? schema?.title ?? '').toMatch(/^[A-Z`].{5,}/);
  });

  it('has bounds', () => {
    expect(isBounded(schema)).toBe(!boundedByChecks.has(path));
  });
});

/** Whether a setting takes a text of which people speak as of a secret. */
function speaksOfSecrets(path: string): boolean {
  const { type, enum: choices, description = '' } = schemaAt(['defaults', ...path.split('.')]) ?? {};
  return type === 'string' && choices === undefined && mayNameSecret(`${path} ${description}`);
}

/** The name of a profile, and that of a user of the database who has no password. */
const namesOfSecrets = ['aws.profile', 'database.iamUser'];

it('no setting has a value that must not be shown: those that speak of secrets name where one is', () => {
  // A setting whose value is secret gets a name that src/errors/secret-key.ts knows, and is not added here.
  expect(settingPaths().filter(speaksOfSecrets)).toEqual(namesOfSecrets);
});
