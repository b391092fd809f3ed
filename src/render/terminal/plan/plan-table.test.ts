import { expect, it } from 'vitest';
import { changeOfAlb } from '../../../../test/fixtures/change-of-alb.js';
import type { Change, ChangedAttribute } from '../../../changes/change.js';
import { keptInState } from '../../../resources/terraform.js';
import { neutralText } from '../../neutral-text.js';
import { renderOutputs } from '../outputs.js';
import { paintFor } from '../style.js';
import { renderPlans } from './plan-table.js';

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
      'dev-001  create 1  update 1  replace 1  destroy 1  rotate 1',
      '  loses the data of 1 resource that it deletes (aws_efs_file_system.files); replaces 1 resource without data',
      '  (aws_lb_target_group.tg); 1 rotation; changes access at 1 resource',
      '  - aws_efs_file_system.files  data loss',
      '      • AWS takes at most 10 minutes (Terraform waits no longer) to create it',
      '  ± aws_lb_target_group.tg  replacement',
      '      • AWS takes at most 10 minutes (Terraform waits no longer) to create it',
      '  ↻ aws_db_instance.postgres  rotation',
      '  ~ aws_s3_bucket.bucket  access',
      '  + aws_lb.alb',
      '      • AWS takes at most 10 minutes (Terraform waits no longer) to create it',
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
    '  1 change with downtime (aws_db_instance.postgres)',
    '  ~ aws_db_instance.postgres  downtime',
    '      instance_class  "db.t3.micro" → "db.t3.small"',
    '                      downtime: restarts on the other class',
    '      name            1 → 2  forces replacement',
    '      password        (sensitive) → (sensitive)',
    '      port            (none) → (known after apply)',
    '',
  ];
  expect(renderPlans([plan], look)).toBe(lines.join('\n'));
  expect(renderPlans([plan], { ...look, detail: 'summary' })).toBe([...lines.slice(0, 3), ''].join('\n'));
  expect(renderPlans([plan], { ...look, detail: 'none' })).toBe([...lines.slice(0, 2), ''].join('\n'));
});

it('cuts long values to the width of the terminal, and drives it by none', () => {
  const attributes = [attribute('policy', { before: value('a'.repeat(500)), after: value('\u001b[2J') })];
  const text = renderPlans([planOf({ attributes })], { ...look, columns: 80 });
  expect(text.split('\n').every((line) => line.length <= 80)).toBe(true);
  expect(text).toContain('…');
  expect(text).not.toContain('\u001b');
});

it('never cuts away what differs', () => {
  const name = (middle: string) =>
    value(`arn:aws:iam::111122223333:role/a-long-path/${middle}/of-the-environment-prod-003`);
  const attributes = [attribute('role', { before: name('one'), after: name('other') })];
  for (const columns of [40, 60, 80]) {
    const text = renderPlans([planOf({ attributes })], { ...look, columns });
    const sides = / role +([\s\S]*)/.exec(text)?.[1] ?? '';
    const [before, after] = sides.trim().split(/\s+→ /);
    expect(before).toMatch(/on/);
    expect(after).not.toBe(before);
  }
});

it('says what a change means as a whole, which protections go with it, and what is behind what it follows', () => {
  const page = 'https://aws.test';
  const setting = { name: 'app.port', source: 'environment', file: '/p/environments.yaml', line: 9 } as const;
  const off = (gravity: 'none' | 'access') =>
    attribute(`of_${gravity}`, {
      effect: { gravity, does: 'turns off x: y', page, protection: 'off', takes: 'an hour' },
      gravity,
      follows: ['aws_lb.other'],
      settingsFollowed: [setting, { ...setting, name: 'tags.Owner', line: 10 }],
    });
  const away = { gravity: 'downtime', does: 'there is none meanwhile', takes: '20 minutes', page } as const;
  const change = { gravity: 'replacement', attributes: [off('none')], effects: [away] } as const;
  const [replaced, updated] = [
    planOf({ ...change, kind: 'replace' }),
    planOf({ ...change, kind: 'update', gravity: 'none', effects: [] }),
  ].map((plan) => renderPlans([plan], { ...look, cwd: '/p' }));
  expect(replaced?.replace(/\s+/g, ' ')).toContain(
    'downtime while aws_lb.alb is made anew; turns off or lowers 1 protection',
  );
  expect(replaced).toContain('downtime: there is none meanwhile; takes 20 minutes');
  expect(replaced).toContain(
    'follows aws_lb.other, set by app.port (environments.yaml:9) and tags.Owner (environments.yaml:10)',
  );
  expect(replaced).toMatch(/^ +turns off x: y$/m);
  expect(updated).toContain('  turns off or lowers 1 protection (of_none)\n');
  expect(updated).toContain('turns off x: y; takes an hour');
  const opens = { gravity: 'access', does: 'opens TCP 1 from a; closes TCP 2 from a', page } as const;
  const ruled = renderPlans(
    [planOf({ gravity: 'access', attributes: [off('access')], effects: [opens] })],
    look,
  );
  expect(ruled).toContain('access: opens TCP 1 from a; closes TCP 2 from a');
  expect(ruled).not.toContain('turns off x: y');
});

