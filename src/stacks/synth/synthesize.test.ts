import { expect, it } from 'vitest';
import { everyOption } from '../../../test/fixtures/every-option.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { stackJson, synthesizeStack } from './synthesize.js';

it.each(everyOption)('as data $name is what it is as text, but for notes', ({ environment, config }) => {
  const resolved = resolveEnvironment({ environment, suffix: `${environment}-001`, config });
  const data = JSON.parse(JSON.stringify(stackJson(resolved), withoutNotes));
  expect(data).toEqual(JSON.parse(synthesizeStack(resolved), withoutNotes));
});

function withoutNotes(key: string, value: unknown): unknown {
  return key === '//' ? undefined : value;
}
