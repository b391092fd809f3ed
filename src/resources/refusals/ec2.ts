import { defineRefusals, notDeleted, notMade } from './define-refusals.js';

const codes = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html';
const run =
  'creating EC2 Instance: operation error EC2: RunInstances, https response error StatusCode: 400, RequestID: 0f1e, api error';

/** What EC2 refuses: instances, security groups, launch templates, networks. */
export const ec2Refusals = defineRefusals('EC2', [
  {
    codes: ['InvalidGroup.Duplicate', 'InvalidLaunchTemplateName.AlreadyExists', 'InvalidKeyPair.Duplicate'],
    cause: 'A group or launch template of this name is there already, and the state does not know it.',
    left: notMade,
    remedy:
      'Where an earlier run of this environment made it, recover takes it into the state. Otherwise delete it, or give the environment another suffix.',
    next: 'recover',
    page: codes,
    said: [
      "creating Security Group (app-dev-001): operation error EC2: CreateSecurityGroup, https response error StatusCode: 400, RequestID: 0f1e, api error InvalidGroup.Duplicate: The security group 'app-dev-001' already exists for VPC 'vpc-0a1b2c3d'",
    ],
  },
  {
    codes: ['VcpuLimitExceeded', 'InstanceLimitExceeded', 'MaxSpotInstanceCountExceeded'],
    cause: 'The quota of vCPUs for this family in this account and region is used up.',
    left: 'No instance was started. What was made before stands and is in the state.',
    remedy:
      'Have the quota raised (Service Quotas, “Running On-Demand … instances”), or set a smaller `compute.instanceType` or `compute.maxSize`.',
    next: 'doctor',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-resource-limits.html',
    said: [
      `${run} VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 5 allows for the instance bucket that the specified instance type belongs to.`,
    ],
  },
  {
    codes: ['InsufficientInstanceCapacity'],
    cause:
      'AWS has no free host of this type in the zone at the moment. It has nothing to do with your quota.',
    left: 'No instance was started. What was made before stands and is in the state.',
    remedy: 'Wait some minutes, set another `compute.instanceType`, or offer subnets of more zones.',
    next: 'deploy',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html',
    said: [
      `${run} InsufficientInstanceCapacity: We currently do not have sufficient m6i.large capacity in the Availability Zone you requested (ap-southeast-1a).`,
    ],
  },
  {
    codes: ['Unsupported', 'InstanceTypeNotSupported'],
    cause: 'The zone of a subnet does not offer this instance type.',
    left: 'No instance was started. What was made before stands and is in the state.',
    remedy:
      'Set another `compute.instanceType`, or leave the subnet of that zone out; doctor tells which zones offer it.',
    next: 'doctor',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html',
    said: [
      `${run} Unsupported: Your requested instance type (t4g.micro) is not supported in your requested Availability Zone (us-east-1e). Please retry your request by not specifying an Availability Zone or choosing us-east-1a.`,
    ],
  },
  {
    codes: [
      'VpcLimitExceeded',
      'AddressLimitExceeded',
      'SubnetLimitExceeded',
      'SecurityGroupLimitExceeded',
      'RulesPerSecurityGroupLimitExceeded',
      'NatGatewayLimitExceeded',
      'InternetGatewayLimitExceeded',
      'NetworkAclLimitExceeded',
      'RouteTableLimitExceeded',
      'VpcEndpointLimitExceeded',
    ],
    cause: 'A quota of networks in this account and region is used up.',
    left: notMade,
    remedy:
      'Have the quota raised (Service Quotas, “Amazon VPC”; addresses: “Amazon EC2”), or delete what nobody needs.',
    next: 'doctor',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
    said: [
      'creating EC2 VPC: operation error EC2: CreateVpc, https response error StatusCode: 400, RequestID: 0f1e, api error VpcLimitExceeded: The maximum number of VPCs has been reached.',
      'creating EC2 EIP: operation error EC2: AllocateAddress, https response error StatusCode: 400, RequestID: 0f1e, api error AddressLimitExceeded: The maximum number of addresses has been reached.',
    ],
  },
  {
    codes: ['DependencyViolation'],
    cause:
      'Something that Terraform does not manage still uses it, often a network interface or a rule of another group.',
    left: notDeleted,
    remedy:
      'Find the user of it (`aws ec2 describe-network-interfaces --filters Name=group-id,Values=…`) and detach it.',
    next: 'plan',
    page: codes,
    said: [
      'deleting Security Group (sg-0a1b2c3d): operation error EC2: DeleteSecurityGroup, https response error StatusCode: 400, RequestID: 0f1e, api error DependencyViolation: resource sg-0a1b2c3d has a dependent object',
    ],
  },
  {
    codes: ['InvalidAMIID.NotFound', 'InvalidAMIID.Malformed', 'InvalidAMIID.Unavailable'],
    cause: 'The region has no such AMI, or it is not shared with this account.',
    left: notMade,
    remedy: 'Set `compute.amiId` to an AMI of this region, or remove it and take the newest Amazon Linux.',
    next: 'doctor',
    page: codes,
    said: [`${run} InvalidAMIID.NotFound: The image id '[ami-0123456789abcdef0]' does not exist`],
  },
]);
