import { describe, expect, it } from 'vitest';
import { stackFault } from './stack-fault.js';

describe('Terraform JSON', () => {
  it.each([
    {},
    { '//': null },
    { resource: { '//': null, aws_lb: { '//': 'x', a: {}, b: [{}, {}] } } },
    { resource: [{ aws_lb: [{ a: {} }] }], locals: [{ a: null }], terraform: { backend: null } },
    { provider: { aws: [{ alias: null }] }, module: { m: {} }, variable: { v: {} }, output: { o: {} } },
    [{ resource: {} }, { data: {} }],
    { moved: null },
  ])('may be %j', (stack) => {
    expect(stackFault(stack)).toBeUndefined();
  });

  it.each([null, 1, 'x', true])('has blocks where they belong, and not %j', (wrong) => {
    expect(stackFault(wrong)).toBe('it is no object');
    for (const type of [
      'resource',
      'data',
      'ephemeral',
      'module',
      'provider',
      'variable',
      'output',
      'locals',
      'terraform',
    ]) {
      expect(stackFault({ [type]: wrong })).toBe(`\`${type}\` is no block`);
      expect(stackFault({ [type]: [{}, wrong] })).toBe(`\`${type}.1\` is no block`);
      expect(stackFault([{}, { [type]: wrong }])).toBe(`\`1.${type}\` is no block`);
    }
    for (const type of ['resource', 'data', 'ephemeral']) {
      expect(stackFault({ [type]: { aws_lb: wrong } })).toBe(`\`${type}.aws_lb\` is no block`);
      expect(stackFault({ [type]: { aws_lb: { a: {}, b: wrong } } })).toBe(
        `\`${type}.aws_lb.b\` is no block`,
      );
      expect(stackFault({ [type]: { aws_lb: { a: [wrong] } } })).toBe(`\`${type}.aws_lb.a.0\` is no block`);
    }
    for (const type of ['module', 'provider', 'variable', 'output'])
      expect(stackFault({ [type]: { a: wrong } })).toBe(`\`${type}.a\` is no block`);
  });

  it('has no list in a list', () => {
    expect(stackFault({ resource: [[{}]] })).toBe('`resource.0` is no block');
    expect(stackFault([[{}]])).toBe('`0` is no object');
  });
});
