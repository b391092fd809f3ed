import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import { stackFileNames } from '../stack/stack-file-names.js';
import { readPlanFile, readStackFiles } from './read-text.js';

const plan = readFileSync(new URL('../../../test/fixtures/plans/modules/plan.json', import.meta.url), 'utf8');
const stack = '{\n  "resource": {\n    "aws_x": {\n      "a": {}\n    }\n  }\n}\n';

function problemOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof UserError) return error.problems[0];
    throw error;
  }
  return undefined;
}
const asStack = (text: string) => problemOf(() => readStackFiles([{ file: 'x', text }]));
const asPlan = (text: string) => problemOf(() => readPlanFile({ file: 'x', text }));

describe('reading files', () => {
  it('gives each element of a stack its file and line', () => {
    const model = readStackFiles([
      { file: 'a.tf.json', text: `\ufeff${stack}` },
      { file: 'b.tf.json', text: '{"output": {"b":\n{}}, "terraform": {"backend": {"s3": {}}}}' },
    ]);
    expect(model.byAddress('aws_x.a')).toMatchObject({ file: 'a.tf.json', line: 4 });
    expect(model.byAddress('output.b')).toMatchObject({ file: 'b.tf.json', line: 1 });
    expect(model.byAddress('terraform.backend.s3')).toMatchObject({ file: 'b.tf.json', line: 2 });
  });

  it('reads a plan', () => {
    expect(readPlanFile({ file: 'plan.json', text: plan }).ofType('aws_lb')).toHaveLength(2);
  });

  it('says where JSON breaks, and quotes nothing of it', () => {
    const problem = asStack('{\n "locals": {"password": "hunter2" "x"}}');
    expect(problem).toMatchObject({ code: 'terraform-json-invalid', file: 'x', line: 2, column: 35 });
    expect(JSON.stringify(problem)).not.toContain('hunter2');
    expect(asPlan(plan.slice(0, 5000))).toMatchObject({
      code: 'terraform-json-invalid',
      hint: expect.stringContaining('terraform show -json'),
    });
  });

  it.each([
    ['PK\u0003\u0004\u0014', 'binary', 'terraform show -json FILE > plan.json'],
    ['\ufffd\ufffd{\u0000', 'UTF-8', 'utf8'],
    ['{\u0000"\u0000', 'UTF-8', 'utf8'],
    [' \n', 'empty', 'terraform show -json'],
    [' '.repeat(500), 'empty', 'terraform show -json'],
    ['{"@level":"info"}\n{"@level":"info"}', 'while it works', 'terraform show -json'],
    ['# comment\nresource "aws_x" "a" {}', 'HCL', 'terraform show -json'],
    ['terraform {\n}', 'HCL', 'terraform show -json'],
    ['{"format_version": "1.0", "values": {}}', 'a state', 'A state describes'],
    ['{"format_version": "1.0"}', 'a state', 'A state describes'],
    ['{"format_version": "1.0", "provider_schemas": {}}', 'neither', 'terraform show -json'],
    ['{"version": 4, "serial": 1, "lineage": "x", "resources": []}', 'a state file', 'A state describes'],
    [stack, 'a stack', '--stack instead'],
    ['{"format_version": "1.2", "errored": true, "resource_changes": []}', 'aborted', 'plan again'],
    ['[1]', 'neither', 'terraform show -json'],
    ['5', 'neither', 'terraform show -json'],
    ['{"a": 1}', 'neither', 'terraform show -json'],
  ])('as a plan, %j is refused with the way out', (text, message, hint) => {
    const problem = asPlan(text);
    expect(problem).toMatchObject({ code: 'terraform-json-unexpected', file: 'x' });
    expect(problem?.message).toContain(message);
    expect(problem?.hint).toContain(hint);
  });

  it('refuses a plan given as a stack, takes an empty one', () => {
    expect(asStack(plan)?.hint).toContain('--plan instead');
    expect(asStack('{"x": 1}')?.hint).toContain('cdk.tf.json');
    expect(asStack('{"//": "empty"}')).toBeUndefined();
    expect(asStack(`[${stack}]`)).toBeUndefined();
    expect(asStack(' '.repeat(500) + stack)).toBeUndefined();
  });

  it('never fails with anything but a clear error, wherever the file is cut off or changed', () => {
    fc.assert(
      fc.property(fc.nat(plan.length), fc.nat(20), fc.string(), (at, cut, put) => {
        const text = plan.slice(0, at) + put + plan.slice(at + cut);
        for (const problem of [asPlan(text), asPlan(plan.slice(0, at))])
          if (problem !== undefined) expect(problem.code).toMatch(/^terraform-json-/);
      }),
      { numRuns: 30 },
    );
  });

  it('is not brought down by depth', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(asStack(`{"resource": {"aws_x": {"a": {"v": ${deep}}}}}`)).toBeUndefined();
    expect(asStack(`{"resource": ${deep}}`)?.code).toBe('terraform-json-malformed');
    expect(asStack(deep)?.code).toBe('terraform-json-unexpected');
    expect(
      asPlan(
        `{"format_version": "1.2", "resource_changes": [{"address": "a.b", "type": "a", "name": "b", "change": {"actions": ["create"], "after": {"v": ${deep}}}}]}`,
      ),
    ).toBeUndefined();
    expect(asPlan(`{"format_version": "1.2", "planned_values": ${deep}}`)?.code).toBe(
      'terraform-json-malformed',
    );
  });
});

describe('the files of a folder', () => {
  it('are those in JSON, in order', () => {
    expect(stackFileNames('f', ['b.tf.json', 'a.tf.json', 'main.tf', '.#a.tf.json', 'x.json'])).toEqual([
      'a.tf.json',
      'b.tf.json',
    ]);
  });

  it('are those of OpenTofu where both have one', () => {
    expect(stackFileNames('f', ['a.tf.json', 'a.tofu.json', 'b.tf.json'])).toEqual([
      'a.tofu.json',
      'b.tf.json',
    ]);
  });

  it('are missed clearly', () => {
    expect(problemOf(() => stackFileNames('f', ['main.tf']))).toMatchObject({
      code: 'stack-folder-without-json',
      hint: expect.stringContaining('--plan'),
    });
    expect(problemOf(() => stackFileNames('f', ['x.json']))?.hint).toContain('sub-folders');
  });
});
