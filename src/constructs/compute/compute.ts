import { AutoscalingAttachment } from '@cdktn/provider-aws/lib/autoscaling-attachment/index.js';
import { AutoscalingGroup } from '@cdktn/provider-aws/lib/autoscaling-group/index.js';
import { DataAwsSsmParameter } from '@cdktn/provider-aws/lib/data-aws-ssm-parameter/index.js';
import { LaunchTemplate } from '@cdktn/provider-aws/lib/launch-template/index.js';
import { Fn, type ITerraformDependable, TerraformLocal } from 'cdktn';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import type { ComputeNames } from './names.js';
import { newestAmazonLinuxParameter } from './newest-amazon-linux.js';
import { rootDevice } from './root-device.js';
import { offHours, targetTracking } from './scaling.js';
import type { ComputeSettings } from './settings.js';

/** What `Compute` needs. */
export interface ComputeProps {
  readonly settings: ComputeSettings;
  readonly names: ComputeNames;
  readonly subnetIds: string[];
  /** What has to be there before an instance starts: routes and endpoints, which no attribute names. Default: nothing. */
  readonly after?: readonly ITerraformDependable[];
  readonly securityGroupId: string;
  readonly instanceProfileName: string;
  readonly targetGroupArn: string;
  /** Whether the group reports its sizes to CloudWatch, for alarms and dashboards. */
  readonly reportsSizes: boolean;
  /** The target group as the metrics of requests know it, see `LoadBalancer`. */
  readonly requestCountLabel: string;
  /** Plain text of the user data, see `cloudConfig`. */
  readonly userData: string;
  /** Tags for what the provider's default tags do not reach: instances, volumes, network interfaces. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Sizes of the group as CloudWatch knows them; they are free. */
const sizeMetrics = ['GroupDesiredCapacity', 'GroupInServiceInstances', 'GroupMaxSize', 'GroupMinSize'];

/** Instances behind a target group, replaced one by one when their launch template changes. */
export class Compute extends Construct {
  readonly autoScalingGroupName: string;

  constructor(scope: Construct, id: string, given: ComputeProps) {
    super(scope, id);
    const props = withLiterals(given, 'settings');
    const template = this.launchTemplate(props);
    const group = this.autoScalingGroup(props, template);
    this.autoScalingGroupName = group.name;
    const attachment = new AutoscalingAttachment(this, 'asg_attachment', {
      autoscalingGroupName: group.name,
      lbTargetGroupArn: props.targetGroupArn,
    });
    const scaled = { ...props, groupName: group.name, attachment };
    targetTracking(this, scaled);
    offHours(this, scaled);
  }

  private launchTemplate(props: ComputeProps): LaunchTemplate {
    const { names, settings, userData } = props;
    const tags = { ...props.tags, Name: names.instance };
    return new LaunchTemplate(this, 'launch_template', {
      name: names.launchTemplate,
      imageId: settings.amiId ?? this.newestAmazonLinux(settings.instanceType),
      instanceType: settings.instanceType,
      updateDefaultVersion: true,
      iamInstanceProfile: { name: props.instanceProfileName },
      vpcSecurityGroupIds: [props.securityGroupId],
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: rootDevice,
          ebs: { encrypted: 'true', volumeType: 'gp3', deleteOnTermination: 'true' },
        },
      ],
      ...(settings.detailedMonitoring ? { monitoring: { enabled: true } } : {}),
      userData: Fn.base64encode(new TerraformLocal(this, 'user_data', userData).asString),
      tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({
        resourceType,
        tags,
      })),
      tags: { Name: names.launchTemplate },
    });
  }

  /** Amazon Linux 2023 for the architecture of the instance type. */
  private newestAmazonLinux(instanceType: string): string {
    return new DataAwsSsmParameter(this, 'ami', {
      name: newestAmazonLinuxParameter(instanceType),
    }).insecureValue;
  }

  private autoScalingGroup(props: ComputeProps, template: LaunchTemplate): AutoscalingGroup {
    const { names, settings, after = [] } = props;
    const tags = { ...props.tags, Name: names.instance };
    return new AutoscalingGroup(this, 'asg', {
      name: names.autoScalingGroup,
      minSize: settings.minSize,
      maxSize: settings.maxSize,
      ...(settings.desiredCapacity === undefined ? {} : { desiredCapacity: settings.desiredCapacity }),
      vpcZoneIdentifier: props.subnetIds,
      healthCheckType: 'ELB',
      healthCheckGracePeriod: 300,
      // The provider would wait for the capacity of its state: ten minutes in vain where an edit lowers `maxSize` below it, because AWS lowers the capacity too.
      waitForCapacityTimeout: '0',
      ...(props.reportsSizes ? { enabledMetrics: sizeMetrics } : {}),
      ...whatIsStarted(settings, template),
      instanceRefresh: {
        strategy: 'Rolling',
        preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 200, autoRollback: true },
      },
      tag: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      ...(after.length === 0 ? {} : { dependsOn: [...after] }),
    });
  }
}

/** The launch template alone, or in a choice of instance types and prices. */
function whatIsStarted({ instanceType, instanceTypes, spot }: ComputeSettings, template: LaunchTemplate) {
  // The number and not `$Latest`: only a changed attribute makes Terraform start a refresh, and only a number can be rolled back to.
  const version = `\${${template.fqn}.latest_version}`;
  if (!spot && instanceTypes === undefined) return { launchTemplate: { id: template.id, version } };
  return {
    // A spot instance that is likely to be taken back gets its successor before it goes.
    ...(spot ? { capacityRebalance: true } : {}),
    mixedInstancesPolicy: {
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: template.id, version },
        override: [instanceType, ...(instanceTypes ?? [])].map((type) => ({ instanceType: type })),
      },
      instancesDistribution: {
        onDemandPercentageAboveBaseCapacity: spot ? 0 : 100,
        ...(spot ? { spotAllocationStrategy: 'price-capacity-optimized' } : {}),
      },
    },
  };
}
