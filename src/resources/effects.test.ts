import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { everyOption } from '../../test/fixtures/every-option.js';
import { packageFile } from '../package-files.js';
import { synthesizeEnvironment } from '../testing.js';
import { gravities, worse } from './effect.js';
import { resourceTypes } from './index.js';

interface Block {
  readonly attributes?: Readonly<Record<string, object>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}
const schema: { readonly resource: Readonly<Record<string, { readonly block: Block }>> } = JSON.parse(
  readFileSync(packageFile('test/provider-schema/aws.json'), 'utf8'),
);

/** Attributes of live resources that no effect speaks of, since a change of one makes the resource anew: that is told by the plan. */
const madeAnew: readonly string[] = [
  'aws_autoscaling_attachment.autoscaling_group_name',
  'aws_autoscaling_attachment.lb_target_group_arn',
  'aws_autoscaling_group.name',
  'aws_db_instance.db_name',
  'aws_db_instance.engine',
  'aws_db_instance.storage_encrypted',
  'aws_db_instance.username',
  'aws_db_parameter_group.description',
  'aws_db_parameter_group.family',
  'aws_db_parameter_group.name',
  'aws_db_subnet_group.name',
  'aws_iam_instance_profile.name',
  'aws_iam_role.name',
  'aws_iam_role_policy.name',
  'aws_launch_template.name',
  'aws_lb.internal',
  'aws_lb.load_balancer_type',
  'aws_lb.name',
  'aws_lb_listener.load_balancer_arn',
  'aws_lb_target_group.name',
  'aws_lb_target_group.port',
  'aws_lb_target_group.protocol',
  'aws_lb_target_group.target_type',
  'aws_lb_target_group.vpc_id',
  'aws_s3_bucket.bucket',
  'aws_s3_bucket_ownership_controls.bucket',
  'aws_s3_bucket_policy.bucket',
  'aws_s3_bucket_public_access_block.bucket',
  'aws_s3_bucket_server_side_encryption_configuration.bucket',
  'aws_s3_bucket_versioning.bucket',
  'aws_secretsmanager_secret.name',
  'aws_secretsmanager_secret_version.secret_id',
  'aws_security_group.description',
  'aws_security_group.name',
  'aws_security_group.vpc_id',
];

const notOfTerraform = [
  'tags',
  'lifecycle',
  'depends_on',
  'provider',
  'provisioner',
  'count',
  'for_each',
  '//',
];

/** What the stacks set, `aws_lb.idle_timeout`. */
const set = new Set(
  everyOption.flatMap(({ environment, config }) =>
    Object.entries(synthesizeEnvironment(environment, `${environment}-001`, config).resource).flatMap(
      ([type, ofType]) =>
        Object.values(ofType).flatMap((body) =>
          Object.keys(body)
            .filter((name) => !notOfTerraform.includes(name))
            .map((name) => `${type}.${name}`),
        ),
    ),
  ),
);
const declared = new Set(
  resourceTypes.flatMap(({ type, effects = {} }) =>
    Object.keys(effects).map((path) => `${type}.${path.split('.')[0]}`),
  ),
);

describe('the effect of a change', () => {
  it('is declared for each attribute that a stack sets, or the change makes the resource anew', () => {
    expect([...set].filter((one) => !declared.has(one)).sort()).toEqual(madeAnew);
  });

  it('belongs to an attribute that the provider knows', () => {
    const unknown = resourceTypes.flatMap(({ type, effects = {} }) =>
      type.startsWith('aws_')
        ? Object.keys(effects).flatMap((path) =>
            knows(schema.resource[type]?.block, path.split('.')) ? [] : [`${type}.${path}`],
          )
        : [],
    );
    expect(unknown).toEqual([]);
  });

  it('says what AWS does in half a sentence, and names the page', () => {
    for (const { type, effects = {}, presence } of resourceTypes) {
      const all = Object.values(effects).map((one) => (typeof one === 'function' ? one('a', 'b') : one));
      for (const effect of presence === undefined ? all : [...all, presence]) {
        expect(effect.does, type).toMatch(/^[a-z].*[^.]$/);
        expect(effect.page).toMatch(/^https:\/\/(?:docs\.aws\.amazon\.com|developer\.hashicorp\.com)\//);
        expect(gravities).toContain(effect.gravity);
      }
    }
  });

  it('may depend on the values', () => {
    const effectOf = (type: string, path: string, before: unknown, after: unknown) => {
      const effect = resourceTypes.find((one) => one.type === type)?.effects?.[path];
      return typeof effect === 'function' ? effect(before, after).gravity : undefined;
    };
    expect(effectOf('aws_db_instance', 'backup_retention_period', 0, 7)).toBe('downtime');
    expect(effectOf('aws_db_instance', 'backup_retention_period', 7, 14)).toBe('none');
    expect(effectOf('aws_db_instance', 'storage_type', 'gp2', 'gp3')).toBe('none');
    expect(effectOf('aws_db_instance', 'storage_type', 'standard', 'gp3')).toBe('downtime');
    const status = 'versioning_configuration.status';
    expect(effectOf('aws_s3_bucket_versioning', status, 'Enabled', 'Suspended')).toBe('data-loss');
    expect(effectOf('aws_s3_bucket_versioning', status, 'Suspended', 'Enabled')).toBe('none');
  });
});

it('of two gravities the worse is the one that counts', () => {
  expect(worse('none', 'downtime')).toBe('downtime');
  expect(worse('downtime', 'none')).toBe('downtime');
  expect(worse('unknown', 'none')).toBe('unknown');
});

function knows(block: Block | undefined, [name = '', ...rest]: readonly string[]): boolean {
  if (block === undefined) return false;
  if (block.attributes?.[name] !== undefined) return true;
  const inner = block.block_types?.[name]?.block;
  return inner !== undefined && (rest.length === 0 || knows(inner, rest));
}
