import { CloudwatchMetricAlarm } from '@cdktn/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import { type AlarmDefinition, alarmDefinitions } from './alarm-definitions.js';
import { type AlarmSubject, alarmSubjects, type MonitoringNames } from './names.js';
import { runbookAddress } from './runbook.js';
import type { AlarmsSettings } from './settings.js';
import type { Watched } from './watched.js';

/** What `Alarms` needs. */
export interface AlarmsProps {
  readonly settings: AlarmsSettings;
  readonly names: Pick<MonitoringNames, AlarmSubject>;
  readonly watched: Watched;
  /** Topic that an alarm is sent to when it goes off, and when it ends. */
  readonly topicArn: string;
}

/** Alarms on requests, instances and database; the description of each says what to do. */
export class Alarms extends Construct {
  /** ARNs of the alarms. */
  readonly arns: readonly string[];

  constructor(scope: Construct, id: string, given: AlarmsProps) {
    super(scope, id);
    const props = withLiterals(given, 'settings');
    const definitions = alarmDefinitions(props.settings, props.watched);
    this.arns = alarmSubjects.flatMap((subject) => {
      const definition = definitions[subject];
      return definition === undefined ? [] : [this.alarm(props, subject, definition)];
    });
  }

  private alarm({ names, topicArn }: AlarmsProps, subject: AlarmSubject, definition: AlarmDefinition) {
    const { statistic } = definition;
    return new CloudwatchMetricAlarm(this, subject.replaceAll('-', '_'), {
      alarmName: names[subject],
      alarmDescription: `${definition.says} ${runbookAddress(subject)}`,
      namespace: definition.namespace,
      metricName: definition.metric,
      dimensions: definition.dimensions,
      ...(statistic === 'p95' ? { extendedStatistic: statistic } : { statistic }),
      comparisonOperator:
        definition.is === 'at-least' ? 'GreaterThanOrEqualToThreshold' : 'LessThanThreshold',
      threshold: definition.threshold,
      period: definition.periodSeconds,
      evaluationPeriods: definition.periods,
      treatMissingData: definition.whenMissing,
      actionsEnabled: true,
      alarmActions: [topicArn],
      okActions: [topicArn],
      tags: { Name: names[subject] },
    }).arn;
  }
}
