import { describe, expect, it } from 'vitest';
import { synthesizeEnvironment } from '../../testing.js';

type Config = NonNullable<Parameters<typeof synthesizeEnvironment>[2]>;

function databaseOf(database: NonNullable<Config['database']>, rest: Config = {}) {
  const { resource } = synthesizeEnvironment('prod', 'prod-003', { ...rest, database });
  return resource.aws_db_instance?.postgres;
}

describe('monitoring of the database', () => {
  it('has in production a role that RDS alone can take, and Database Insights', () => {
    const { resource } = synthesizeEnvironment('prod', 'prod-003');
    expect(resource.aws_db_instance?.postgres).toMatchObject({
      monitoring_interval: 60,
      monitoring_role_arn: '${aws_iam_role.db_monitoring_role.arn}',
      performance_insights_enabled: true,
      performance_insights_retention_period: 7,
      database_insights_mode: 'standard',
    });
    const trust = JSON.parse(String(resource.aws_iam_role?.db_monitoring_role?.assume_role_policy));
    expect(trust.Statement).toEqual([
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'monitoring.rds.amazonaws.com' } },
    ]);
  });

  it('keeps 15 months of insights in the advanced mode', () => {
    expect(databaseOf({ insights: 'advanced' })).toMatchObject({
      performance_insights_retention_period: 465,
      database_insights_mode: 'advanced',
    });
  });

  it('can be off, and is off in the first edition', () => {
    for (const database of [
      databaseOf({ enhancedMonitoringSeconds: 0, insights: 'off' }),
      databaseOf({}, { edition: '2026-11' }),
    ])
      expect(Object.keys(database ?? {}).filter((name) => /monitoring|insights/.test(name))).toEqual([]);
  });
});

describe('the parameters of the database', () => {
  const parametersOf = (config: Config) =>
    synthesizeEnvironment('dev', 'dev-001', config).resource.aws_db_parameter_group?.db_parameter_group
      ?.parameter;

  it('log connections, and slow statements without the values that are bound to them', () => {
    expect(parametersOf({})).toEqual([
      { name: 'rds.force_ssl', value: '1' },
      { name: 'log_connections', value: '1' },
      { name: 'log_disconnections', value: '1' },
      { name: 'log_min_duration_statement', value: '1000' },
      { name: 'log_parameter_max_length', value: '0' },
      { name: 'log_parameter_max_length_on_error', value: '0' },
    ]);
  });

  it('are TLS alone where nothing is to be logged, and in the first edition', () => {
    const none = { database: { logConnections: false, slowStatementMilliseconds: 0 } };
    for (const config of [none, { edition: '2026-11' } as const])
      expect(parametersOf(config)).toEqual([{ name: 'rds.force_ssl', value: '1' }]);
  });
});

describe('a restored database', () => {
  it('is restored once: what it came from may change later', () => {
    for (const database of [
      {},
      { restoreFrom: { source: 'snapshot', snapshotIdentifier: 'a-final' } },
    ] as const)
      expect(databaseOf(database)?.lifecycle).toMatchObject({
        ignore_changes: ['snapshot_identifier', 'restore_to_point_in_time'],
      });
  });

  it('comes from a snapshot', () => {
    const restoreFrom = { source: 'snapshot', snapshotIdentifier: 'a-final' } as const;
    expect(databaseOf({ restoreFrom })).toMatchObject({ snapshot_identifier: 'a-final', db_name: 'app' });
  });

  it('comes from a moment of another one, whose database it has: RDS takes no name with it', () => {
    const restoreFrom = { source: 'pointInTime', databaseIdentifier: 'other' } as const;
    const latest = databaseOf({ restoreFrom });
    expect(latest?.restore_to_point_in_time).toEqual({
      source_db_instance_identifier: 'other',
      use_latest_restorable_time: true,
    });
    expect(latest).not.toHaveProperty('db_name');
    const time = '2026-11-20T07:30:00Z';
    expect(databaseOf({ restoreFrom: { ...restoreFrom, time } })?.restore_to_point_in_time).toEqual({
      source_db_instance_identifier: 'other',
      restore_time: time,
    });
  });
});

it('speed, key and authority are sent where the file chooses them', () => {
  const plain = databaseOf({}) ?? {};
  for (const name of ['iops', 'storage_throughput', 'kms_key_id', 'ca_cert_identifier'])
    expect(plain).not.toHaveProperty(name);
  const kmsKeyArn = 'arn:aws:kms:ap-southeast-1:111122223333:key/x';
  expect(
    databaseOf({
      ...{ storageGiB: 400, iops: 12_000, storageThroughputMiBps: 600, kmsKeyArn },
      caCertificateIdentifier: 'rds-ca-ecc384-g1',
    }),
  ).toMatchObject({
    ...{ iops: 12_000, storage_throughput: 600, kms_key_id: kmsKeyArn },
    ca_cert_identifier: 'rds-ca-ecc384-g1',
  });
});
