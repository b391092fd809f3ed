import { expect, it } from 'vitest';
import { Element } from '../../../model/element.js';
import { known } from '../../../topology/known.js';
import type { Place, PlaceKind } from '../../../topology/places/place.js';
import { kindOfPlace, pluralOf, titleOfPlace } from './place-words.js';

const place = (kind: PlaceKind, type = 'aws_x', more: Partial<Place> = {}): Place => ({
  ...{ address: `${type}.x`, label: 'x', kind, variant: undefined, isManaged: true },
  element: new Element({ address: `${type}.x`, type, name: 'x', values: {} }),
  ...{ network: undefined, ports: undefined, roles: known([]), keys: known([]) },
  ...more,
});

it.each<[PlaceKind, box: string, title: string, several: string]>([
  ['load-balancer', 'load-balancer', 'Load Balancer', 'Load Balancer'],
  ['instances', 'compute', 'EC2 instances', 'EC2 instances'],
  ['containers', 'compute', 'Containers', 'Containers'],
  ['database', 'database', 'Database', 'Database'],
  ['cache', 'cache', 'Cache', 'Cache'],
  ['function', 'function', 'Function', 'Function'],
  ['file-system', 'storage', 'EFS file system', 'EFS file system'],
  ['endpoint', 'endpoint', 'VPC endpoint', 'VPC endpoint'],
  ['bucket', 'storage', 'S3 bucket', 'buckets'],
  ['secret', 'secret', 'Secrets Manager secret', 'secrets'],
  ['key', 'key', 'KMS key', 'keys'],
  ['topic', 'message', 'SNS topic', 'topics'],
  ['queue', 'message', 'SQS queue', 'queues'],
  ['table', 'database', 'DynamoDB table', 'tables'],
  ['parameter', 'secret', 'SSM parameter', 'parameters'],
  ['log-group', 'logs', 'CloudWatch log group', 'log groups'],
  ['web-acl', 'firewall', 'WAF web ACL', 'web ACLs'],
])('a place of the kind %s is drawn as %s, called %s, and several are %s', (kind, box, title, several) => {
  expect(kindOfPlace(place(kind))).toBe(box);
  expect(titleOfPlace(place(kind))).toBe(title);
  expect(pluralOf(kind)).toBe(several);
});

it.each<[PlaceKind, type: string, variant: string | undefined, title: string]>([
  ['load-balancer', 'aws_lb', 'application', 'Application Load Balancer'],
  ['load-balancer', 'aws_elb', 'classic', 'Classic Load Balancer'],
  ['database', 'aws_db_instance', undefined, 'RDS database'],
  ['database', 'aws_db_instance', 'postgres', 'RDS for PostgreSQL'],
  ['database', 'data.aws_db_instance', 'mysql', 'RDS for MySQL'],
  ['database', 'aws_db_instance', 'mariadb', 'RDS for MariaDB'],
  ['database', 'aws_rds_cluster', 'aurora-postgresql', 'RDS for Aurora PostgreSQL'],
  ['database', 'aws_rds_cluster', 'aurora-mysql', 'RDS for Aurora MySQL'],
  ['database', 'aws_db_instance', 'oracle-ee', 'RDS for oracle-ee'],
  ['database', 'aws_docdb_cluster', undefined, 'DocumentDB cluster'],
  ['database', 'aws_neptune_cluster', undefined, 'Neptune cluster'],
  ['database', 'aws_redshift_cluster', undefined, 'Redshift cluster'],
  ['cache', 'aws_elasticache_cluster', 'redis', 'ElastiCache cluster'],
  ['cache', 'aws_elasticache_replication_group', 'valkey', 'ElastiCache replication group'],
  ['instances', 'aws_autoscaling_group', undefined, 'Auto Scaling group'],
  ['instances', 'aws_spot_instance_request', undefined, 'Spot instance'],
  ['instances', 'aws_instance', undefined, 'EC2 instance'],
  ['containers', 'aws_ecs_service', undefined, 'ECS service'],
  ['containers', 'aws_eks_cluster', undefined, 'EKS cluster'],
  ['function', 'aws_lambda_function', undefined, 'Lambda function'],
])('%s of the type %s (%s) is called %s', (kind, type, variant, title) => {
  expect(titleOfPlace(place(kind, type, { variant }))).toBe(title);
  expect(titleOfPlace(place(kind, type, { variant, isManaged: false }))).toBe(`${title}, not of this stack`);
});
