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

it('what is only read, or does not change, is no change', () => {
  expect(changesOf([resource('aws_lb.alb', ['no-op']), resource('aws_lb.alb', ['read'])])).toEqual([]);
});
