import { expect, it } from 'vitest';
import { parsePlan } from '../terraform/json/plan.js';
import { changedOutputs } from './changed-outputs.js';

const outputs = (output_changes: object) =>
  changedOutputs(parsePlan(JSON.stringify({ format_version: '1.2', output_changes }), 'dev-001'));
const value = (of: unknown) => ({ kind: 'value', value: of });

it('has what each output was and will be, as one value', () => {
  expect(
    outputs({
      same: { actions: ['no-op'], before: 'a', after: 'a' },
      name: { actions: ['update'], before: 'a', after: 'b', after_unknown: false },
      ids: { actions: ['update'], before: ['a', 'b'], after: ['a'] },
      arn: { actions: ['update'], before: 'a', after_unknown: true },
      came: { actions: ['create'], before: null, after: 3 },
      went: { actions: ['delete'], before: { a: 1 }, after: null },
    }),
  ).toEqual([
    { name: 'name', before: value('a'), after: value('b') },
    { name: 'ids', before: value(['a', 'b']), after: value(['a']) },
    { name: 'arn', before: value('a'), after: { kind: 'unknown' } },
    { name: 'came', before: { kind: 'absent' }, after: value(3) },
    { name: 'went', before: value({ a: 1 }), after: { kind: 'absent' } },
  ]);
});

it('never has what is sensitive, or named like a secret', () => {
  const sensitive = { before_sensitive: true, after_sensitive: true };
  const told = outputs({
    marked: { actions: ['update'], before: 'hidden-1', after: 'hidden-2', ...sensitive },
    now_marked: { actions: ['update'], before: 'hidden-1', after: 'hidden-1', ...sensitive },
    db_password: { actions: ['update'], before: 'hidden-1', after: 'hidden-2' },
    settings: { actions: ['update'], before: { token: 'hidden-1' }, after: { token: 'hidden-2' } },
  });
  expect(JSON.stringify(told)).not.toContain('hidden-');
  expect(told.map(({ after }) => after.kind)).toEqual(Array(4).fill('sensitive'));
});
