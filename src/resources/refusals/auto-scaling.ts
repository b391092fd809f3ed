import { defineRefusals, notChanged, notDeleted, notMade } from './define-refusals.js';

const guide = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide';
const creating =
  'creating Auto Scaling Group (app-dev-001): operation error Auto Scaling: CreateAutoScalingGroup, https response error StatusCode: 400, RequestID: 0f1e';

/** What EC2 Auto Scaling refuses: most of it is a ValidationError, told apart by its words. */
export const autoScalingRefusals = defineRefusals('EC2 Auto Scaling', [
  {
    codes: ['AlreadyExists'],
    types: ['aws_autoscaling_group', 'aws_autoscaling_policy'],
    cause:
      'Account and region have an Auto Scaling Group of this name already, and the state does not know it.',
    left: notMade,
    remedy:
      'Where an earlier run of this environment made it, recover takes it into the state. A group that is being deleted keeps its name until its last instance has ended.',
    next: 'recover',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html',
    said: [
      `${creating}, AlreadyExists: AutoScalingGroup by this name already exists - A group with the name app-dev-001 already exists`,
    ],
  },
  {
    codes: ['ValidationError'],
    types: ['aws_autoscaling_group'],
    text: /launch template.*(does not exist|not found|not authorized)|You must use a valid fully-formed launch template/i,
    cause:
      'The group cannot start an instance from the launch template: it, its AMI, its instance profile or a right to use them is missing.',
    left: notMade,
    remedy:
      'Read the last words of AWS above; doctor checks AMI and instance type. A role that was made seconds ago needs a minute.',
    next: 'doctor',
    page: `${guide}/ts-as-launch-template.html`,
    said: [
      `${creating}, api error ValidationError: You must use a valid fully-formed launch template. Value (app-dev-001) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`,
      `${creating}, api error ValidationError: The specified launch template, with template ID lt-0a1b2c3d, does not exist.`,
    ],
  },
  {
    codes: ['ValidationError'],
    types: ['aws_autoscaling_group'],
    text: /subnet/i,
    cause: 'A subnet of the group does not exist in this region, or belongs to another VPC.',
    left: notMade,
    remedy: 'Correct `network.subnetIds`.',
    next: 'doctor',
    page: `${guide}/CHAP_Troubleshooting.html`,
    said: [`${creating}, api error ValidationError: The subnet ID 'subnet-0a1b2c3d' does not exist`],
  },
  {
    codes: ['ValidationError'],
    types: ['aws_autoscaling_group'],
    text: /instance type/i,
    cause: 'The instance type does not exist, or not in this region or with this AMI.',
    left: notMade,
    remedy: 'Set another `compute.instanceType`.',
    next: 'validate',
    page: `${guide}/ts-as-instancelaunchfailure.html`,
    said: [`${creating}, api error ValidationError: Invalid instance type: 't3.mikro'`],
  },
  {
    codes: ['ScalingActivityInProgress', 'ResourceInUse', 'InstanceRefreshInProgress'],
    types: ['aws_autoscaling_group', 'aws_autoscaling_policy'],
    cause: 'The group is starting, ending or replacing instances at this moment.',
    left: `${notChanged} ${notDeleted}`,
    remedy: 'Wait until it is done (`aws autoscaling describe-scaling-activities`).',
    next: 'plan',
    page: `${guide}/CHAP_Troubleshooting.html`,
    said: [
      'deleting Auto Scaling Group (app-dev-001): operation error Auto Scaling: DeleteAutoScalingGroup, https response error StatusCode: 400, RequestID: 0f1e, ScalingActivityInProgress: You cannot delete an AutoScalingGroup while there are scaling activities in progress for that group.',
    ],
  },
  {
    codes: ['LimitExceeded'],
    types: ['aws_autoscaling_group', 'aws_autoscaling_policy'],
    cause: 'The quota of Auto Scaling Groups or policies in this account and region is used up.',
    left: notMade,
    remedy: 'Have the quota raised (Service Quotas, “EC2 Auto Scaling”), or delete groups that nobody needs.',
    next: 'doctor',
    page: `${guide}/ec2-auto-scaling-quotas.html`,
    said: [`${creating}, LimitExceeded: You have reached the limit of Auto Scaling groups`],
  },
]);
