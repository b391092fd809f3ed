import { expect, it } from 'vitest';
import { changeOfAlb } from '../../../../test/fixtures/change-of-alb.js';
import type { Change, ChangedAttribute } from '../../../changes/change.js';
import { renderPlans } from './plan-table.js';

const nothing = { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 };
const look = { paint: (way: string, text: string) => `<${way} ${text}>`, detail: 'full' } as const;
const value = (of: unknown) => ({ kind: 'value', value: of }) as const;
const attribute = (path: string, more: Partial<ChangedAttribute> = {}): ChangedAttribute => ({
  ...{ path, before: value(1), after: value(2), forcesReplacement: false, effect: undefined },
  ...{ gravity: 'unknown', ...more },
});
const planOf = (...changes: readonly Partial<Change>[]) => ({
  ...{ suffix: 'dev-001', summary: { ...nothing, update: changes.length, destroy: 1 }, outputsChange: false },
  changes: changes.map((one) => changeOfAlb({ kind: 'update', actions: ['update'], ...one })),
});

it('what a plan loses or is refused for is red, what is said of it bold, and what explains it dim', () => {
  const plan = {
    ...planOf(
      { address: 'aws_a.a', kind: 'destroy', gravity: 'data-loss', losesData: true },
      {
        ...{ address: 'aws_b.b', gravity: 'restart', reason: 'replace_because_tainted' },
        attributes: [
          attribute('port', { forcesReplacement: true, follows: ['aws_c.c'] }),
          attribute('user_data', { before: value('a\nb\n'), after: value('a\nc\n') }),
        ],
      },
    ),
    refusals: [{ code: 'data-loss-not-allowed' }],
    outputs: [{ name: 'url', before: value(1), after: value(2) }],
  };
  expect(renderPlans([plan], look)).toMatchInlineSnapshot(`
    "<bold dev-001>  <yellow update 2>  <red destroy 1>
      <red a deploy refuses this plan: data-loss-not-allowed>
      <bold loses the data of 1 resource that it deletes (aws_a.a); 1 change with a restart>
      <red -> aws_a.a<red   data loss>
      <yellow ~> aws_b.b<dim   restart>
          <dim • tainted: its creation failed, or somebody said so>
          port       1 → 2<magenta   forces replacement>
                     <dim follows aws_c.c>
          user_data  text
            <dim   a>
            <red - b>
            <green + c>
      <yellow ~> 1 output<dim   changed, or known only after the apply>
          url  1 → 2
    "
  `);
});

it('settings that are made anew and tags are told in the colours of their kinds', () => {
  const bucket = { identity: { bucket: 'a' }, kind: 'replace' } as const;
  const tagged = { attributes: [attribute('tags.Owner')] };
  const plan = planOf(
    {
      ...{ ...bucket, address: 'aws_s3_bucket.a', resourceType: 'aws_s3_bucket' },
      ...{ gravity: 'data-loss', losesData: true, onlyEmpty: true },
    },
    {
      ...{ ...bucket, address: 'aws_s3_bucket_policy.a', resourceType: 'aws_s3_bucket_policy' },
      attributes: [attribute('bucket', { forcesReplacement: true, follows: ['aws_s3_bucket.a'] })],
      gravity: 'replacement',
    },
    tagged,
    tagged,
  );
  expect(renderPlans([plan], { ...look, detail: 'summary' })).toMatchInlineSnapshot(`
    "<bold dev-001>  <yellow update 4>  <red destroy 1>
      <bold replaces 1 resource that AWS deletes only while it is empty (aws_s3_bucket.a); sets 1 setting of aws_s3_bucket.a anew>
      <magenta ±> aws_s3_bucket.a<red   replacement, only while it is empty>
      <magenta ±> 1 setting of aws_s3_bucket.a, made anew with it: policy
      <yellow ~> 2 updates of tags alone
    "
  `);
});

it('several plans stand apart by an empty line', () => {
  const quiet = { suffix: 'a', summary: nothing, changes: [], outputsChange: false };
  expect(renderPlans([quiet, { ...quiet, suffix: 'b' }], look)).toBe(
    '<bold a>  no changes\n\n<bold b>  no changes\n',
  );
});

it('an address that does not fit stands in lines of its own, with what it means below', () => {
  const plain = { paint: (_: string, text: string) => text, detail: 'summary', columns: 40 } as const;
  const lines = (length: number) =>
    renderPlans([planOf({ address: 'a'.repeat(length), gravity: 'restart' })], plain)
      .split('\n')
      .slice(-4, -1)
      .map((line) => line.trimEnd());
  expect(lines(27)).toContain(`  ~ ${'a'.repeat(27)}  restart`);
  expect(lines(28).slice(1)).toEqual([`  ~ ${'a'.repeat(28)}`, '    restart']);
  expect(lines(50)).toEqual([`  ~ ${'a'.repeat(36)}`, `    ${'a'.repeat(14)}`, '    restart']);
});