it('says of a lowered protection what it means in the new one, where a resource is made anew', () => {
  const effect = {
    gravity: 'none',
    does: 'ends it',
    inNew: 'the new one lacks it',
    page: 'https://aws.test',
  } as const;
  const attributes = [attribute('guard', { effect: { ...effect, protection: 'off' }, gravity: 'none' })];
  const text = (kind: 'update' | 'replace') =>
    renderPlans([planOf({ kind, gravity: kind === 'update' ? 'none' : 'replacement', attributes })], look);
  expect(text('update')).toMatch(/^ +ends it$/m);
  expect(text('replace')).toMatch(/^ +the new one lacks it$/m);
});

it('counts a change of access also where something graver is said of the same resource', () => {
  const opens = { gravity: 'access', does: 'opens TCP 1 from a', page: 'https://aws.test' } as const;
  const down = { gravity: 'downtime', does: 'is away', page: 'https://aws.test' } as const;
  const plan = planOf(
    { address: 'aws_a.a', gravity: 'access', effects: [opens] },
    { address: 'aws_b.b', gravity: 'downtime', effects: [down, opens] },
    { address: 'aws_c.c', gravity: 'downtime', effects: [down] },
  );
  expect(renderPlans([plan], { ...look, columns: 500 })).toContain('; changes access at 2 resources\n');
});

it('names a setting once that is behind an attribute and behind what it follows', () => {
  const place = { source: 'environment', file: '/p/environments.yaml', line: 9 } as const;
  const [one, other] = [
    { name: 'app.port', ...place },
    { name: 'tags.Owner', ...place },
  ];
  const followed = { follows: ['aws_lb.other'], settings: [one] };
  const text = (settingsFollowed: readonly (typeof one)[]) =>
    renderPlans([planOf({ attributes: [attribute('a', { ...followed, settingsFollowed })] })], {
      ...look,
      cwd: '/p',
      columns: 300,
    });
  expect(text([one, other])).not.toMatch(/^ +set by/m);
  expect(text([other])).toMatch(/^ +set by app\.port/m);
});

it('folds what is kept in the state alone, and the parts of a block that its name says', () => {
  const kept = attribute('input.time', { effect: keptInState, gravity: 'none' });
  const first = { address: 'terraform_data.db_first_deploy', resourceType: 'terraform_data' };
  const tag = (part: string) =>
    attribute(`tag[4].${part}`, { label: `tag[Owner].${part}`, before: { kind: 'absent' } });
  const text = renderPlans(
    [
      planOf(
        { ...first, attributes: [kept] },
        { attributes: [tag('key'), tag('propagate_at_launch'), tag('value')] },
      ),
    ],
    look,
  );
  expect(text).not.toContain('input.time');
  expect(text).toContain('the time at the end of the name of the final snapshot');
  expect(text).toContain('tag[Owner].value  (none) → 2');
  expect(text).not.toMatch(/\.key|propagate/);
});

it('folds updates of tags alone into one line, where there are several', () => {
  const tagged = { attributes: [attribute('tags.Owner'), attribute('tags_all.Owner')] };
  expect(
    renderPlans([planOf(tagged, { attributes: [attribute('port')] }, tagged)], {
      ...look,
      detail: 'summary',
    }),
  ).toBe(
    'dev-001  update 3\n  nothing that users of the environment would notice\n  ~ aws_lb.alb\n  ~ 2 updates of tags alone\n',
  );
  expect(renderPlans([planOf(tagged)], { ...look, detail: 'summary' })).toBe(
    'dev-001  update 1\n  nothing that users of the environment would notice\n  ~ aws_lb.alb\n',
  );
});

