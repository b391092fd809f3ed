import { describe, expect, it } from 'vitest';
import { referencesIn } from './expression.js';

const brief = (code: string) =>
  referencesIn(code).map(({ address, attribute }) => `${address} ${attribute}`.trim());

describe('the references of an expression', () => {
  it.each([
    ['aws_lb.alb.arn', ['aws_lb.alb arn']],
    ['data.aws_vpc.vpc.id', ['data.aws_vpc.vpc id']],
    ['ephemeral.aws_x.password.secret_string', ['ephemeral.aws_x.password secret_string']],
    ['aws_lb.alb[0].arn', ['aws_lb.alb[0] arn']],
    ['aws_lb.alb["a.b"].arn', ['aws_lb.alb["a.b"] arn']],
    ['aws_subnet.a[*].id', ['aws_subnet.a id']],
    ['aws_subnet.a.*.id', ['aws_subnet.a *.id']],
    ['module.web["a"].arn', ['module.web["a"] arn']],
    ['aws_subnet.a[each.key].id', ['aws_subnet.a id', 'each.key']],
    ['aws_subnet.a[local.index].tags["Name"]', ['aws_subnet.a tags["Name"]', 'local.index']],
    ['data.aws_subnets.all.ids[0]', ['data.aws_subnets.all ids[0]']],
    ['aws_subnet.a[local.x].b[local.y].id', ['aws_subnet.a b[local.y].id', 'local.x', 'local.y']],
    ['concat(var.a, [aws_lb.b.arn])', ['var.a', 'aws_lb.b arn']],
    ['"aws_lb.in_text.arn ${aws_lb.b.arn} $${aws_lb.no.arn} \\"${var.c}"', ['aws_lb.b arn', 'var.c']],
    ['{ for k, v in var.a : k => v.id }', ['var.a']],
    ['x.aws_lb.b', []],
    ['lower("a")', []],
    ['data.aws_vpc', []],
    ['path.module', []],
  ])('%s', (code, expected) => {
    expect(brief(code)).toEqual(expected);
  });

  it('are found in long and deep expressions within a moment', () => {
    const deep = `${'f(['.repeat(100_000)}aws_lb.b.arn${'])'.repeat(100_000)}`;
    expect(brief(deep)).toEqual(['aws_lb.b arn']);
    expect(brief('aws_lb.b['.repeat(50_000))).toHaveLength(50_000);
    expect(brief('"${'.repeat(50_000))).toEqual([]);
  });
});
