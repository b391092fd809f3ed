import { expect, it } from 'vitest';
import { changeOfAlb } from '../../../test/fixtures/change-of-alb.js';
import type { Change, ChangedAttribute } from '../../changes/change.js';
import { neutralText } from '../neutral-text.js';
import { renderOutputs } from './outputs.js';
import { renderPlans } from './plan-table.js';
import { paintFor } from './style.js';

const plain = paintFor({}, {});
const nothing = { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 };

const look = { paint: plain, detail: 'full' } as const;
const value = (of: unknown) => ({ kind: 'value', value: of }) as const;
const attribute = (path: string, more: Partial<ChangedAttribute> = {}): ChangedAttribute => ({
  ...{
    path,
    before: value(1),
    after: value(2),
    forcesReplacement: false,
    effect: undefined,
    gravity: 'unknown',
  },
  ...more,
});
const planOf = (...changes: readonly Partial<Change>[]) => ({
  ...{ suffix: 'dev-001', summary: { ...nothing, update: changes.length }, outputsChange: false },
  changes: changes.map((one) => changeOfAlb({ kind: 'update', ...one })),
});

it('counts by kind and names each resource with the sign of its kind, the gravest first', () => {
  const plan = {
    suffix: 'dev-001',
    summary: { create: 1, update: 1, replace: 1, destroy: 1, rotate: 1 },
    changes: [
      changeOfAlb({ address: 'aws_lb.alb', kind: 'create' }),
      changeOfAlb({ address: 'aws_s3_bucket.bucket', kind: 'update', gravity: 'access' }),
      changeOfAlb({ address: 'aws_lb_target_group.tg', kind: 'replace', gravity: 'replacement' }),
      changeOfAlb({
        address: 'aws_efs_file_system.files',
        kind: 'destroy',
        gravity: 'data-loss',
        losesData: true,
      }),
      changeOfAlb({ address: 'aws_db_instance.postgres', kind: 'rotate', gravity: 'rotation' }),
    ],
    outputsChange: false,
  };
  expect(renderPlans([plan], look)).toBe(
    [
      'dev-001  create 1  update 1  replace 1  destroy 1  rotate 1  loses the data of 1',
      '  - aws_efs_file_system.files  data loss',
      '  ± aws_lb_target_group.tg  replacement',
      '  ↻ aws_db_instance.postgres  rotation',
      '  ~ aws_s3_bucket.bucket  access',
      '  + aws_lb.alb',
      '',
    ].join('\n'),
  );
});

it('shows what changes of an update, aligned, with what AWS does, and never a secret', () => {
  const does = {
    gravity: 'downtime',
    does: 'restarts on the other class',
    page: 'https://aws.test',
  } as const;
  const attributes = [
    attribute('instance_class', {
      before: value('db.t3.micro'),
      after: value('db.t3.small'),
      effect: does,
      gravity: 'downtime',
    }),
    attribute('name', { forcesReplacement: true }),
    attribute('password', { before: { kind: 'sensitive' }, after: { kind: 'sensitive' } }),
    attribute('port', { before: { kind: 'absent' }, after: { kind: 'unknown' } }),
    attribute('status', { after: { kind: 'unknown' }, gravity: 'none' }),
    attribute('tags_all.Owner'),
  ];
  const plan = planOf({ address: 'aws_db_instance.postgres', gravity: 'downtime', attributes });
  const lines = [
    'dev-001  update 1',
    '  ~ aws_db_instance.postgres  downtime',
    '      instance_class  "db.t3.micro" → "db.t3.small"',
    '                      downtime: restarts on the other class',
    '      name            1 → 2  forces replacement',
    '      password        (sensitive) → (sensitive)',
    '      port            (none) → (known after apply)',
    '',
  ];
  expect(renderPlans([plan], look)).toBe(lines.join('\n'));
  expect(renderPlans([plan], { ...look, detail: 'summary' })).toBe([...lines.slice(0, 2), ''].join('\n'));
  expect(renderPlans([plan], { ...look, detail: 'none' })).toBe('dev-001  update 1\n');
});

it('cuts long values to the width of the terminal, and drives it by none', () => {
  const attributes = [attribute('policy', { before: value('a'.repeat(500)), after: value('\u001b[2J') })];
  const text = renderPlans([planOf({ attributes })], { ...look, columns: 80 });
  expect(text.split('\n').every((line) => line.length <= 80)).toBe(true);
  expect(text).toContain('…');
  expect(text).not.toContain('\u001b');
});

it('folds updates of tags alone into one line, where there are several', () => {
  const tagged = { attributes: [attribute('tags.Owner'), attribute('tags_all.Owner')] };
  expect(
    renderPlans([planOf(tagged, { attributes: [attribute('port')] }, tagged)], {
      ...look,
      detail: 'summary',
    }),
  ).toBe('dev-001  update 3\n  ~ aws_lb.alb\n  ~ 2 updates of tags alone\n');
  expect(renderPlans([planOf(tagged)], { ...look, detail: 'summary' })).toBe(
    'dev-001  update 1\n  ~ aws_lb.alb\n',
  );
});

it('says so when nothing changes, or only outputs', () => {
  const quiet = { suffix: 'dev-001', summary: nothing, changes: [], outputsChange: false };
  expect(renderPlans([quiet], look)).toBe('dev-001  no changes\n');
  expect(renderPlans([{ ...quiet, outputsChange: true }], look)).toBe('dev-001  outputs change\n');
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
  const changes = named.map((kind) => changeOfAlb({ address: kind, kind }));
  const looks: string[] = [];
  const paint = (colour: string, text: string) => {
    looks.push(`${colour} ${text.trim()}`);
    return text;
  };
  renderPlans([{ suffix: 'dev-001', summary: nothing, changes, outputsChange: false }], { ...look, paint });
  for (const one of ['green +', 'yellow ~', 'magenta ±', 'red -', 'cyan ↻'])
    expect(looks.join('\n')).toContain(one);
});
