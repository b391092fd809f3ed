import { expect, it } from 'vitest';
import { passwordRefusal } from '../../constructs/database/password-refusal.js';
import { synthesizeEnvironment } from '../../testing.js';
import { textWithoutPasswordCheck, withoutPasswordCheck } from './without-password-check.js';

const database = (stack: unknown) =>
  JSON.stringify(stack).match(/"postgres":\{.*?"lifecycle":\{.*?\}\]\}/)?.[0];

it('the stack refuses a secret that is no password, and without the check it is the same but for that', () => {
  const stack = synthesizeEnvironment('dev', 'dev-001');
  expect(database(stack)).toContain(passwordRefusal);
  const without = withoutPasswordCheck(stack);
  expect(JSON.stringify(without)).not.toContain('precondition');
  expect(without).toEqual({
    ...stack,
    resource: {
      ...stack.resource,
      aws_db_instance: {
        postgres: {
          ...stack.resource.aws_db_instance?.postgres,
          lifecycle: { ignore_changes: ['snapshot_identifier', 'restore_to_point_in_time'] },
        },
      },
    },
  });
});

it.each(['generated', 'rdsManaged'] as const)('a password that is %s needs no check', (source) => {
  const stack = synthesizeEnvironment('dev', 'dev-001', { database: { password: { source } } });
  expect(JSON.stringify(stack)).not.toContain('precondition');
  expect(withoutPasswordCheck(stack)).toBe(stack);
});

it('conditions of other people stay', () => {
  const own = { condition: '${true}', error_message: 'ours' };
  const ours = { condition: '${false}', error_message: passwordRefusal };
  const stack = (precondition: readonly object[], more = {}) => ({
    resource: { aws_db_instance: { postgres: { engine: 'postgres', lifecycle: { ...more, precondition } } } },
  });
  expect(withoutPasswordCheck(stack([own, ours]))).toEqual(stack([own]));
  const kept = { prevent_destroy: true };
  expect(withoutPasswordCheck(stack([ours], kept))).toEqual({
    resource: { aws_db_instance: { postgres: { engine: 'postgres', lifecycle: kept } } },
  });
  const untouched = JSON.stringify(stack([own]));
  expect(textWithoutPasswordCheck(untouched)).toBe(untouched);
  for (const odd of [{}, { resource: [] }, { resource: { aws_db_instance: { postgres: 1 } } }])
    expect(withoutPasswordCheck(odd)).toBe(odd);
});
