import { describe, expect, it } from 'vitest';
import { unnamedPort } from '../../constructs/load-balancer/names.js';
import { resolveEnvironment } from '../resolve/resolve-environment.js';
import { tierTable } from '../resolve/tier-table.js';
import { environmentNames } from './environment-names.js';
import { ruledNames } from './ruled-names.js';

const dev = resolveEnvironment({ environment: 'dev', suffix: 'dev-001' });

describe('the names of an environment', () => {
  it('are for good: another one replaces what it names', () => {
    expect(environmentNames(dev)).toEqual({
      network: {
        albSecurityGroup: 'alb-sg-dev-001',
        appSecurityGroup: 'app-sg-dev-001',
        dbSecurityGroup: 'db-sg-dev-001',
        endpointSecurityGroup: 'endpoints-sg-dev-001',
        vpc: 'vpc-dev-001',
        flowLogGroup: 'vpc-flow-logs-dev-001',
        flowLogRole: 'vpc-flow-logs-role-dev-001',
      },
      loadBalancer: {
        loadBalancer: 'alb-dev-001',
        targetGroup: 'tg-dev-001',
        webAcl: 'web-acl-dev-001',
        webAclLogGroup: 'aws-waf-logs-dev-001',
      },
      compute: {
        autoScalingGroup: 'asg-dev-001',
        launchTemplate: 'lt-dev-001',
        instance: 'asg-instance-dev-001',
        scaleOnCpu: 'scale-on-cpu-dev-001',
        scaleOnRequests: 'scale-on-requests-dev-001',
        offHoursBegin: 'off-hours-begin-dev-001',
        offHoursEnd: 'off-hours-end-dev-001',
      },
      database: {
        instance: 'postgres-dev-001',
        monitoringRole: 'rds-monitoring-role-dev-001',
        subnetGroup: 'db-subnet-group-dev-001',
        parameterGroup: 'postgres15-dev-001',
        finalSnapshot: 'postgres-dev-001-final',
        passwordSecret: 'rds-password-dev-001',
      },
      storage: { bucket: 'app-data-dev-001' },
      identity: {
        role: 'ec2-role-dev-001',
        boundary: 'ec2-boundary-dev-001',
        instanceProfile: 'ec2-profile-dev-001',
      },
      logs: {
        database: '/aws/rds/instance/postgres-dev-001/postgresql',
        databaseUpgrade: '/aws/rds/instance/postgres-dev-001/upgrade',
        application: '/multi-env/dev-001/application',
        system: '/multi-env/dev-001/system',
        keyAlias: 'alias/logs-dev-001',
      },
      monitoring: {
        topic: 'alarms-dev-001',
        keyAlias: 'alias/alarms-dev-001',
        dashboard: 'dashboard-dev-001',
        databaseEvents: 'db-events-dev-001',
        'application-errors': 'application-errors-dev-001',
        'application-latency': 'application-latency-dev-001',
        'database-connections': 'database-connections-dev-001',
        'database-cpu': 'database-cpu-dev-001',
        'database-memory': 'database-memory-dev-001',
        'database-storage': 'database-storage-dev-001',
        'load-balancer-errors': 'load-balancer-errors-dev-001',
        'missing-instances': 'missing-instances-dev-001',
        'unhealthy-targets': 'unhealthy-targets-dev-001',
      },
      backup: {
        vault: 'backup-vault-dev-001',
        plan: 'backup-plan-dev-001',
        selection: 'backup-selection-dev-001',
        role: 'backup-role-dev-001',
        keyAlias: 'alias/backup-vault-dev-001',
      },
    });
  });

  it('leave out the port that is the default', () => {
    expect(tierTable['app.port']).toEqual([unnamedPort, unnamedPort, unnamedPort]);
  });

  it('have a rule of AWS each, and keep it', () => {
    const names = Object.values(environmentNames(dev)).flatMap((block) => Object.values(block));
    expect(ruledNames(dev).map(({ name }) => name)).toEqual(names);
    for (const { name, rule } of ruledNames(dev)) expect(name).toMatch(rule.pattern);
  });

  it('take the name of the bucket from the file', () => {
    const storage = { ...dev.storage, bucketName: 'ours' };
    expect(environmentNames({ ...dev, storage }).storage.bucket).toBe('ours');
  });

  it('carry account and region only where both the setting and the account are there', () => {
    const storage = { ...dev.storage, bucketNamespace: 'account-region' as const };
    expect(environmentNames({ ...dev, storage }).storage.bucket).toBe('app-data-dev-001');
  });
});
