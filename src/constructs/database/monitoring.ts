import { IamRole } from '@cdktn/provider-aws/lib/iam-role/index.js';
import { IamRolePolicyAttachment } from '@cdktn/provider-aws/lib/iam-role-policy-attachment/index.js';
import type { Construct } from 'constructs';
import { policyDocument } from '../identity/policy-document.js';
import type { DatabaseNames } from './names.js';
import type { DatabaseSettings } from './settings.js';

/** Days for which each mode of Database Insights keeps: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.Considerations.html */
const insightsDays = { standard: 7, advanced: 465 } as const;

interface Monitored {
  readonly settings: DatabaseSettings;
  readonly names: Pick<DatabaseNames, 'monitoringRole'>;
  readonly environment: string;
  readonly partition: string;
}

/** Enhanced monitoring, with the role that it takes, and Database Insights. */
export function monitoringOf(scope: Construct, props: Monitored) {
  const { enhancedMonitoringSeconds, insights } = props.settings;
  return {
    ...(enhancedMonitoringSeconds === 0
      ? {}
      : { monitoringInterval: enhancedMonitoringSeconds, monitoringRoleArn: monitoringRole(scope, props) }),
    ...(insights === 'off'
      ? {}
      : {
          performanceInsightsEnabled: true,
          performanceInsightsRetentionPeriod: insightsDays[insights],
          databaseInsightsMode: insights,
        }),
  };
}

/** The role may read nothing: it writes the log group `RDSOSMetrics`, and no other. */
function monitoringRole(scope: Construct, { names, environment, partition }: Monitored): string {
  const role = new IamRole(scope, 'db_monitoring_role', {
    name: names.monitoringRole,
    description: `Role of the enhanced monitoring of RDS PostgreSQL ${environment}`,
    assumeRolePolicy: policyDocument([
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'monitoring.rds.amazonaws.com' } },
    ]),
    tags: { Name: names.monitoringRole },
  });
  new IamRolePolicyAttachment(scope, 'db_monitoring_policy', {
    role: role.name,
    policyArn: `arn:${partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`,
  });
  return role.arn;
}
