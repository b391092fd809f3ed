import { describe, expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../config/schema/environment-schema.js';
import { settingPaths } from '../../config/schema/schema-index.js';
import { valueAt } from '../../config/schema/setting-path.js';
import { memberOf } from '../../model/json.js';
import { settingOfAttribute } from '../setting-of-attribute.js';
import { stackJson } from '../synth/synthesize.js';
import { changedEnvironment } from './changed-environment.js';
import { decidedAttributes } from './decided-attributes.js';
import { probeValues } from './probe-values.js';
import { settingGroups } from './setting-groups.js';
import { aboutNoResource } from './setting-samples.js';
import { settingsBehind } from './settings-behind.js';

const production = (config: EnvironmentConfig = {}) =>
  resolveEnvironment({ environment: 'prod', suffix: 'prod-003', config });
const database = 'aws_db_instance.postgres';
const template = 'aws_launch_template.launch_template';

describe('the settings behind an attribute', () => {
  const environment = production({ tags: { Owner: 'Platform' } });
  const behind = (address: string, path: string, before?: unknown) =>
    settingsBehind(environment, [{ address, path, before }])[0];

  it.each([
    [database, 'instance_class', 'db.m6g.xlarge', 'database.instanceClass'],
    [database, 'allocated_storage', 50, 'database.storageGiB'],
    [database, 'deletion_protection', false, 'database.deletionProtection'],
    [database, 'username', 'other', 'database.username'],
    ['aws_lb_target_group.tg', 'port', 80, 'app.port'],
    [template, 'instance_type', 't3.small', 'compute.instanceType'],
    ['aws_s3_bucket.bucket', 'bucket', 'old-prod-003', 'storage.bucketPrefix'],
    ['aws_db_parameter_group.db_parameter_group', 'family', 'postgres14', 'database.engineVersion'],
    [database, 'tags.Project', 'old', 'project'],
    [database, 'tags_all.Owner', undefined, 'tags.Owner'],
    [database, 'tags_all.Team', 'data', 'tags.Team'],
  ])('of %s %s, which was %j, are %s', (address, path, before, setting) => {
    expect(behind(address, path, before)).toEqual([setting]);
  });

  it('are those that the file no longer has', () => {
    expect(behind(template, 'image_id', 'ami-0c802847a7dd848c0')).toEqual(['compute.amiId']);
    expect(behind('aws_lb_listener.https', '')).toEqual(['loadBalancer.certificateArn']);
    expect(behind('aws_lb_listener.http', 'default_action[0].type', 'redirect')).toEqual([
      'loadBalancer.certificateArn',
    ]);
  });

  it('are that by which one block of several has come', () => {
    const chosen = production({ loadBalancer: { webAcl: { mode: 'block', anonymousIpList: true } } });
    const acls = Object(memberOf(memberOf(stackJson(chosen), 'resource'), 'aws_wafv2_web_acl'));
    const address = `aws_wafv2_web_acl.${Object.keys(acls)[0]}`;
    expect(settingsBehind(chosen, [{ address, path: 'rule[9].name', before: undefined }])).toEqual([
      ['loadBalancer.webAcl.anonymousIpList'],
    ]);
  });

  it('are not those that only change another block, where one has come', () => {
    const path = 'tag[9].value';
    expect(
      settingsBehind(environment, [{ address: 'aws_autoscaling_group.asg', path, before: undefined }]),
    ).toEqual([['tags.Owner']]);
    expect(behind('aws_autoscaling_group.asg', path, null)).toEqual(['tags.Owner']);
  });

  it('of a text are all that are behind a line of it that differs', () => {
    const chosen = production({ app: { port: 80, healthPath: '/ready' }, storage: { bucketName: 'other' } });
    const { user_data: text } = Object(stackJson(production()).locals);
    const before = Buffer.from(String(text).replaceAll(/\$\{[^}]*\}/g, 'x')).toString('base64');
    const [userData] = settingsBehind(chosen, [{ address: template, path: 'user_data', before }]);
    expect(userData).toEqual(['app.port', 'app.healthPath']);
  });

  it('are all that could be where nothing tells them apart, and one of those where another attribute does', () => {
    const chosen = production({ app: { port: 80, healthPath: '/ready' } });
    const [userData] = settingsBehind(chosen, [{ address: template, path: 'user_data', before: 'I2Nsb3Vk' }]);
    expect(userData?.slice(0, 2)).toEqual(['app.port', 'app.healthPath']);
    const both = [
      { address: template, path: 'user_data', before: 'I2Nsb3Vk' },
      { address: 'aws_lb_target_group.tg', path: 'port', before: 8080 },
    ];
    expect(settingsBehind(chosen, both)).toEqual([['app.port'], ['app.port']]);
  });

  it('are none of what no setting decides', () => {
    expect(behind(database, 'storage_encrypted', false)).toEqual([]);
    expect(behind(database, 'address', 'x')).toEqual([]);
    expect(behind('aws_other.thing', 'name', 'x')).toEqual([]);
    expect(settingOfAttribute(environment, database, 'engine')).toBeUndefined();
    expect(settingOfAttribute(environment, database, 'multi_az')).toBe('database.multiAz');
  });
});

it('another value is there for each setting that decides about resources', () => {
  const paths = settingPaths();
  const leaves = paths.filter((name) => !paths.some((other) => other.startsWith(`${name}.`)));
  const without = leaves
    .filter((name) => name !== 'tags' && !aboutNoResource.some((one) => name.startsWith(one)))
    .filter((name) =>
      probeValues(name, valueAt(production(), name.split('.'))).every((one) => one === undefined),
    );
  expect(without).toEqual([]);
});

it('an environment that is tried out keeps what goes with the setting, and leaves the first as it was', () => {
  const first = production({ network: { mode: 'default' } });
  const moved = changedEnvironment(first, 'network.mode', 'existing');
  expect(moved.network).toMatchObject({ mode: 'existing', vpcId: expect.any(String) });
  expect(stackJson(moved)).toBeDefined();
  expect(first).toEqual(production({ network: { mode: 'default' } }));
  expect(changedEnvironment(first, 'storage.kmsKeyArn', 'arn').storage.encryption).toBe('aws:kms');
});

it('in groups are found the settings that one after the other are found', () => {
  const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config: {} });
  const stack = stackJson(environment);
  const alone = new Map<string, string[]>();
  for (const name of settingGroups(environment).flat()) {
    const values = probeValues(name, valueAt(environment, name.split('.')));
    for (const { address, path } of decidedAttributes(environment, name, values)) {
      const [attribute = ''] = path.split(/[.[]/);
      if (attribute === '' || attribute === 'tags' || !hasElement(stack, address)) continue;
      const key = `${address} ${attribute}`;
      alone.set(key, [...(alone.get(key) ?? []), name]);
    }
  }
  expect(alone.size).toBeGreaterThan(50);
  // A value that no setting leads back to, so that none ends the search.
  const questions = [...alone.keys()].map((key) => {
    const [address = '', path = ''] = key.split(' ');
    return { address, path, before: ['of nobody'] };
  });
  const found = settingsBehind(environment, questions);
  const missed = [...alone.values()].map((names, at) => names.filter((name) => !found[at]?.includes(name)));
  expect(missed.flat()).toEqual([]);
});

function hasElement({ resource }: ReturnType<typeof stackJson>, address: string): boolean {
  const [type = '', name = ''] = address.split('.');
  return memberOf(memberOf(resource, type), name) !== undefined;
}
