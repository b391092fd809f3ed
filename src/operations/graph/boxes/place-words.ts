import type { Place, PlaceKind } from '../../../topology/places/place.js';
import type { BoxKind } from '../picture.js';

const kinds: Readonly<Record<PlaceKind, BoxKind>> = {
  'load-balancer': 'load-balancer',
  instances: 'compute',
  containers: 'compute',
  database: 'database',
  cache: 'cache',
  function: 'function',
  'file-system': 'storage',
  endpoint: 'endpoint',
  bucket: 'storage',
  secret: 'secret',
  key: 'key',
  topic: 'message',
  queue: 'message',
  table: 'database',
  parameter: 'secret',
  'log-group': 'logs',
  'web-acl': 'firewall',
};

/** What a place looks like. */
export function kindOfPlace({ kind }: Place): BoxKind {
  return kinds[kind];
}

const engines: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  'aurora-postgresql': 'Aurora PostgreSQL',
  'aurora-mysql': 'Aurora MySQL',
};

const titlesByType: Readonly<Record<string, string>> = {
  aws_autoscaling_group: 'Auto Scaling group',
  aws_spot_instance_request: 'Spot instance',
  aws_instance: 'EC2 instance',
  aws_docdb_cluster: 'DocumentDB cluster',
  aws_neptune_cluster: 'Neptune cluster',
  aws_redshift_cluster: 'Redshift cluster',
  aws_elasticache_cluster: 'ElastiCache cluster',
  aws_elasticache_replication_group: 'ElastiCache replication group',
  aws_ecs_service: 'ECS service',
  aws_eks_cluster: 'EKS cluster',
  aws_lambda_function: 'Lambda function',
};

const titlesByKind: Readonly<Record<PlaceKind, string>> = {
  'load-balancer': 'Load Balancer',
  instances: 'EC2 instances',
  containers: 'Containers',
  database: 'Database',
  cache: 'Cache',
  function: 'Function',
  'file-system': 'EFS file system',
  endpoint: 'VPC endpoint',
  bucket: 'S3 bucket',
  secret: 'Secrets Manager secret',
  key: 'KMS key',
  topic: 'SNS topic',
  queue: 'SQS queue',
  table: 'DynamoDB table',
  parameter: 'SSM parameter',
  'log-group': 'CloudWatch log group',
  'web-acl': 'WAF web ACL',
};

/** What a place is, in AWS's words. */
export function titleOfPlace({ kind, variant, element, isManaged }: Place): string {
  const type = element.type.replace(/^data\./, '');
  const name = nameOf(kind, type, variant);
  return isManaged ? name : `${name}, not of this stack`;
}

function nameOf(kind: PlaceKind, type: string, variant: string | undefined): string {
  if (kind === 'load-balancer' && variant !== undefined)
    return `${variant.charAt(0).toUpperCase()}${variant.slice(1)} Load Balancer`;
  if (type === 'aws_db_instance' || type === 'aws_rds_cluster') {
    const engine = variant === undefined ? undefined : (engines[variant] ?? variant);
    return engine === undefined ? 'RDS database' : `RDS for ${engine}`;
  }
  return titlesByType[type] ?? titlesByKind[kind];
}

const plurals: Readonly<Partial<Record<PlaceKind, string>>> = {
  bucket: 'buckets',
  secret: 'secrets',
  key: 'keys',
  topic: 'topics',
  queue: 'queues',
  table: 'tables',
  parameter: 'parameters',
  'log-group': 'log groups',
  'web-acl': 'web ACLs',
};

/** What several places of a kind are. */
export function pluralOf(kind: PlaceKind): string {
  return plurals[kind] ?? titlesByKind[kind];
}
