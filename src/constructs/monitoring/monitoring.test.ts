import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../package-files.js';
import { synthesizeEnvironment } from '../../testing.js';
import { alarmSubjects } from './names.js';

const prod = (config: Parameters<typeof synthesizeEnvironment>[2] = {}) =>
  synthesizeEnvironment('prod', 'prod-003', config).resource;

describe('the alarms of production', () => {
  const alarms = Object.values(prod().aws_cloudwatch_metric_alarm ?? {});

  it('are one for each subject, which tell the topic of their begin and their end', () => {
    expect(alarms.map(({ alarm_name: name }) => name).sort()).toEqual(
      alarmSubjects.map((subject) => `${subject}-prod-003`).sort(),
    );
    for (const alarm of alarms)
      expect(alarm).toMatchObject({
        actions_enabled: true,
        alarm_actions: ['${aws_sns_topic.alarms.arn}'],
        ok_actions: ['${aws_sns_topic.alarms.arn}'],
      });
  });

  it('say what to do, with their section of the runbook', () => {
    const runbook = readFileSync(packageFile('docs/guides/runbook.md'), 'utf8');
    const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(sections.sort()).toEqual([...alarmSubjects].sort());
    for (const subject of alarmSubjects) {
      const alarm = alarms.find(({ alarm_name: name }) => name === `${subject}-prod-003`);
      expect(alarm?.alarm_description).toMatch(
        new RegExp(`[.] https://github[.]com/\\S+/docs/guides/runbook[.]md#${subject}$`),
      );
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
      expect(String(alarm?.alarm_description).length).toBeLessThanOrEqual(1024);
    }
  });

  it('go off where the file says', () => {
    const config = {
      compute: { minSize: 2 },
      database: { storageGiB: 100 },
      alarms: {
        ...{ serverErrorCount: 3, latencySeconds: 0.5, databaseCpuPercent: 70 },
        ...{ databaseFreeStoragePercent: 10, databaseFreeMemoryMiB: 256, databaseConnectionCount: 50 },
      },
    };
    const { aws_cloudwatch_metric_alarm: all = {} } = prod(config);
    const told = Object.entries(all).map(([id, alarm]) => [
      ...[id, alarm.metric_name, alarm.comparison_operator, alarm.threshold],
    ]);
    const [above, below] = ['GreaterThanOrEqualToThreshold', 'LessThanThreshold'];
    expect(told.sort()).toEqual([
      ['application_errors', 'HTTPCode_Target_5XX_Count', above, 3],
      ['application_latency', 'TargetResponseTime', above, 0.5],
      ['database_connections', 'DatabaseConnections', above, 50],
      ['database_cpu', 'CPUUtilization', above, 70],
      ['database_memory', 'FreeableMemory', below, 256 * 1024 * 1024],
      ['database_storage', 'FreeStorageSpace', below, 10 * 1024 * 1024 * 1024],
      ['load_balancer_errors', 'HTTPCode_ELB_5XX_Count', above, 3],
      ['missing_instances', 'GroupInServiceInstances', below, 2],
      ['unhealthy_targets', 'UnHealthyHostCount', above, 1],
    ]);
  });

  it('miss no instance of a group that may be empty', () => {
    const { aws_cloudwatch_metric_alarm: all = {} } = prod({ compute: { minSize: 0 } });
    expect(Object.keys(all)).not.toContain('missing_instances');
    expect(Object.keys(all)).toHaveLength(8);
  });

  it('watch sizes that the group reports', () => {
    const reported = (config: Parameters<typeof prod>[0]) => prod(config).aws_autoscaling_group?.asg;
    expect(reported({})?.enabled_metrics).toContain('GroupInServiceInstances');
    const without = { alarms: { enabled: false }, dashboard: { enabled: false } };
    expect(reported(without)).not.toHaveProperty('enabled_metrics');
  });
});

describe('the topic of the alarms', () => {
  const statements = (policy: unknown) => JSON.parse(String(policy)).Statement;

  it('is encrypted with a key that CloudWatch and RDS of this account may use', () => {
    const { aws_sns_topic: topics, aws_kms_key: keys } = prod();
    expect(topics?.alarms?.kms_master_key_id).toBe('${aws_kms_key.alarms_key.arn}');
    const [account, ...services] = statements(keys?.alarms_key?.policy);
    expect(account.Principal).toEqual({
      AWS: 'arn:aws:iam::${data.aws_caller_identity.account.account_id}:root',
    });
    expect(services).toHaveLength(2);
    for (const service of services)
      expect(service).toMatchObject({
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Condition: {
          StringEquals: { 'aws:SourceAccount': '${data.aws_caller_identity.account.account_id}' },
        },
      });
  });

  it('takes messages of CloudWatch and RDS alone', () => {
    const policy = prod().aws_sns_topic_policy?.alarms_policy?.policy;
    expect(
      statements(policy).map((one: { Principal: { Service: string } }) => one.Principal.Service),
    ).toEqual(['cloudwatch.amazonaws.com', 'events.rds.amazonaws.com']);
  });

  it('sends failures, failovers and maintenance of the database, once the topic takes them', () => {
    const events = prod().aws_db_event_subscription?.db_events;
    expect(events).toMatchObject({
      source_ids: ['${aws_db_instance.postgres.identifier}'],
      depends_on: ['aws_sns_topic_policy.alarms_policy'],
    });
    expect(events?.event_categories).toEqual(
      expect.arrayContaining(['failure', 'failover', 'maintenance', 'configuration change']),
    );
  });

  it('has its subscribers, whose address in Terraform shows no path', () => {
    const subscribers = [
      'ops@example.com',
      'https://hooks.example.com/a?key=x',
      'https://hooks.example.com/b',
      'ops@example.com',
    ];
    const { aws_sns_topic_subscription: made = {} } = prod({ alarms: { subscribers } });
    expect(
      Object.values(made)
        .map(({ protocol, endpoint }) => `${protocol} ${endpoint}`)
        .sort(),
    ).toEqual([
      'email ops@example.com',
      'https https://hooks.example.com/a?key=x',
      'https https://hooks.example.com/b',
    ]);
    for (const id of Object.keys(made)) expect(id).toMatch(/^alarms_to_(ops|hooks)_example_com_[0-9a-f]{8}$/);
  });
});

describe('the dashboard', () => {
  const bodyOf = (config: Parameters<typeof prod>[0]) =>
    JSON.parse(String(prod(config).aws_cloudwatch_dashboard?.dashboard?.dashboard_body));

  it('shows the alarms on top, and fits into the columns that there are', () => {
    const { widgets } = bodyOf({});
    expect(widgets[0]).toMatchObject({ type: 'alarm', y: 0 });
    expect(widgets[0].properties.alarms).toHaveLength(9);
    const places = new Set(widgets.map(({ x, y }: { x: number; y: number }) => `${x} ${y}`));
    expect(places.size).toBe(widgets.length);
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
  });

  it('shows none where there are none', () => {
    const { widgets } = bodyOf({ alarms: { enabled: false } });
    expect(widgets.map(({ type }: { type: string }) => type)).not.toContain('alarm');
    expect(JSON.stringify(widgets)).toContain(
      '"DBInstanceIdentifier","${aws_db_instance.postgres.identifier}"',
    );
  });
});

it('development has neither alarms nor a dashboard', () => {
  const { resource } = synthesizeEnvironment('dev', 'dev-001');
  for (const type of ['aws_cloudwatch_metric_alarm', 'aws_sns_topic', 'aws_cloudwatch_dashboard'])
    expect(resource).not.toHaveProperty(type);
});
