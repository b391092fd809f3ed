import { describe, expect, it } from 'vitest';
import { parsePlan } from '../terraform/json/plan.js';
import { readChanges } from './read-changes.js';

const resource = (address: string, actions: readonly string[], change: object = {}) => ({
  address,
  type: address.split('.').at(-2),
  mode: 'managed',
  change: { actions, before: {}, after: {}, ...change },
});
const changesOf = (resources: readonly object[], configuration?: object) =>
  readChanges(
    parsePlan(
      JSON.stringify({ format_version: '1.2', resource_changes: resources, configuration }),
      'dev-001',
    ),
  );
const [created, deleted] = [{ before: null }, { after: null, before: { name: 'x' } }];
const replaced = (address: string, change: object = {}) => resource(address, ['delete', 'create'], change);
const gravityOf = (...resources: readonly object[]) => changesOf(resources).map(({ gravity }) => gravity);

describe('the gravity of a change', () => {
  it('is that of lost data where something that holds it goes, known or not', () => {
    expect(
      gravityOf(
        replaced('aws_db_instance.postgres'),
        resource('aws_s3_bucket.bucket', ['delete'], deleted),
        resource('aws_efs_file_system.files', ['delete'], deleted),
        resource('module.a.aws_dynamodb_table.table', ['create', 'delete']),
      ),
    ).toEqual(['data-loss', 'data-loss', 'data-loss', 'data-loss']);
  });

  it('is a replacement where nothing is stored, and nothing where it is new', () => {
    expect(gravityOf(replaced('aws_lb.alb'), resource('aws_lb.alb', ['create'], created))).toEqual([
      'replacement',
      'none',
    ]);
    expect(gravityOf(resource('aws_efs_file_system.files', ['create'], created))).toEqual(['none']);
  });

  it('is unknown where nobody has declared the attribute, never none', () => {
    const other = { before: { depth: 1 }, after: { depth: 2 } };
    expect(
      gravityOf(resource('aws_lb.alb', ['update'], other), resource('aws_x_y.z', ['update'], other)),
    ).toEqual(['unknown', 'unknown']);
  });

  it('is none for tags, on whatever type', () => {
    const tagged = {
      before: { tags: { a: '1' }, tags_all: { a: '1' } },
      after: { tags: { a: '2' }, tags_all: { a: '2' } },
    };
    expect(gravityOf(resource('aws_x_y.z', ['update'], tagged))).toEqual(['none']);
  });

  it('is a rotation for a new version of the password, whatever AWS answers to it', () => {
    const version = {
      before: { password_wo_version: 1, status: 'a' },
      after: { password_wo_version: 2 },
      after_unknown: { status: true },
    };
    const configuration = {
      root_module: {
        resources: [{ address: 'aws_db_instance.postgres', expressions: { password_wo_version: {} } }],
      },
    };
    const database = resource('aws_db_instance.postgres', ['update'], version);
    expect(changesOf([database], configuration)).toMatchObject([
      { kind: 'rotate', gravity: 'rotation', losesData: false },
    ]);
    const secret = replaced('aws_secretsmanager_secret_version.password');
    expect(changesOf([secret])).toMatchObject([{ kind: 'rotate', gravity: 'rotation', losesData: false }]);
  });
});

describe('an attribute', () => {
  const change = {
    before: { name: 'a', port: 80, arn: 'arn:1' },
    after: { name: 'b', port: 81 },
    after_unknown: { arn: true },
    replace_paths: [['name']],
  };
  const configuration = (expressions: object) => ({
    root_module: {
      module_calls: { web: { module: { resources: [{ address: 'aws_lb_target_group.tg', expressions }] } } },
    },
  });
  const attributes = (expressions: object) =>
    changesOf(
      [replaced('module.web["a"].aws_lb_target_group.tg[0]', change)],
      configuration(expressions),
    )[0]?.attributes.map(({ path, gravity, forcesReplacement }) => [path, gravity, forcesReplacement]);

  it('that forces the replacement says so, and comes first', () => {
    expect(attributes({ name: {}, port: {} })?.[0]).toEqual(['name', 'replacement', true]);
  });

  it('that nobody has written and that AWS gives is no change of its own', () => {
    expect(attributes({ name: {}, port: {} })).toContainEqual(['arn', 'none', false]);
    expect(attributes({ name: {}, port: {}, arn: {} })).toContainEqual(['arn', 'unknown', false]);
  });
});

