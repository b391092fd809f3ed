/**
 * Writes src/rules/facts/taggable-types.ts: the resource types that take tags, of the services that stacks like ours are made of, each with
 * the attribute that is its name. Needs the schema of the provider: `terraform providers schema -json | npx tsx scripts/taggable-types.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { packageFile } from '../src/package-files.js';

interface Attribute {
  readonly optional?: boolean;
  readonly required?: boolean;
}

type Schemas = Readonly<Record<string, { block: { attributes?: Record<string, Attribute> } }>>;

const services =
  'acm acmpca alb ami api apigatewayv2 appautoscaling athena backup batch cloudformation cloudfront cloudtrail cloudwatch codebuild codedeploy codepipeline cognito config customer db default docdb dynamodb ebs ec2 ecr ecs efs egress eip eks elastic elasticache elasticsearch elb emr flow fsx glue guardduty iam instance internet key kinesis kms lambda launch lb mq msk nat neptune network networkfirewall opensearch placement rds redshift route route53 s3 secretsmanager security service sfn sns spot sqs ssm subnet transfer vpc vpn wafv2'.split(
    ' ',
  );

/** Where the name of a type is not called `name`; `-` where what is called so names something else, a domain or a part of its parent. */
const names: Readonly<Record<string, string>> = {
  aws_cloudwatch_composite_alarm: 'alarm_name',
  aws_cloudwatch_contributor_insight_rule: 'rule_name',
  aws_cloudwatch_metric_alarm: 'alarm_name',
  aws_db_cluster_snapshot: 'db_cluster_snapshot_identifier',
  aws_db_instance: 'identifier',
  aws_db_proxy_endpoint: 'db_proxy_endpoint_name',
  aws_db_snapshot: 'db_snapshot_identifier',
  aws_docdb_cluster: 'cluster_identifier',
  aws_docdb_cluster_instance: 'identifier',
  aws_elasticache_cluster: 'cluster_id',
  aws_elasticache_replication_group: 'replication_group_id',
  aws_elasticsearch_domain: 'domain_name',
  aws_key_pair: 'key_name',
  aws_lambda_function: 'function_name',
  aws_mq_broker: 'broker_name',
  aws_msk_cluster: 'cluster_name',
  aws_neptune_cluster: 'cluster_identifier',
  aws_neptune_cluster_instance: 'identifier',
  aws_opensearch_domain: 'domain_name',
  aws_rds_cluster: 'cluster_identifier',
  aws_rds_cluster_instance: 'identifier',
  aws_redshift_cluster: 'cluster_identifier',
  aws_route53_zone: '-',
  aws_s3_bucket: 'bucket',
  aws_service_discovery_http_namespace: '-',
  aws_service_discovery_private_dns_namespace: '-',
  aws_service_discovery_public_dns_namespace: '-',
  aws_service_discovery_service: '-',
};

const source: { provider_schemas: Record<string, { resource_schemas: Schemas }> } = JSON.parse(
  readFileSync(process.stdin.fd, 'utf8'),
);
const schemas = source.provider_schemas['registry.terraform.io/hashicorp/aws']?.resource_schemas ?? {};
const entries = Object.entries(schemas).flatMap(([type, { block }]) => {
  const attributes = block.attributes ?? {};
  const service = type.split('_')[1] ?? '';
  if (attributes.tags === undefined || attributes.tags_all === undefined || !services.includes(service))
    return [];
  const own = attributes.name;
  const name = names[type] ?? (own?.optional === true || own?.required === true ? 'name' : '-');
  return [name === '-' ? type : `${type}:${name}`];
});

const lines = entries
  .sort()
  .reduce<string[]>((all, entry) => {
    const last = all.at(-1);
    if (last !== undefined && last.length + entry.length < 118) all[all.length - 1] = `${last} ${entry}`;
    else all.push(entry);
    return all;
  }, [])
  .join('\n');

writeFileSync(
  packageFile('src/rules/facts/taggable-types.ts'),
  `/** Types that take tags, each with the attribute that is its name. Written by scripts/taggable-types.ts from the provider's schema. */
export const taggableTypes: ReadonlyMap<string, string | undefined> = new Map(
  \`
${lines}\`
    .trim()
    .split(/\\s+/)
    .map((entry) => {
      const [type = '', name] = entry.split(':');
      return [type, name] as const;
    }),
);
`,
);
