import { commonNameRules, type NameRule, type NameRules } from '../name-rule.js';

/** The alarms of an environment, by what each is about; the section of the runbook has the same name. */
export const alarmSubjects = [
  'load-balancer-errors',
  'application-errors',
  'application-latency',
  'unhealthy-targets',
  'missing-instances',
  'database-cpu',
  'database-storage',
  'database-memory',
  'database-connections',
] as const;

/** See `alarmSubjects`. */
export type AlarmSubject = (typeof alarmSubjects)[number];

/** AWS names of topic, alarms and dashboard. */
export interface MonitoringNames extends Readonly<Record<AlarmSubject, string>> {
  readonly topic: string;
  /** Alias of the key of the topic. */
  readonly keyAlias: string;
  readonly databaseEvents: string;
  readonly dashboard: string;
}

const everySubject = <T>(make: (subject: AlarmSubject) => T): Readonly<Record<AlarmSubject, T>> =>
  Object.fromEntries(alarmSubjects.map((subject) => [subject, make(subject)])) as Record<AlarmSubject, T>;

export function monitoringNames({ suffix }: { readonly suffix: string }): MonitoringNames {
  return {
    topic: `alarms-${suffix}`,
    keyAlias: `alias/alarms-${suffix}`,
    databaseEvents: `db-events-${suffix}`,
    dashboard: `dashboard-${suffix}`,
    ...everySubject((subject) => `${subject}-${suffix}`),
  };
}

const pattern = /^[\w-]+$/;
const scope = 'account-region';
const alarm: NameRule = { resource: 'aws_cloudwatch_metric_alarm', maxLength: 255, pattern, scope };

export const monitoringNameRules: NameRules<MonitoringNames> = {
  topic: { resource: 'aws_sns_topic', maxLength: 256, pattern, scope },
  keyAlias: commonNameRules.kmsAlias,
  databaseEvents: { resource: 'aws_db_event_subscription', maxLength: 255, pattern, scope },
  dashboard: { resource: 'aws_cloudwatch_dashboard', maxLength: 255, pattern, scope: 'account' },
  ...everySubject(() => alarm),
};
