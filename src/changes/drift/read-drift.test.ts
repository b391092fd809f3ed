import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../package-files.js';
import { parsePlan } from '../../terraform/json/plan.js';
import { synthesizeEnvironment } from '../../testing.js';
import { notCheckedIn } from './not-checked.js';
import { readDrift } from './read-drift.js';

const captured = (name: string, suffix: string) =>
  readDrift(
    parsePlan(readFileSync(packageFile(`test/fixtures/drift/${name}.json`), 'utf8'), suffix),
    synthesizeEnvironment('dev', suffix),
  );

interface Case {
  readonly type?: string;
  readonly before?: object;
  readonly after?: object;
  /** What the next deploy makes of it; undefined for no change. */
  readonly planned?: object;
  readonly actions?: readonly string[];
  readonly expressions?: object;
  readonly body?: object;
  readonly beforeSensitive?: object;
}

/** A resource that was changed from `before` to `after`, as a plan has it. */
function driftOf({ type = 'aws_lb', before = {}, after = {}, ...more }: Case) {
  const resource = { address: `${type}.one`, mode: 'managed', type, name: 'one' };
  const { planned, actions = ['update'], expressions = {}, body = {}, beforeSensitive = {} } = more;
  const plan = {
    format_version: '1.2',
    resource_drift: [
      { ...resource, change: { actions: ['update'], before, after, before_sensitive: beforeSensitive } },
    ],
    resource_changes:
      planned === undefined ? [] : [{ ...resource, change: { actions, before: after, after: planned } }],
    prior_state: { values: { root_module: { resources: [{ ...resource, values: after }] } } },
    configuration: { root_module: { resources: [{ ...resource, expressions }] } },
  };
  return readDrift(parsePlan(JSON.stringify(plan), 'dev-001'), { resource: { [type]: { one: body } } });
}

const attributesOf = (one: Case) =>
  driftOf(one).resources.flatMap(({ attributes }) =>
    attributes.map(({ path, class: is, fate, why }) => [path, is, fate, why]),
  );

describe('a plan of an environment that was changed', () => {
  const { resources, folded } = captured('changed', 'dev-001');

  it('tells each change, and what the next deploy does about it', () => {
    const told = (of: string) =>
      resources.filter(({ kind }) => kind === of).map(({ address, fate }) => `${address} ${fate}`);
    expect(told('deleted')).toEqual([
      'aws_iam_role_policy_attachment.ec2_cloudwatch_policy restored',
      'aws_s3_bucket_server_side_encryption_configuration.bucket_encryption restored',
      'aws_vpc_security_group_ingress_rule.alb_http restored',
    ]);
    expect(told('changed')).toHaveLength(12);
    expect(told('changed').filter((one) => !one.endsWith(' restored'))).toEqual([
      'aws_launch_template.launch_template unknown',
    ]);
  });

  it('names the command that takes away what no deploy does', () => {
    const added = resources.filter(({ kind }) => kind === 'added');
    expect(added).toHaveLength(7);
    for (const { remedy, fate } of added) {
      expect(fate).toBe('stays');
      expect(remedy?.length).toBeGreaterThan(2);
    }
  });

  it('folds what AWS moves, and what shows other resources', () => {
    const reasonOf = (address: string, path: string) =>
      folded.find((one) => one.address === address && one.path === path)?.reason;
    expect(reasonOf('aws_db_instance.postgres', 'latest_restorable_time')).toBe('clock');
    expect(reasonOf('aws_security_group.db_sg', 'ingress')).toBe('mirror');
    expect(reasonOf('aws_iam_role.ec2_role', 'inline_policy')).toBe('mirror');
    expect(reasonOf('aws_launch_template.launch_template', 'latest_version')).toBe('clock');
  });
});

it('of an untouched environment has no drift, although Terraform lists some', () => {
  const { resources, folded } = captured('untouched', 'dev-002');
  expect(resources).toEqual([]);
  expect(folded.length).toBeGreaterThan(10);
});

