import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { everyOption } from '../../test/fixtures/every-option.js';
import { packageFile } from '../package-files.js';
import { synthesizeEnvironment } from '../testing.js';
import { holdsData, importRuleOf, resourceTypeOf, resourceTypes, uniqueNamesOf } from './index.js';
import { typesOfUsers } from './types-of-users.js';

interface Schema {
  readonly resource: Readonly<
    Record<string, { readonly block: { readonly attributes: Readonly<Record<string, object>> } }>
  >;
}
const schema: Schema = JSON.parse(readFileSync(packageFile('test/provider-schema/aws.json'), 'utf8'));

/** Every type of managed resources that a stack can make. */
const made = new Set(
  everyOption.flatMap(({ environment, config }) =>
    Object.keys(synthesizeEnvironment(environment, `${environment}-001`, config).resource),
  ),
);

/** What the declaration of a type lacks, in words that say what to write where. */
function lacking(type: string): string | undefined {
  const declared = resourceTypeOf(type);
  if (declared === undefined)
    return `${type}: a stack makes it and nobody has declared it. Write defineResource({ type: '${type}', identity: […], holdsData: … }) in the file of its service in src/resources/, and list it in src/resources/index.ts ("Anatomy of a resource type" in CONTRIBUTING.md).`;
  const { identity } = declared;
  if ('none' in identity)
    return identity.none.length > 10
      ? undefined
      : `${type}: say in \`identity: { none: … }\` why it needs no identity.`;
  return identity.length > 0
    ? undefined
    : `${type}: \`identity\` names no attribute: name those by which AWS knows it, or { none: why }.`;
}

describe('a type of resources', () => {
  it('is declared, with what identifies it, as soon as a stack can make one', () => {
    expect(made.size).toBeGreaterThan(20);
    expect([...made].flatMap((type) => lacking(type) ?? [])).toEqual([]);
    expect(lacking('aws_efs_mount_target')).toContain("defineResource({ type: 'aws_efs_mount_target'");
  });

  it('is declared once, and only when a stack can make one', () => {
    const types = resourceTypes.map(({ type }) => type);
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
    expect(types.filter((type) => !made.has(type))).toEqual([]);
    const ofUsers = typesOfUsers.map(({ type }) => type);
    expect(ofUsers.filter((type, index) => types.includes(type) || ofUsers.indexOf(type) !== index)).toEqual(
      [],
    );
  });

  it('names attributes that the provider knows', () => {
    const unknown = resourceTypes.flatMap(
      ({ type, identity, protection, rotation, weighed = [], ...facts }) => {
        if (!type.startsWith('aws_')) return [];
        const known = schema.resource[type]?.block.attributes ?? {};
        const named = [
          ...('none' in identity ? [] : identity),
          ...(protection === undefined ? [] : [protection.attribute]),
          ...(typeof rotation === 'object' ? rotation : []),
          ...uniqueNamesOf(type),
          ...weighed,
          ...[facts.usedBy?.own, facts.namedInPolicies].flatMap((name) => name ?? []),
        ];
        return named
          .filter((name) => known[name.split('.')[0] ?? ''] === undefined)
          .map((name) => `${type}.${name}`);
      },
    );
    expect(unknown).toEqual([]);
  });

  it('is found or imported by names that its identity holds', () => {
    const unused = resourceTypes.filter(
      ({ identity, find, importId }) => 'none' in identity && (find !== undefined || importId !== undefined),
    );
    expect(unused.map(({ type }) => type)).toEqual([]);
    const idless = resourceTypes.filter(({ identity, importId }) => {
      if ('none' in identity || importId === undefined) return false;
      return importId(Object.fromEntries(identity.map((name) => [name, 'x']))) === undefined;
    });
    expect(idless.map(({ type }) => type)).toEqual([]);
  });

  it('can come back: AWS can be asked for it, its id is made of names or of that of the journal, or the next deploy makes it again', () => {
    const lost = resourceTypes.filter(({ find, importId, importIdOf, madeAgain }) =>
      [find, importId, importIdOf, madeAgain].every((way) => way === undefined),
    );
    expect(lost.map(({ type }) => type)).toEqual([]);
  });
});

it('holds data where users put some, and where nobody knows', () => {
  expect(resourceTypes.filter((one) => one.holdsData).map(({ type }) => type)).toEqual([
    'aws_cloudwatch_log_group',
    'aws_backup_vault',
    'aws_db_instance',
    'aws_s3_bucket',
    'aws_secretsmanager_secret',
  ]);
  expect(holdsData('aws_db_instance')).toBe(true);
  expect(holdsData('aws_lb')).toBe(false);
  expect(holdsData('aws_efs_file_system')).toBe(true);
  // The storage of Aurora, DocumentDB and Neptune is the cluster's.
  for (const service of ['rds', 'docdb', 'neptune']) {
    expect(holdsData(`aws_${service}_cluster_instance`)).toBe(false);
    expect(holdsData(`aws_${service}_cluster`)).toBe(true);
  }
});

it('the import takes what AWS calls a resource, where that is not the id of the provider', () => {
  const names = { role: 'r', name: 'p', policy_arn: 'arn:p', bucket: 'b', identifier: 'i' };
  const idOf = (type: string) => importRuleOf(type).importId?.(names);
  expect(idOf('aws_iam_role_policy')).toBe('r:p');
  expect(idOf('aws_iam_role_policy_attachment')).toBe('r/arn:p');
  expect(idOf('aws_s3_bucket_policy')).toBe('b');
  expect(idOf('aws_db_instance')).toBe('i');
  expect(idOf('aws_lb')).toBeUndefined();
  expect(importRuleOf('aws_iam_role_policy').importId?.({ name: 'p' })).toBeUndefined();
  expect(importRuleOf('aws_db_instance').importId?.({})).toBeUndefined();
});

it('nothing outside of AWS is imported, and what is unknown of AWS by the id of the provider', () => {
  expect(importRuleOf('time_static')).toMatchObject({ isImportable: false });
  expect(importRuleOf('terraform_data')).toMatchObject({ isImportable: false });
  expect(importRuleOf('aws_efs_mount_target')).toEqual({});
});

it('is unique by these attributes: the new one of a replacement waits for the end of the old one, or takes another name', () => {
  const names = [...resourceTypes, ...typesOfUsers].flatMap(({ type }) => {
    const by = uniqueNamesOf(type);
    return by.length === 0 ? [] : [`${type}: ${by.join(', ')}`];
  });
  expect(names.sort().join('\n')).toMatchInlineSnapshot(`
    "aws_autoscaling_group: name
    aws_backup_vault: name
    aws_cloudwatch_log_group: name
    aws_db_event_subscription: name
    aws_db_instance: identifier
    aws_db_parameter_group: name
    aws_db_subnet_group: name
    aws_dynamodb_table: name
    aws_ecr_repository: name
    aws_iam_instance_profile: name
    aws_iam_policy: name
    aws_iam_role: name
    aws_kms_alias: name
    aws_launch_template: name
    aws_lb: name
    aws_lb_listener: load_balancer_arn, port
    aws_lb_target_group: name
    aws_rds_cluster: cluster_identifier
    aws_s3_bucket: bucket
    aws_secretsmanager_secret: name
    aws_security_group: name, vpc_id
    aws_wafv2_web_acl: name, scope"
  `);
});
