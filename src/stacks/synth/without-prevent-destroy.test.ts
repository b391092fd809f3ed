import { expect, it } from 'vitest';
import { synthesizeEnvironment } from '../../testing.js';
import { textWithoutPreventDestroy } from './without-prevent-destroy.js';

const lifecycles = (text: string) => text.match(/"prevent_destroy": ?true/g) ?? [];

it('what the stack keeps may go when all of it is to go, and nothing else changes', () => {
  const stack = synthesizeEnvironment('prod', 'prod-003');
  const text = JSON.stringify(stack);
  expect(lifecycles(text)).toHaveLength(2);
  const without = textWithoutPreventDestroy(text);
  expect(lifecycles(without)).toEqual([]);
  const { lifecycle, ...bucket } = stack.resource.aws_s3_bucket?.bucket ?? {};
  expect(lifecycle).toEqual({ prevent_destroy: true });
  expect(JSON.parse(without).resource.aws_s3_bucket.bucket).toEqual(bucket);
  // The condition about the password stays.
  expect(JSON.parse(without).resource.aws_db_instance.postgres.lifecycle.precondition).toBeDefined();
});

it('what others keep stays, and a text without any is the same', () => {
  const others = { resource: { aws_s3_bucket: { mine: { lifecycle: { prevent_destroy: true } } } } };
  for (const stack of [others, {}, { resource: 'none' }])
    expect(textWithoutPreventDestroy(JSON.stringify(stack))).toBe(JSON.stringify(stack));
});

it('follows the protections of the file, and is not there in the first edition', () => {
  const kept = (config: object) =>
    lifecycles(JSON.stringify(synthesizeEnvironment('prod', 'prod-003', config)));
  expect(kept({ edition: '2026-11' })).toEqual([]);
  expect(kept({ storage: { forceDestroy: true } })).toHaveLength(1);
  expect(kept({ storage: { forceDestroy: true }, database: { deletionProtection: false } })).toEqual([]);
});