describe('an attribute that was changed', () => {
  const written = { idle_timeout: {} };
  it('comes back, gets another value, is told by the apply, or stays', () => {
    const change = { before: { idle_timeout: 60 }, after: { idle_timeout: 300 }, expressions: written };
    const body = { lifecycle: { ignore_changes: ['idle_timeout'] } };
    expect(attributesOf({ ...change, planned: { idle_timeout: 60 } })).toEqual([
      ['idle_timeout', 'other', 'restored', undefined],
    ]);
    expect(attributesOf({ ...change, planned: { idle_timeout: 90 } })).toEqual([
      ['idle_timeout', 'other', 'overwritten', undefined],
    ]);
    expect(attributesOf({ ...change, body })).toEqual([
      ['idle_timeout', 'other', 'stays', 'the stack ignores changes of it'],
    ]);
    expect(attributesOf({ ...change, body: { idle_timeout: 60 } })).toEqual([
      ['idle_timeout', 'other', 'stays', 'Terraform does not change it back'],
    ]);
    expect(attributesOf({ ...change, expressions: {} })).toEqual([
      ['idle_timeout', 'other', 'stays', 'the file says nothing of it'],
    ]);
  });

  it('is no drift where the file has come to say what lives', () => {
    const change = { before: { idle_timeout: 60 }, after: { idle_timeout: 300 }, expressions: written };
    const { resources, folded } = driftOf({ ...change, body: { idle_timeout: 300 } });
    expect(resources).toEqual([]);
    expect(folded).toEqual([{ address: 'aws_lb.one', path: 'idle_timeout', reason: 'as-in-file' }]);
  });

  it('of a module is drift where Terraform leaves it, since nothing says whether it is ignored', () => {
    const resource = { address: 'module.web.aws_lb.one', mode: 'managed', type: 'aws_lb', name: 'one' };
    const change = { actions: ['update'], before: { internal: true }, after: { internal: false } };
    const module = { resources: [{ address: 'aws_lb.one', expressions: { internal: {} } }] };
    const plan = {
      format_version: '1.2',
      resource_drift: [{ ...resource, change }],
      configuration: { root_module: { module_calls: { web: { module } } } },
    };
    const { resources } = readDrift(parsePlan(JSON.stringify(plan), 'dev-001'), {});
    expect(resources[0]?.attributes.map(({ why }) => why)).toEqual(['Terraform does not change it back']);
  });

  it('is hidden where it is secret', () => {
    const secret = 'hunter2-and-more';
    const { resources } = driftOf({
      before: { token: secret, plain: 'a' },
      after: { token: `${secret}!`, plain: 'b' },
      beforeSensitive: { token: true },
      planned: { token: secret, plain: 'a' },
      expressions: { token: {}, plain: {} },
    });
    expect(resources[0]?.attributes.map(({ path }) => path).sort()).toEqual(['plain', 'token']);
    expect(JSON.stringify(resources)).not.toContain(secret);
  });

  it('is a tag under each of its names, and told once', () => {
    const tags = (value: object) => ({ tags: value, tags_all: value });
    expect(attributesOf({ before: tags({ Owner: 'a' }), after: tags({ Owner: 'b' }) })).toEqual([
      ['tags.Owner', 'tags', 'stays', 'the file says nothing of it'],
    ]);
    const group = { type: 'aws_autoscaling_group', expressions: { tag: {} } };
    const tag = (value: string) => ({ tag: [{ key: 'Owner', value }] });
    expect(attributesOf({ ...group, before: tag('a'), after: tag('b'), planned: tag('a') })).toEqual([
      ['tag[0].value', 'tags', 'restored', undefined],
    ]);
  });

  it('is filled in where AWS had not said it yet, and nobody has written it', () => {
    const change = { before: { dns_record: null }, after: { dns_record: 'a.example.com' } };
    expect(driftOf(change).folded).toEqual([
      { address: 'aws_lb.one', path: 'dns_record', reason: 'filled-in' },
    ]);
    expect(attributesOf({ ...change, expressions: { dns_record: {} }, planned: {} })).toHaveLength(1);
    expect(driftOf({ before: { zones: null }, after: { zones: [] } }).resources).toEqual([]);
  });

  it('of what a service of AWS moves is intended, and says nothing of the rest', () => {
    const type = 'aws_autoscaling_group';
    const [found] = driftOf({
      type,
      before: { desired_capacity: 1, max_size: 2 },
      after: { desired_capacity: 2, max_size: 4 },
      planned: { desired_capacity: 2, max_size: 2 },
      expressions: { max_size: {} },
    }).resources;
    expect(found?.fate).toBe('restored');
    expect(found?.attributes.map(({ class: is }) => is).sort()).toEqual(['intended', 'other']);
  });

  it('of rules that the group itself writes is no mirror', () => {
    const rule = (port: number) => ({ ingress: [{ from_port: port, to_port: port, protocol: 'tcp' }] });
    const group = { type: 'aws_security_group', before: rule(80), after: rule(22), planned: rule(80) };
    expect(driftOf({ ...group, expressions: { ingress: {} } }).resources).toHaveLength(1);
  });
});

