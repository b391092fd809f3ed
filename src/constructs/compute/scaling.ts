import { AutoscalingPolicy } from '@cdktn/provider-aws/lib/autoscaling-policy/index.js';
import { AutoscalingSchedule } from '@cdktn/provider-aws/lib/autoscaling-schedule/index.js';
import type { ITerraformDependable } from 'cdktn';
import type { Construct } from 'constructs';
import type { ComputeNames } from './names.js';
import type { ComputeSettings } from './settings.js';

/** What scaling needs to know of the group. */
interface ScaledGroup {
  readonly settings: ComputeSettings;
  readonly names: ComputeNames;
  readonly groupName: string;
  /** The target group as metrics know it, `app/NAME/ID/targetgroup/NAME/ID`. */
  readonly requestCountLabel: string;
  /** The attachment of the group: AWS refuses a policy about requests before it. */
  readonly attachment: ITerraformDependable;
}

/** Target tracking, for each target that is set. */
export function targetTracking(scope: Construct, group: ScaledGroup): void {
  const { settings, names, groupName: autoscalingGroupName, attachment } = group;
  const { cpuPercent, requestsPerTarget } = settings.scaling;
  const policyType = 'TargetTrackingScaling';
  if (cpuPercent > 0)
    new AutoscalingPolicy(scope, 'scale_on_cpu', {
      ...{ name: names.scaleOnCpu, autoscalingGroupName, policyType },
      targetTrackingConfiguration: {
        targetValue: cpuPercent,
        predefinedMetricSpecification: { predefinedMetricType: 'ASGAverageCPUUtilization' },
      },
    });
  if (requestsPerTarget > 0)
    new AutoscalingPolicy(scope, 'scale_on_requests', {
      ...{ name: names.scaleOnRequests, autoscalingGroupName, policyType },
      targetTrackingConfiguration: {
        targetValue: requestsPerTarget,
        predefinedMetricSpecification: {
          predefinedMetricType: 'ALBRequestCountPerTarget',
          resourceLabel: group.requestCountLabel,
        },
      },
      dependsOn: [attachment],
    });
}

/** Ends all instances in the evening of every day, and starts them in the morning of working days; nothing without off hours. */
export function offHours(
  scope: Construct,
  {
    settings: { offHours: hours, minSize },
    names,
    groupName,
  }: Pick<ScaledGroup, 'settings' | 'names' | 'groupName'>,
): void {
  if (hours === undefined) return;
  const { from, to, timeZone } = hours;
  // -1 leaves a size as it is.
  new AutoscalingSchedule(scope, 'off_hours_begin', {
    ...{ scheduledActionName: names.offHoursBegin, autoscalingGroupName: groupName, timeZone },
    ...{ recurrence: `${cronTime(from)} * * *`, minSize: 0, maxSize: -1, desiredCapacity: 0 },
  });
  new AutoscalingSchedule(scope, 'off_hours_end', {
    ...{ scheduledActionName: names.offHoursEnd, autoscalingGroupName: groupName, timeZone },
    ...{ recurrence: `${cronTime(to)} * * 1-5`, minSize, maxSize: -1, desiredCapacity: minSize },
  });
}

/** `07:30` as minute and hour of cron. */
function cronTime(time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return `${minute} ${hour}`;
}