it('counts a downtime and a refresh once, however many resources take part in it', () => {
  const page = 'https://aws.test';
  const away = { gravity: 'downtime', does: 'it is away', page } as const;
  const refreshes = { gravity: 'instance-refresh', does: 'exchanges 2 instances', page } as const;
  const follows = (address: string, more: Partial<ChangedAttribute> = {}) =>
    attribute('of_another', { follows: [address], gravity: 'none', ...more });
  const plan = planOf(
    { address: 'aws_lb_target_group.tg', kind: 'replace', gravity: 'replacement', effects: [away] },
    {
      ...{
        address: 'aws_autoscaling_attachment.a',
        kind: 'replace',
        gravity: 'replacement',
        effects: [away],
      },
      attributes: [follows('aws_lb_target_group.tg', { forcesReplacement: true })],
    },
    {
      ...{ address: 'aws_autoscaling_group.asg', resourceType: 'aws_autoscaling_group', gravity: 'downtime' },
      effects: [refreshes, { ...away, about: ['aws_lb_target_group.tg'] }],
      attributes: [follows('aws_launch_template.t')],
    },
    {
      address: 'aws_launch_template.t',
      ...{ resourceType: 'aws_launch_template', gravity: 'instance-refresh' },
    },
    {
      address: 'aws_launch_template.alone',
      ...{ resourceType: 'aws_launch_template', gravity: 'instance-refresh' },
    },
    { address: 'aws_db_instance.db', gravity: 'downtime' },
  );
  const text = (one: typeof plan) => renderPlans([one], { ...look, detail: 'none', columns: 500 });
  const soon = plan.changes.map((one) => ({
    ...one,
    effects: (one.effects ?? []).map((effect) => ({ ...effect, endsWith: 'first instance' as const })),
  }));
  expect(text({ ...plan, changes: soon })).toContain(
    'is made anew and until the first new instance of aws_autoscaling_group.asg is healthy, with 1 other change',
  );
  expect(text(plan)).toContain(
    '\n  replaces 2 resources without data (aws_lb_target_group.tg, aws_autoscaling_attachment.a); downtime while aws_lb_target_group.tg is made anew and until aws_autoscaling_group.asg has exchanged its instances, with 1 other change that belongs to it; 1 change with downtime; 2 instance refreshes\n',
  );
});

it('tells apart what loses data and what AWS deletes only while it is empty', () => {
  const goes = { gravity: 'data-loss', losesData: true } as const;
  const plan = planOf(
    { ...goes, address: 'aws_db_instance.db', kind: 'replace' },
    { ...goes, address: 'aws_s3_bucket.new', kind: 'replace', onlyEmpty: true },
    { ...goes, address: 'aws_s3_bucket.gone', kind: 'destroy', onlyEmpty: true },
    { address: 'aws_x.y', gravity: 'data-loss', losesData: false },
  );
  const text = renderPlans([plan], { ...look, detail: 'summary', columns: 500 });
  expect(text).toContain(
    '  loses the data of 1 resource that it replaces (aws_db_instance.db); 1 change that loses data (aws_x.y); replaces 1 resource that AWS deletes only while it is empty (aws_s3_bucket.new); deletes 1 resource, which AWS does only while it is empty (aws_s3_bucket.gone)\n',
  );
  expect(text).toContain('± aws_db_instance.db  data loss\n');
  expect(text).toContain('± aws_s3_bucket.new  replacement, only while it is empty\n');
  expect(text).toContain('- aws_s3_bucket.gone  deletion, only while it is empty\n');
});

it('says by its codes what a deploy refuses, and which outputs change', () => {
  const outputs = [
    { name: 'bucket_name', before: value('a'), after: value('b') },
    { name: 'db_address', before: value('c'), after: { kind: 'unknown' } as const },
  ];
  const refusals = ['data-loss-not-allowed', 'bucket-not-empty', 'bucket-not-empty'].map((code) => ({
    code,
  }));
  const plan = { ...planOf({ gravity: 'none' }), outputs, refusals, outputsChange: true };
  const full = renderPlans([plan], look);
  expect(full).toContain(
    '\n  a deploy refuses this plan: data-loss-not-allowed, bucket-not-empty\n  nothing that users of the environment would notice\n  ~ aws_lb.alb\n',
  );
  const told = [
    '  ~ 2 outputs  changed, or known only after the apply',
    '      bucket_name  "a" → "b"',
    '      db_address   "c" → (known after apply)',
    '',
  ];
  expect(full.endsWith(told.join('\n'))).toBe(true);
  expect(renderPlans([plan], { ...look, detail: 'summary' }).endsWith(`${told[0]}\n`)).toBe(true);
  expect(renderPlans([plan], { ...look, detail: 'none' })).not.toContain('outputs');
});

