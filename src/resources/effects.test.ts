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
  'aws_acm_certificate.domain_name',
  'aws_acm_certificate.validation_method',
  'aws_acm_certificate_validation.certificate_arn',
  'aws_acm_certificate_validation.validation_record_fqdns',
  'aws_autoscaling_attachment.autoscaling_group_name',
  'aws_autoscaling_attachment.lb_target_group_arn',
  'aws_autoscaling_group.name',
  'aws_cloudwatch_log_group.name',
  'aws_cloudwatch_dashboard.dashboard_name',
  'aws_cloudwatch_metric_alarm.alarm_name',
  'aws_db_event_subscription.name',
  'aws_autoscaling_policy.autoscaling_group_name',
  'aws_autoscaling_policy.name',
  'aws_autoscaling_schedule.autoscaling_group_name',
  'aws_autoscaling_schedule.scheduled_action_name',
  'aws_backup_plan.name',
  'aws_backup_selection.iam_role_arn',
  'aws_backup_selection.name',
  'aws_backup_selection.plan_id',
  'aws_backup_selection.resources',
  'aws_backup_vault.kms_key_arn',
  'aws_backup_vault.name',
  'aws_backup_vault_lock_configuration.backup_vault_name',
  'aws_backup_vault_lock_configuration.changeable_for_days',
  'aws_db_instance.db_name',
  'aws_db_instance.engine',
  'aws_db_instance.kms_key_id',
  'aws_db_instance.restore_to_point_in_time',
  'aws_db_instance.snapshot_identifier',
  'aws_db_instance.username',
  'aws_db_parameter_group.description',
  'aws_db_parameter_group.family',
  'aws_db_parameter_group.name',
  'aws_db_subnet_group.name',
  'aws_default_network_acl.default_network_acl_id',
  'aws_default_route_table.default_route_table_id',
  'aws_default_security_group.vpc_id',
  'aws_eip.domain',
  'aws_flow_log.iam_role_arn',
  'aws_flow_log.log_destination',
  'aws_flow_log.log_destination_type',
  'aws_flow_log.max_aggregation_interval',
  'aws_flow_log.traffic_type',
  'aws_flow_log.vpc_id',
  'aws_iam_instance_profile.name',
  'aws_iam_policy.name',
  'aws_iam_role.name',
  'aws_iam_role_policy.name',
  'aws_kms_alias.name',
  'aws_launch_template.name',
  'aws_lb.load_balancer_type',
  'aws_lb.name',
  'aws_lb_listener.load_balancer_arn',
  'aws_lb_target_group.name',
  'aws_lb_target_group.port',
  'aws_lb_target_group.protocol',
  'aws_lb_target_group.target_type',
  'aws_lb_target_group.vpc_id',
  'aws_nat_gateway.allocation_id',
  'aws_nat_gateway.subnet_id',
  'aws_network_acl.vpc_id',
  'aws_route.destination_cidr_block',
  'aws_route.route_table_id',
  'aws_route_table.vpc_id',
  'aws_route_table_association.subnet_id',
  'aws_route53_record.name',
  'aws_route53_record.zone_id',
  'aws_s3_bucket.bucket',
  'aws_s3_bucket_logging.bucket',
  'aws_s3_bucket.object_lock_enabled',
  'aws_s3_bucket_lifecycle_configuration.bucket',
  'aws_s3_bucket_object_lock_configuration.bucket',
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
  'aws_subnet.availability_zone',
  'aws_subnet.cidr_block',
  'aws_subnet.vpc_id',
  'aws_vpc.cidr_block',
  'aws_vpc_endpoint.service_name',
  'aws_vpc_endpoint.vpc_endpoint_type',
  'aws_vpc_endpoint.vpc_id',
  'aws_wafv2_web_acl.name',
  'aws_wafv2_web_acl.scope',
  'aws_wafv2_web_acl_association.resource_arn',
  'aws_wafv2_web_acl_association.web_acl_arn',
  'aws_wafv2_web_acl_logging_configuration.resource_arn',
  'aws_sns_topic.name',
  'aws_sns_topic_policy.arn',
  'aws_sns_topic_subscription.endpoint',
  'aws_sns_topic_subscription.protocol',
  'aws_sns_topic_subscription.topic_arn',
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
    expect([...set].filter((one) => !declared.has(one)).sort()).toEqual(madeAnew.toSorted());
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

  it('is declared for the end of each resource, which a file may ask for', () => {
    const silent = resourceTypes.filter(
      ({ holdsData, presence, absence }) => !holdsData && presence === undefined && absence === undefined,
    );
    expect(silent.map(({ type }) => type)).toEqual([]);
  });

  it('says what AWS does in half a sentence, and names the page', () => {
    for (const { type, effects = {}, former = {}, ...whole } of resourceTypes) {
      const all = Object.values(effects).map((one) => (typeof one === 'function' ? one('a', 'b') : one));
      const others = [whole.presence, whole.absence, whole.away, ...Object.values(former)];
      for (const { does, page, gravity = 'downtime' } of [...all, ...others.flatMap((one) => one ?? [])]) {
        expect(does, type).toMatch(/^[a-z].*[^.]$/);
        expect(page).toMatch(
          /^https:\/\/(?:docs\.aws\.amazon\.com|developer\.hashicorp\.com|registry\.terraform\.io)\//,
        );
        expect(gravities).toContain(gravity);
      }
    }
  });

  it('says of a value that was what fails without it, and of an attribute that the provider knows', () => {
    const unknown = resourceTypes.flatMap(({ type, former = {} }) =>
      Object.keys(former).filter((name) => name !== '' && !knows(schema.resource[type]?.block, [name])),
    );
    expect(unknown).toEqual([]);
    expect(resourceTypes.filter(({ former }) => former !== undefined && former[''] === undefined)).toEqual(
      [],
    );
  });

  it('knows the attributes by which a part names what it belongs to', () => {
    const parts = resourceTypes.flatMap(({ type, partOf }) =>
      partOf === undefined ? [] : [{ type, partOf }],
    );
    expect(parts.length).toBeGreaterThan(7);
    for (const { type, partOf: whole } of parts) {
      expect(knows(schema.resource[type]?.block, [whole.by]), type).toBe(true);
      expect(knows(schema.resource[whole.type]?.block, [whole.own]), type).toBe(true);
    }
  });

  it('says of each setting of a bucket what the former bucket lacks once it is deleted', () => {
    const settings = resourceTypes.filter(({ partOf }) => partOf?.type === 'aws_s3_bucket');
    expect(settings.length).toBeGreaterThan(6);
    const silent = settings.filter(({ away }) => away === undefined).map(({ partOf }) => partOf?.what);
    // Nothing is lost where rules remove nothing for a while.
    expect(silent).toEqual(['lifecycle rules']);
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
    expect(effectOf('aws_s3_bucket_versioning', status, 'Enabled', 'Suspended')).toBe('access');
    expect(effectOf('aws_s3_bucket_versioning', status, 'Suspended', 'Enabled')).toBe('none');
    for (const size of ['desired_capacity', 'max_size']) {
      expect(effectOf('aws_autoscaling_group', size, 1, 0)).toBe('downtime');
      expect(effectOf('aws_autoscaling_group', size, 0, 1)).toBe('none');
      expect(effectOf('aws_autoscaling_group', size, 3, 1)).toBe('none');
    }
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