describe('an attribute of a block', () => {
  const changed = (before: object, after: object, replace_paths: readonly unknown[] = []) =>
    changesOf([resource('aws_launch_template.lt', ['update'], { before, after, replace_paths })])[0]
      ?.attributes[0];
  const device = (ebs: object) => ({ block_device_mappings: [{ device_name: '/dev/xvda', ebs: [ebs] }] });

  it('has the effect of the nearest block that has one', () => {
    const { path, effect } = changed(device({ throughput: 125 }), device({ throughput: 250 })) ?? {};
    expect([path, effect?.gravity]).toEqual([
      'block_device_mappings[0].ebs[0].throughput',
      'instance-refresh',
    ]);
  });

  it('forces the replacement where the block around it, or a part of it, does', () => {
    const [before, after] = [device({ encrypted: false }), device({ encrypted: true })];
    const forced = (...paths: readonly unknown[]) => changed(before, after, paths)?.forcesReplacement;
    expect(forced(['block_device_mappings'])).toBe(true);
    expect(forced(['block_device_mappings', 0, 'ebs', 0, 'encrypted'])).toBe(true);
    expect(forced(['block_device_mappings', 1])).toBe(false);
    expect(forced(['image_id'])).toBe(false);
  });
});

describe('what is made anew', () => {
  const configuration = {
    root_module: { resources: [{ address: 'aws_db_instance.postgres', expressions: { username: {} } }] },
  };
  const change = {
    before: { username: 'a', ca_cert_identifier: 'rsa2048', domain: '', customer_owned_ip_enabled: false },
    after: { username: 'b' },
    after_unknown: { ca_cert_identifier: true },
    replace_paths: [['username']],
  };
  const gravities = (resource: object) =>
    changesOf([resource], configuration)[0]?.attributes.map(({ path, gravity }) => `${path} ${gravity}`);

  it('gets what nobody has written from AWS again: that is no effect of the edit', () => {
    expect(gravities(replaced('aws_db_instance.postgres', change))).toEqual([
      'username replacement',
      'ca_cert_identifier none',
      'customer_owned_ip_enabled none',
      'domain none',
    ]);
    const inPlace = { ...change, replace_paths: undefined };
    expect(gravities(resource('aws_db_instance.postgres', ['update'], inPlace))).toContain('domain unknown');
  });

  it('is a rotation where it is a version of a secret, and nothing where it is in the state alone', () => {
    const forced = { before: { id: 'a' }, after: { id: 'b' }, replace_paths: [['id']] };
    expect(gravities(replaced('aws_secretsmanager_secret_version.password', forced))).toEqual([
      'id rotation',
    ]);
    expect(gravityOf(replaced('terraform_data.born', forced))).toEqual(['none']);
  });
});

it('versioning that goes is a protection less, and one that comes is not', () => {
  const versioning = 'aws_s3_bucket_versioning.bucket_versioning';
  expect(
    gravityOf(resource(versioning, ['delete'], deleted), resource(versioning, ['create'], created)),
  ).toEqual(['access', 'none']);
});

it('what is taken out of the state alone is gone for every later run', () => {
  expect(
    changesOf([
      resource('aws_db_instance.postgres', ['forget'], deleted),
      resource('aws_s3_bucket.bucket', ['create', 'forget']),
    ]),
  ).toMatchObject([
    { kind: 'destroy', gravity: 'data-loss', losesData: true },
    { kind: 'replace', gravity: 'data-loss', losesData: true },
  ]);
});

it('what is only read, or does not change, is no change', () => {
  expect(changesOf([resource('aws_lb.alb', ['no-op']), resource('aws_lb.alb', ['read'])])).toEqual([]);
});
