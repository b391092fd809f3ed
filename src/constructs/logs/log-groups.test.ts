import { describe, expect, it } from 'vitest';
import { synthesizeEnvironment } from '../../testing.js';

const groupsOf = (...given: Parameters<typeof synthesizeEnvironment>) =>
  synthesizeEnvironment(...given).resource.aws_cloudwatch_log_group ?? {};
/** Those of network and web ACL, which production has, follow settings of theirs. */
const others = ['flow_logs', 'web_acl_log_group'];

describe('the log groups of an environment', () => {
  it('are those of database, application and system, kept by tier', () => {
    const names = (suffix: string) => [
      `/multi-env/${suffix}/application`,
      `/aws/rds/instance/postgres-${suffix}/postgresql`,
      `/aws/rds/instance/postgres-${suffix}/upgrade`,
      `/multi-env/${suffix}/system`,
    ];
    for (const [environment, suffix, days] of [
      ['dev', 'dev-001', 30],
      ['staging', 'staging-002', 90],
      ['prod', 'prod-003', 400],
    ] as const) {
      const all = Object.entries(groupsOf(environment, suffix));
      const groups = all.filter(([address]) => !others.includes(address)).map(([, group]) => group);
      expect(groups.map(({ name }) => name).sort()).toEqual(names(suffix).sort());
      expect(groups.map(({ retention_in_days: kept }) => kept)).toEqual([days, days, days, days]);
    }
  });

  it('are there before the database, which would make its own', () => {
    const database = synthesizeEnvironment('dev', 'dev-001').resource.aws_db_instance?.postgres;
    expect(database?.depends_on).toEqual([
      'aws_cloudwatch_log_group.db_log',
      'aws_cloudwatch_log_group.db_upgrade_log',
    ]);
  });

  it('are encrypted with a key that CloudWatch Logs may use for them alone', () => {
    const { resource } = synthesizeEnvironment('prod', 'prod-003', { aws: { region: 'cn-north-1' } });
    for (const group of Object.values(resource.aws_cloudwatch_log_group ?? {}))
      expect(group.kms_key_id).toBe('${aws_kms_key.logs_key.arn}');
    const { Statement } = JSON.parse(String(resource.aws_kms_key?.logs_key?.policy));
    expect(Statement[1].Principal).toEqual({ Service: 'logs.cn-north-1.amazonaws.com.cn' });
    expect(Statement[1].Condition.ArnEquals['kms:EncryptionContext:aws:logs:arn']).toContain(
      'arn:aws-cn:logs:cn-north-1:${data.aws_caller_identity.account.account_id}:log-group:/multi-env/prod-003/system',
    );
  });

  it('take a key that there is instead', () => {
    const kmsKeyArn = 'arn:aws:kms:ap-southeast-1:111122223333:key/x';
    const { resource } = synthesizeEnvironment('prod', 'prod-003', { logs: { kmsKeyArn } });
    for (const group of Object.values(resource.aws_cloudwatch_log_group ?? {}))
      expect(group.kms_key_id).toBe(kmsKeyArn);
    expect(Object.keys(resource.aws_kms_key ?? {})).toEqual(['alarms_key', 'backup_key']);
  });

  it('are left to RDS in the first edition', () => {
    expect(groupsOf('prod', 'prod-003', { edition: '2026-11' })).toEqual({});
  });
});