it('says by what a replacement is paid for', () => {
  const [found] = driftOf({
    before: { internal: false },
    after: { internal: true },
    planned: { internal: false },
    actions: ['delete', 'create'],
    expressions: { internal: {} },
  }).resources;
  expect(found?.deploy?.kind).toBe('replace');
});

it('says what was not checked', () => {
  const plan = parsePlan(readFileSync(packageFile('test/fixtures/drift/untouched.json'), 'utf8'), 'dev-002');
  const told = notCheckedIn(plan, synthesizeEnvironment('dev', 'dev-002'));
  const of = (address: string) => told.filter((one) => one.address === address).map(({ what }) => what);
  expect(of('aws_lb.alb')).toEqual(['listeners that no resource has made']);
  expect(of('aws_db_instance.postgres')).toContainEqual('password_wo, which cannot be read back');
  expect(of('aws_security_group.alb_sg')).toEqual([
    'description, of which the stack ignores changes: the next deploy takes them over',
  ]);
});

/** What is said not to be checked of one resource that nobody changed. */
function notCheckedOf(type: string, { body = {}, expressions = {} }: Pick<Case, 'body' | 'expressions'>) {
  const resource = { address: `${type}.one`, mode: 'managed', type, name: 'one' };
  const plan = {
    format_version: '1.2',
    prior_state: { values: { root_module: { resources: [{ ...resource, values: {} }] } } },
    configuration: { root_module: { resources: [{ ...resource, expressions }] } },
  };
  const told = notCheckedIn(parsePlan(JSON.stringify(plan), 'dev-001'), {
    resource: { [type]: { one: body } },
  });
  return told.map(({ what }) => what);
}

it('says that nothing is checked of a resource of which the stack ignores every change', () => {
  const ignoring = (changes: unknown) =>
    notCheckedOf('aws_s3_bucket_policy', { body: { lifecycle: { ignore_changes: changes } } });
  expect(ignoring('all')).toEqual([
    'every attribute, of which the stack ignores changes: the next deploy takes them over',
  ]);
  expect(ignoring(['policy'])).toEqual([
    'policy, of which the stack ignores changes: the next deploy takes them over',
  ]);
  expect(ignoring(undefined)).toEqual([]);
});

it.each(['terraform_data', 'null_resource', 'random_password', 'time_sleep', 'tls_private_key'])(
  'says that %s exists in the state alone',
  (type) => expect(notCheckedOf(type, {})).toEqual(['it exists in the state alone']),
);

it('says nothing of what the stack only reads', () => {
  const source = { address: 'data.random_one.d', mode: 'data', type: 'random_one', name: 'd', values: {} };
  const plan = {
    format_version: '1.2',
    prior_state: { values: { root_module: { resources: [source] } } },
    configuration: { root_module: { resources: [] } },
  };
  expect(notCheckedIn(parsePlan(JSON.stringify(plan), 'dev-001'), {})).toEqual([]);
});
