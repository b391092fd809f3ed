import { type Certificate, describeCertificate } from '../../aws/acm.js';
import { findBucketName } from '../../aws/bucket-name.js';
import { type Ec2, openEc2, type Subnet } from '../../aws/ec2.js';
import { awsCredentialsMissing } from '../../aws/errors.js';
import { readQuotas, type ServiceQuotas } from '../../aws/quotas.js';
import { openRds, type Rds } from '../../aws/rds.js';
import { readPublicParameter } from '../../aws/ssm.js';
import { type CallerIdentity, callerIdentity } from '../../aws/sts.js';
import type { AwsTarget } from '../../aws/target.js';
import { type Partition, partitionOf } from '../../constructs/partition.js';
import { UserError } from '../../errors/user-error.js';
import { once, oncePerKey } from './once.js';

/** Who we are, and whether the region of the environment lets us in. */
interface Identity extends CallerIdentity {
  readonly isRegionEnabled: boolean;
}

/** What AWS knows about one account in one region, asked at most once for all environments there. */
export interface AccountFacts {
  /** With the role of the environment, if it has one. */
  readonly identity: () => Promise<Identity>;
  /** Before the role is taken on. */
  readonly ownIdentity: () => Promise<Identity>;
  readonly regionStatus: () => ReturnType<Ec2['regionStatus']>;
  readonly defaultVpcId: () => ReturnType<Ec2['defaultVpcId']>;
  readonly defaultSubnets: () => Promise<readonly Subnet[]>;
  readonly ec2: () => Promise<Ec2>;
  readonly rds: () => Promise<Rds>;
  readonly image: Ec2['image'];
  readonly architectures: Ec2['architectures'];
  readonly zonesOffering: Ec2['zonesOffering'];
  /** Value of a public SSM parameter. */
  readonly parameter: (name: string) => ReturnType<typeof readPublicParameter>;
  /** Who holds a bucket name; `accountId` counts as us. */
  readonly bucketName: (name: string, accountId: string) => ReturnType<typeof findBucketName>;
  readonly certificate: (arn: string) => Promise<Certificate | undefined>;
  readonly postgresVersions: Rds['postgresVersions'];
  readonly quotas: () => Promise<readonly ServiceQuotas[]>;
}

/** A region of each partition that is always enabled. */
const homeRegions: Readonly<Record<Partition, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-eusc': 'eusc-de-east-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-south-1',
  'aws-us-gov': 'us-gov-west-1',
};

/** Facts of the account and region of a target; nothing is asked before somebody wants to know. */
export function accountFacts(target: AwsTarget): AccountFacts {
  const { aws } = target.environment;
  const ec2 = once(() => openEc2(target));
  const rds = once(() => openRds(target));
  const identity = once(() => identify(target));
  const defaultVpcId = once(async () => (await ec2()).defaultVpcId());
  return {
    identity,
    ownIdentity:
      aws.roleArn === undefined ? identity : once(() => identify(withAws(target, { roleArn: undefined }))),
    regionStatus: once(async () => (await ec2()).regionStatus(aws.region)),
    defaultVpcId,
    defaultSubnets: once(async () => {
      const vpc = await defaultVpcId();
      return vpc === undefined ? [] : (await ec2()).defaultSubnets(vpc);
    }),
    ec2,
    rds,
    image: oncePerKey(async (id) => (await ec2()).image(id)),
    architectures: oncePerKey(async (type) => (await ec2()).architectures(type)),
    zonesOffering: oncePerKey(async (type) => (await ec2()).zonesOffering(type)),
    parameter: oncePerKey((name) => readPublicParameter(target, name)),
    bucketName: (name, accountId) => findBucketName(target, { name, accountId }),
    certificate: oncePerKey((arn) => describeCertificate(target, arn)),
    postgresVersions: oncePerKey(async (major) => (await rds()).postgresVersions(major)),
    quotas: once(() => readQuotas(target)),
  };
}

/** A region that the account has not enabled takes credentials for wrong ones: another region tells the two apart. */
async function identify(target: AwsTarget): Promise<Identity> {
  try {
    return { ...(await callerIdentity(target)), isRegionEnabled: true };
  } catch (error) {
    const { region } = target.environment.aws;
    const home = homeRegions[partitionOf(region)] ?? region;
    if (!isRejectedKey(error) || home === region) throw error;
    const elsewhere = await callerIdentity(withAws(target, { region: home })).catch(() => undefined);
    if (elsewhere === undefined) throw error;
    return { ...elsewhere, isRegionEnabled: false };
  }
}

function isRejectedKey(error: unknown): boolean {
  if (!(error instanceof UserError) || error.code !== awsCredentialsMissing.code) return false;
  return error.cause instanceof Error && /^(InvalidClientTokenId|UnrecognizedClient)/.test(error.cause.name);
}

function withAws(target: AwsTarget, change: Partial<AwsTarget['environment']['aws']>): AwsTarget {
  const { environment } = target;
  return { ...target, environment: { ...environment, aws: { ...environment.aws, ...change } } };
}
