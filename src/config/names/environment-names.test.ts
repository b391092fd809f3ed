import { expect, it } from 'vitest';
import { resolveEnvironment } from '../resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../schema/environment-schema.js';
import { environmentNames } from './environment-names.js';

const names = (config: EnvironmentConfig = {}) =>
  environmentNames(resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config }));
/** Every name, in whatever groups they stand. */
const all = (config?: EnvironmentConfig) => Object.values(names(config)).flatMap(leaves).sort();

function leaves(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)];
}

it('every name carries the suffix, and none is there twice', () => {
  expect(all()).toEqual(
    [
      'alb-dev-001',
      'tg-dev-001',
      'asg-dev-001',
      'asg-instance-dev-001',
      'scale-on-cpu-dev-001',
      'scale-on-requests-dev-001',
      'off-hours-begin-dev-001',
      'off-hours-end-dev-001',
      'backup-vault-dev-001',
      'backup-plan-dev-001',
      'backup-selection-dev-001',
      'backup-role-dev-001',
      'alias/backup-vault-dev-001',
      'lt-dev-001',
      'vpc-dev-001',
      'vpc-flow-logs-dev-001',
      'vpc-flow-logs-role-dev-001',
      'endpoints-sg-dev-001',
      'web-acl-dev-001',
      'aws-waf-logs-dev-001',
      '/aws/rds/instance/postgres-dev-001/postgresql',
      '/aws/rds/instance/postgres-dev-001/upgrade',
      '/multi-env/dev-001/application',
      '/multi-env/dev-001/system',
      'alias/logs-dev-001',
      'alarms-dev-001',
      'alias/alarms-dev-001',
      'dashboard-dev-001',
      'db-events-dev-001',
      'application-errors-dev-001',
      'application-latency-dev-001',
      'database-connections-dev-001',
      'database-cpu-dev-001',
      'database-memory-dev-001',
      'database-storage-dev-001',
      'load-balancer-errors-dev-001',
      'missing-instances-dev-001',
      'unhealthy-targets-dev-001',
      'rds-monitoring-role-dev-001',
      'alb-sg-dev-001',
      'app-sg-dev-001',
      'db-sg-dev-001',
      'db-subnet-group-dev-001',
      'postgres-dev-001',
      'postgres15-dev-001',
      'ec2-role-dev-001',
      'ec2-boundary-dev-001',
      'ec2-profile-dev-001',
      'app-data-dev-001',
      'rds-password-dev-001',
      'postgres-dev-001-final',
    ].sort(),
  );
});

const count = all().length;

it.each<[EnvironmentConfig, string]>([
  [{ app: { port: 9000 } }, 'tg-dev-001-9000'],
  [{ app: { port: 8080 } }, 'tg-dev-001'],
  [{ database: { engineVersion: '16.11' } }, 'postgres16-dev-001'],
  [{ storage: { bucketPrefix: 'shop' } }, 'shop-dev-001'],
  [{ storage: { bucketName: 'mine' } }, 'mine'],
  [
    { storage: { bucketNamespace: 'account-region' }, aws: { accountId: '111122223333' } },
    'app-data-dev-001-111122223333-ap-southeast-1',
  ],
  [{ aws: { accountId: '111122223333' } }, 'app-data-dev-001'],
])('of %o one is %s', (config, name) => {
  expect(all(config)).toContain(name);
  expect(all(config)).toHaveLength(count);
});
