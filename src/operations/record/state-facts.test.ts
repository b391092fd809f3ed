import { describe, expect, it } from 'vitest';
import { parseState } from '../../terraform/json/state.js';
import { managedResources } from '../../terraform/json/state-resources.js';
import { regionsOf, stateFacts } from './state-facts.js';

const resource = (address: string, attributes: object, more: object = {}) => {
  const [type, name] = address.split('.');
  return { mode: 'managed', type, name, provider: 'p', instances: [{ attributes }], ...more };
};
const state = (...resources: readonly object[]) =>
  parseState(JSON.stringify({ version: 4, resources }), 'dev-001');
const facts = (...resources: readonly object[]) => stateFacts(state(...resources));
const database = (attributes: object, more: object = {}) =>
  resource('aws_db_instance.postgres', attributes, more);

describe('what a state tells', () => {
  it('is nothing where it is empty', () => {
    expect(facts()).toEqual({
      ...{ resources: 0, engine: undefined, passwordVersion: undefined, protections: [] },
      ...{ region: undefined, account: undefined, project: undefined, environment: undefined },
    });
  });

  it('is the engine as AWS runs it, and else as it was asked for', () => {
    const engine = (more: object) => facts(database({ engine: 'postgres', ...more })).engine;
    expect(engine({ engine_version: '17', engine_version_actual: '17.4' })).toBe('postgres 17.4');
    expect(engine({ engine_version: '17', engine_version_actual: '' })).toBe('postgres 17');
    expect(engine({ engine_version: '17', engine_version_actual: null })).toBe('postgres 17');
    expect(engine({})).toBeUndefined();
    expect(facts(database({ engine_version: '17' })).engine).toBeUndefined();
  });

  it('is of our own database, not of another one or of a module', () => {
    const attributes = { engine: 'mysql', engine_version: '8.0', password_wo_version: 2 };
    expect(facts(resource('aws_db_instance.other', attributes)).engine).toBeUndefined();
    expect(facts(database(attributes, { module: 'module.m' })).engine).toBeUndefined();
    expect(facts(database(attributes, { mode: 'data' })).engine).toBeUndefined();
  });

  it('is the version of the password, where it is a number', () => {
    expect(facts(database({ password_wo_version: 3 })).passwordVersion).toBe(3);
    expect(facts(database({ password_wo_version: '3' })).passwordVersion).toBeUndefined();
  });

  it('is each protection that is on, with its address', () => {
    const balancer = (attributes: object, more: object) =>
      resource('aws_lb.alb', attributes, { module: 'module.web', ...more });
    expect(
      facts(
        database({ deletion_protection: true }),
        balancer({}, { instances: [{}, { attributes: { enable_deletion_protection: true } }] }),
        resource('aws_s3_bucket.b', { deletion_protection: true }),
        resource('aws_lb.off', { enable_deletion_protection: false }),
      ).protections,
    ).toEqual([
      { address: 'aws_db_instance.postgres', setting: 'database.deletionProtection' },
      { address: 'module.web.aws_lb.alb', setting: 'loadBalancer.deletionProtection' },
    ]);
  });

  it('is the place that most ARNs have', () => {
    const at = (name: string, arn: unknown) => resource(`aws_x.${name}`, { arn });
    expect(
      facts(
        at('a', 'arn:aws:rds:eu-west-1:111122223333:db:x'),
        at('b', 'arn:aws-us-gov:ec2:us-gov-west-1:999999999999:instance/x'),
        at('c', 'arn:aws:iam::999999999999:role/x'),
        at('d', 'arn:aws:s3:::bucket'),
        at('e', 'arn:aws:ec2:us-gov-west-1:999999999999:instance/y'),
        at('f', 'no arn'),
        at('g', 7),
      ),
    ).toMatchObject({ region: 'us-gov-west-1', account: '999999999999' });
  });

  it('are the tags that most resources have', () => {
    const tagged = (name: string, tags_all: unknown) => resource(`aws_x.${name}`, { tags_all });
    expect(
      facts(
        tagged('a', { Project: 'other', Environment: '' }),
        tagged('b', { Project: 'shop', Environment: 'dev' }),
        tagged('c', { Project: 'shop' }),
        tagged('d', null),
        tagged('e', { Project: 3 }),
        resource('aws_x.f', {}, { instances: [{}] }),
      ),
    ).toMatchObject({ project: 'shop', environment: 'dev', resources: 6 });
  });
});

it('the regions of resources are told once each', () => {
  const some = state(
    resource('aws_a.a', { arn: 'arn:aws:rds:eu-west-1:111122223333:db:x' }),
    resource('aws_a.b', { arn: 'arn:aws:rds:us-east-1:111122223333:db:x' }),
    resource('aws_a.c', { arn: 'arn:aws:rds:eu-west-1:111122223333:db:y' }),
    resource('aws_a.d', { arn: 'arn:aws:iam::111122223333:role/x' }),
    resource('aws_a.e', {}),
  );
  expect(regionsOf(managedResources(some))).toEqual(['eu-west-1', 'us-east-1']);
});