it('shows a text that is known in part as a diff, with the settings behind it', () => {
  const setting = { name: 'app.port', source: 'environment', file: '/p/e.yaml', line: 9 } as const;
  const attributes = [
    attribute('user_data', {
      ...{ before: value('PORT=1\nHOST=a\n'), after: { kind: 'unknown' } },
      ...{ expected: 'PORT=2\nHOST=(known after apply)\n', gravity: 'instance-refresh' },
      settings: [setting, { ...setting, name: 'app.healthPath' }],
    }),
  ];
  const text = renderPlans([planOf({ attributes })], { ...look, cwd: '/p' });
  expect(text).toContain('        - HOST=a\n        + PORT=2\n        + HOST=(known after apply)\n');
  expect(text).toContain('set by app.port (e.yaml:9) and app.healthPath (e.yaml:9)');
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

it('folds the settings of a bucket that is made anew into one line, and shows what else changes of one', () => {
  const bucket = (name: string): Partial<Change> => ({
    ...{ address: `aws_s3_bucket.${name}`, resourceType: 'aws_s3_bucket', kind: 'replace' },
    ...{ identity: { bucket: name }, gravity: 'data-loss', losesData: true, onlyEmpty: true },
  });
  const setting = (type: string, name: string, more: readonly ChangedAttribute[] = []): Partial<Change> => ({
    ...{ address: `aws_s3_bucket_${type}.${name}`, resourceType: `aws_s3_bucket_${type}`, kind: 'replace' },
    ...{ identity: { bucket: name }, gravity: 'replacement' },
    attributes: [
      attribute('bucket', { forcesReplacement: true, follows: [`aws_s3_bucket.${name}`] }),
      ...more,
    ],
  });
  const ended = attribute('versioning_configuration[0].status', { gravity: 'access' });
  const plan = planOf(
    ...[bucket('a'), setting('policy', 'a'), setting('versioning', 'a', [ended]), setting('policy', 'b')],
    ...[bucket('c'), setting('public_access_block', 'c'), setting('policy', 'c')],
  );
  const text = renderPlans([plan], { ...look, columns: 500 });
  expect(text).toContain(
    '; sets 1 setting of aws_s3_bucket.a anew; sets 2 settings of aws_s3_bucket.c anew; ',
  );
  expect(text).toContain('replaces 2 resources without data');
  expect(text).toContain('  ± 1 setting of aws_s3_bucket.a, made anew with it: policy\n');
  expect(text).toContain(
    '  ± 2 settings of aws_s3_bucket.c, made anew with it: block of public access, policy\n',
  );
  expect(text).toContain('± aws_s3_bucket_versioning.a  replacement\n');
  expect(text).toContain('± aws_s3_bucket_policy.b  replacement\n');
  expect(text).not.toContain('aws_s3_bucket_policy.c');
  const narrow = renderPlans([plan], { ...look, columns: 40, detail: 'summary' }).split('\n');
  expect(narrow.filter((line) => line.includes('±') && line.length > 40)).toEqual([]);
});

it('shows what belongs to a downtime below what begins it, and says the same once', () => {
  const page = 'https://aws.test';
  const closes = { gravity: 'downtime', does: 'closes port 8080', page, about: ['aws_lb.tg'] } as const;
  const away = { gravity: 'downtime', does: 'it is away', page } as const;
  const plan = planOf(
    { address: 'aws_rule.one', gravity: 'replacement', kind: 'replace', effects: [closes] },
    { address: 'aws_lb.tg', gravity: 'replacement', kind: 'replace', effects: [away] },
    { address: 'aws_rule.other', gravity: 'downtime', effects: [closes] },
    { address: 'aws_db.own', gravity: 'downtime', effects: [{ ...away, does: 'restarts' }] },
  );
  const lines = renderPlans([plan], { ...look, columns: 500 }).split('\n');
  const at = (text: string) => lines.findIndex((line) => line.includes(text));
  expect(lines[1]).toContain(
    'downtime while aws_lb.tg is made anew, with 2 other changes that belong to it; 1 change',
  );
  expect(at('± aws_lb.tg')).toBeLessThan(at('± aws_rule.one'));
  expect(lines.filter((line) => line.includes('it belongs to the downtime of aws_lb.tg'))).toHaveLength(2);
  expect(lines.filter((line) => line.includes('downtime: closes port 8080'))).toHaveLength(1);
});

it('says what brings back the data of a database that is replaced', () => {
  const forced = { attributes: [attribute('username', { forcesReplacement: true })], losesData: true };
  const replaced = { ...forced, kind: 'replace', gravity: 'data-loss' } as const;
  const database = { resourceType: 'aws_db_instance', identity: { identifier: 'postgres-prod-003' } };
  const text = (more: Partial<Change>) =>
    renderPlans([planOf({ ...replaced, ...more })], { ...look, columns: 500 });
  expect(text(database)).toContain(
    'before anything is changed, postgres-prod-003-before-deploy-{time}, which stays until you delete it\n',
  );
  expect(text(database)).toContain(
    'to get the data back, add another environment whose `database.restoreFrom` names the newest snapshot of it',
  );
  expect(text({ resourceType: 'aws_rds_cluster' })).toContain('the way back is another cluster');
  expect(text({ resourceType: 'aws_dynamodb_table' })).not.toContain('way back');
});
