import { expect, it } from 'vitest';
import { neutralText } from '../neutral-text.js';
import { renderOutputs } from './outputs.js';
import { renderPlans } from './plan-table.js';
import { paintFor } from './style.js';

const plain = paintFor({}, {});
const nothing = { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 };

it('counts by kind and names each resource with the sign of its kind', () => {
  const plan = {
    suffix: 'dev-001',
    summary: { create: 1, update: 1, replace: 1, destroy: 1, rotate: 1 },
    changes: [
      { address: 'aws_lb.alb', kind: 'create' },
      { address: 'aws_s3_bucket.bucket', kind: 'update' },
      { address: 'aws_lb_target_group.tg', kind: 'replace' },
      { address: 'aws_lb_listener.http', kind: 'destroy' },
      { address: 'aws_db_instance.postgres', kind: 'rotate' },
    ] as const,
    outputsChange: false,
  };
  expect(renderPlans([plan], plain)).toBe(
    [
      'dev-001  create 1  update 1  replace 1  destroy 1  rotate 1',
      '  + aws_lb.alb',
      '  ~ aws_s3_bucket.bucket',
      '  ± aws_lb_target_group.tg',
      '  - aws_lb_listener.http',
      '  ↻ aws_db_instance.postgres',
      '',
    ].join('\n'),
  );
});

it('says so when nothing changes, or only outputs', () => {
  const quiet = { suffix: 'dev-001', summary: nothing, changes: [], outputsChange: false };
  expect(renderPlans([quiet], plain)).toBe('dev-001  no changes\n');
  expect(renderPlans([{ ...quiet, outputsChange: true }], plain)).toBe('dev-001  outputs change\n');
});

it('prints outputs under their environment', () => {
  const outputs = { 'dev-001': { vpc_id: 'vpc-1', subnet_ids: ['a', 'b'] }, 'dev-002': {} };
  expect(renderOutputs(outputs, plain)).toBe(
    'dev-001\n  vpc_id     = vpc-1\n  subnet_ids = ["a","b"]\n\ndev-002\n  no outputs\n',
  );
});

it('colours only a terminal whose owner wants colours', () => {
  expect(neutralText(paintFor({ isTTY: true }, {})('red', 'x'))).toBe('\u001b[31mx\u001b[39m');
  expect(paintFor({ isTTY: true }, { NO_COLOR: '1' })('red', 'x')).toBe('x');
  expect(paintFor({ isTTY: true }, { TERM: 'dumb' })('red', 'x')).toBe('x');
});

it('gives each kind of change a colour of its own', () => {
  const named = ['create', 'update', 'replace', 'destroy', 'rotate'] as const;
  const changes = named.map((kind) => ({ address: kind, kind }));
  const looks: string[] = [];
  const paint = (look: string, text: string) => {
    looks.push(`${look} ${text.trim()}`);
    return text;
  };
  renderPlans([{ suffix: 'dev-001', summary: nothing, changes, outputsChange: false }], paint);
  for (const look of ['green +', 'yellow ~', 'magenta ±', 'red -', 'cyan ↻'])
    expect(looks.join('\n')).toContain(look);
});
