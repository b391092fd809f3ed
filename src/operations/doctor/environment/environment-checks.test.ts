import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  accountLimits,
  accountSummary,
  addresses,
  certificate,
  defaultRoute,
  engineVersions,
  type FakeAnswer,
  identity,
  image,
  instanceType,
  jsonAnswer,
  offeredIn,
  orderable,
  queryAnswer,
  rdsQuotas,
  refusal,
  subnets,
  vpcs,
  zones,
} from '../../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../../test/fixtures/fake-aws/fake-aws.js';
import { resolveEnvironment } from '../../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../../config/schema/environment-schema.js';
import { neverInterrupted } from '../../../processes/interrupt.js';
import { type CheckResult, examineEnvironment } from '../examine.js';
import { openSubjects } from '../subjects.js';
import { environmentChecks } from './index.js';

const aws = new FakeAws();
let root = '';
beforeAll(() => aws.start());
// The constructs take longer to load here than a check may take.
beforeAll(() => import('../../../stacks/synth/synthesize.js'));
afterAll(() => aws.stop());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'multienv-doctor-'));
  aws.play();
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const context = (variables: Readonly<Record<string, string>>) => ({
  cwd: root,
  env: {
    AWS_ACCESS_KEY_ID: 'KEYOWN',
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_EC2_METADATA_DISABLED: 'true',
    HOME: root,
    ...variables,
  },
  emit: () => {},
  interrupt: neverInterrupted(),
});

interface Around {
  readonly config?: EnvironmentConfig;
  readonly different?: Readonly<Record<string, FakeAnswer>>;
  readonly state?: readonly object[];
  readonly sandbox?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
}

/** What every check says, by its id. */
async function examine({ config = {}, different, state, sandbox = false, variables = {} }: Around) {
  const { suffix, ...rest } = { suffix: 'dev-001', config };
  const environment = resolveEnvironment({ environment: 'dev', suffix, ...rest });
  aws.play({ 'POST /multienv-seed': { status: 204 }, ...different });
  if (state !== undefined) {
    const file = join(root, '.multienv', 'state', suffix, 'terraform.tfstate');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ version: 4, resources: state }));
  }
  const folder = join(root, '.multienv', 'sandbox');
  const [subject] = await openSubjects(context(variables), {
    root,
    environments: [environment],
    sandbox: sandbox ? { endpoint: aws.endpoint, folder } : undefined,
  });
  if (subject === undefined) throw new Error('There is one environment.');
  const results = await Promise.all(environmentChecks.map((check) => examineEnvironment(check, subject)));
  return new Map(results.map((result) => [result.id, result]));
}

const notOk = (results: ReadonlyMap<string, CheckResult>) =>
  [...results.values()].filter(({ status }) => status === 'problem' || status === 'warning');

const account = '111122223333';
const roleArn = `arn:aws:iam::${account}:role/deploy`;
const certificateArn = `arn:aws:acm:ap-southeast-1:${account}:certificate/01234567-89ab-cdef-0123-456789abcdef`;
const s3: EnvironmentConfig = { backend: { type: 's3', bucket: 'states' } };
const logged: EnvironmentConfig = { storage: { accessLogs: true } };
const logBucket = 'multienv-logs-111122223333-ap-southeast-1';
const https: EnvironmentConfig = { loadBalancer: { certificateArn } };
const existing: EnvironmentConfig = {
  network: {
    mode: 'existing',
    vpcId: 'vpc-00000001',
    subnetIds: ['subnet-00000001', 'subnet-00000002'],
  },
};
/** Two public-looking subnets in each of two zones. */
const four = ['subnet-00000001', 'subnet-00000002', 'subnet-00000003', 'subnet-00000004'];
const inTwoZones = four.map((id, index) => [id, index % 2 === 0 ? 'a' : 'b'] as const);
const oneFull = [
  ['subnet-00000001', 'a'],
  ['subnet-00000002', 'b', 'vpc-00000001', '7'],
] as const;
const dedicated: EnvironmentConfig = { network: { mode: 'dedicated', zones: 3, nat: 'per-zone' } };
const tagged: EnvironmentConfig = {
  network: { mode: 'existing', vpcTags: { Name: 'shared' }, subnetTags: { Tier: 'app' } },
};
const network = (more: NonNullable<EnvironmentConfig['network']>): EnvironmentConfig => ({
  network: { mode: 'existing', vpcId: 'vpc-00000001', ...more },
});
const generated: EnvironmentConfig = { database: { password: { source: 'generated' } } };
const own = (type: string, attributes: object) => ({
  mode: 'managed',
  type,
  name: 'own',
  instances: [{ attributes }],
});
const stored = { ARN: 'arn:x', VersionIdsToStages: { a: ['AWSCURRENT'] } };
const deleted = jsonAnswer({ ...stored, DeletedDate: 1 });

describe('an account in which all is well', () => {
  it.each<[string, EnvironmentConfig]>([
    ['with nothing chosen', {}],
    [
      'with account, role, certificate and a shared state',
      { ...s3, ...https, aws: { accountId: account, roleArn } },
    ],
    ['with a network of its own', existing],
    ['with a dedicated network', dedicated],
    ['with a network that is looked up by tags', tagged],
    [
      'with a pinned AMI and an exact engine',
      { compute: { amiId: 'ami-00000001' }, database: { engineVersion: '15.17' } },
    ],
    ['with a password that RDS manages', { database: { password: { source: 'rdsManaged' } } }],
    [
      'with a state that only Terraform can read',
      { backend: { type: 'http', config: { address: 'https://x.test' } } },
    ],
  ])('has no findings %s', async (_name, config) => {
    const managed = { ListSecrets: jsonAnswer({ SecretList: [] }) };
    expect(notOk(await examine({ config, different: managed }))).toEqual([]);
  });

  it('is asked each thing once, and with the credentials of the role once it is taken on', async () => {
    await examine({ config: { ...s3, aws: { roleArn } } });
    for (const action of ['DescribeRegions', 'DescribeVpcs', 'DescribeSubnets', 'HEAD /states'])
      expect(
        aws.asked.filter((one) => one === action),
        action,
      ).toHaveLength(1);
  });
});

/** Each is one thing that is wrong in an account in which all else is well. */
const provoked: readonly (readonly [
  name: string,
  around: Around,
  id: string,
  status: string,
  words: string,
  fix: string,
])[] = [
  [
    'an account other than that of the file',
    { config: { aws: { accountId: '444455556666' } } },
    'account',
    'problem',
    'belong to account 111122223333',
    'aws.profile',
  ],
  [
    'a role that may not be taken on',
    { config: { aws: { roleArn } }, different: { AssumeRole: refusal('AccessDenied', 403) } },
    'role',
    'problem',
    roleArn,
    'aws.externalId',
  ],
  [
    'an external id that the role does not take',
    {
      config: { aws: { roleArn, externalId: 'x-1' } },
      different: { AssumeRole: refusal('AccessDenied', 403) },
    },
    'role',
    'problem',
    roleArn,
    'Compare `aws.externalId`',
  ],
  [
    'a region that is not enabled',
    {
      different: {
        DescribeRegions: queryAnswer('DescribeRegions', {
          regionInfo: { item: { optInStatus: 'not-opted-in' } },
        }),
      },
    },
    'region',
    'problem',
    'not enabled in account',
    'aws account enable-region --region-name ap-southeast-1',
  ],
  [
    'a region that AWS does not know',
    { different: { DescribeRegions: refusal('InvalidParameterValue') } },
    'region',
    'problem',
    'no region',
    'aws.region',
  ],
  [
    'a secret that is missing',
    { different: { DescribeSecret: refusal('ResourceNotFoundException') } },
    'secret',
    'problem',
    'does not exist or has no value',
    'multienv secret init --env dev-001',
  ],
  [
    'a secret without a value',
    { different: { DescribeSecret: jsonAnswer({ ARN: 'arn:x' }) } },
    'secret',
    'problem',
    'has no value',
    'multienv secret init',
  ],
  [
    'a secret scheduled for deletion',
    { different: { DescribeSecret: deleted } },
    'secret',
    'problem',
    'scheduled for deletion',
    'multienv secret restore --env dev-001',
  ],
  ...(
    [
      ['that is JSON', '{"username":"app_admin","password":"canary-12"}', 'it is JSON with a `password` key'],
      ['that ends with a line break', 'canary-1234\n', 'it ends with a line break'],
      ['with a character that RDS refuses', 'canary@1234', 'it has one of'],
    ] as const
  ).map(
    ([name, SecretString, words]) =>
      [
        `a secret with a value ${name}`,
        { different: { GetSecretValue: jsonAnswer({ SecretString }) } },
        'secret',
        'problem',
        `rds-password-dev-001 as a password: ${words}`,
        'multienv secret rotate --env dev-001',
      ] as const,
  ),
  ...(
    [
      ['AccessDeniedException', 'secretsmanager:GetSecretValue'],
      ['DecryptionFailure', 'Allow kms:Decrypt on the key of the secret'],
    ] as const
  ).map(
    ([code, fix]) =>
      [
        `a secret that whoever deploys may not read (${code})`,
        { different: { GetSecretValue: refusal(code) } },
        'secret',
        'problem',
        'Who deploys may not read the secret rds-password-dev-001, which every plan does',
        fix,
      ] as const,
  ),
  [
    'a binary secret',
    { different: { GetSecretValue: jsonAnswer({ SecretBinary: 'AAEC' }) } },
    'secret',
    'problem',
    'it is binary',
    'printf %s "$PASSWORD" | aws secretsmanager put-secret-value --secret-id rds-password-dev-001',
  ],
  [
    'a secret whose value the database does not get',
    {
      different: { GetSecretValue: jsonAnswer({ SecretString: 'short' }) },
      state: [own('aws_db_instance', { password_wo_version: 1 })],
    },
    'secret',
    'warning',
    'keeps its password until `database.password.version` is raised',
    'secret rotate',
  ],
  [
    'a secret whose value the database gets by the next version',
    {
      config: { database: { password: { version: 2 } } },
      different: { GetSecretValue: jsonAnswer({ SecretString: 'short' }) },
      state: [own('aws_db_instance', { password_wo_version: 1 })],
    },
    'secret',
    'problem',
    'shorter than 8',
    'secret rotate',
  ],
  [
    'a secret whose value a state that only Terraform can read may send',
    {
      config: { backend: { type: 'http', config: { address: 'https://x.test' } } },
      different: { GetSecretValue: jsonAnswer({ SecretString: 'short' }) },
    },
    'secret',
    'warning',
    'shorter than 8',
    'secret rotate',
  ],
  [
    'a foreign secret where the stack would make one',
    { config: generated },
    'secret',
    'problem',
    'that the stack did not create',
    'delete-secret',
  ],
  [
    'a deleted secret that holds the name of the one to make',
    { config: generated, different: { DescribeSecret: deleted } },
    'secret',
    'problem',
    'keeps the name until its recovery window ends',
    'delete-secret',
  ],
  [
    'a deleted secret whose password the database has',
    { config: generated, different: { DescribeSecret: deleted }, state: [own('aws_db_instance', {})] },
    'secret',
    'problem',
    'scheduled for deletion',
    'secret restore',
  ],
  [
    'a region without a default VPC',
    { different: { DescribeVpcs: queryAnswer('DescribeVpcs', {}) } },
    'network',
    'problem',
    'no default VPC',
    'aws ec2 create-default-vpc --region ap-southeast-1',
  ],
  [
    'a region with fewer zones than a dedicated network asks for',
    { config: dedicated, different: { DescribeAvailabilityZones: zones('a', 'b') } },
    'network',
    'problem',
    '2 Availability Zones (ap-southeast-1a, ap-southeast-1b)',
    'zones: 2',
  ],
  [
    'an account with as many VPCs as AWS gives',
    { config: dedicated, different: { DescribeVpcs: vpcs(...Array(5).fill('172.16.0.0/16')) } },
    'network',
    'warning',
    'has 5 VPCs',
    'service-quotas list-service-quotas --service-code vpc',
  ],
  [
    'an account with as many addresses as AWS gives',
    { config: dedicated, different: { DescribeAddresses: addresses(3) } },
    'network',
    'warning',
    '3 Elastic IP addresses in ap-southeast-1, and 3 more',
    'request-service-quota-increase',
  ],
  [
    'a VPC with the addresses of a dedicated network',
    { config: dedicated, different: { DescribeVpcs: vpcs('10.0.8.0/24') } },
    'network',
    'warning',
    '10.0.0.0/20 has addresses of vpc-00000000 too',
    'network.cidr',
  ],
  [
    'tags that lead to no VPC',
    { config: tagged, different: { DescribeVpcs: vpcs() } },
    'network',
    'problem',
    'Not exactly one VPC',
    'network.vpcId',
  ],
  [
    'tags that lead to one subnet alone',
    { config: tagged, different: { DescribeSubnets: subnets(['subnet-00000001', 'a']) } },
    'network',
    'problem',
    'One subnet alone of vpc-00000001',
    'network.subnetIds',
  ],
  [
    'a default VPC without subnets',
    { different: { DescribeSubnets: subnets() } },
    'network',
    'problem',
    'no default subnets',
    'create-default-subnet',
  ],
  [
    'a default VPC with subnets in one zone',
    { different: { DescribeSubnets: subnets(['subnet-00000001', 'a']) } },
    'network',
    'problem',
    'ap-southeast-1a only',
    'create-default-subnet',
  ],
  [
    'no room for another database',
    { different: { DescribeAccountAttributes: rdsQuotas(['DBInstances', 40, 40]) } },
    'quotas',
    'problem',
    'RDS lets this account have 40 DB instances; it has 40, and 1 more would come.',
    'aws service-quotas list-service-quotas --service-code rds --region ap-southeast-1',
  ],
  [
    'storage for databases that ends soon',
    { different: { DescribeAccountAttributes: rdsQuotas(['AllocatedStorage', 90_000, 100_000]) } },
    'quotas',
    'warning',
    'RDS lets this account have 100000 GiB of storage; it has 90000, and 20 more would come.',
    'request-service-quota-increase',
  ],
  [
    'no room for another load balancer and target group',
    { different: { DescribeAccountLimits: accountLimits('0') } },
    'quotas',
    'problem',
    'Elastic Load Balancing lets this account have 0 application load balancers; it has 0',
    '--service-code elasticloadbalancing',
  ],
  [
    'no room for another Auto Scaling group',
    { different: { DescribeAccountLimits: accountLimits('50', ['500', '500']) } },
    'quotas',
    'problem',
    'Auto Scaling lets this account have 500 Auto Scaling groups',
    '--service-code autoscaling',
  ],
  [
    'no room for another role',
    { different: { GetAccountSummary: accountSummary({ Roles: '1000' }) } },
    'quotas',
    'problem',
    'IAM lets this account have 1000 roles; it has 1000',
    '--service-code iam',
  ],
  [
    'no room for another instance profile',
    { different: { GetAccountSummary: accountSummary({ InstanceProfiles: '1000' }) } },
    'quotas',
    'problem',
    'IAM lets this account have 1000 instance profiles; it has 1000',
    '--service-code iam',
  ],
  [
    'a VPC that is not there',
    { config: existing, different: { DescribeVpcs: refusal('InvalidVpcID.NotFound') } },
    'network',
    'problem',
    'no VPC vpc-00000001',
    'network.vpcId',
  ],
  [
    'a subnet that is not there',
    { config: existing, different: { DescribeSubnets: subnets(['subnet-00000001', 'a']) } },
    'network',
    'problem',
    'do not exist: subnet-00000002',
    'Correct the ids',
  ],
  [
    'a subnet of another VPC',
    {
      config: existing,
      different: { DescribeSubnets: subnets(['subnet-00000001', 'a'], ['subnet-00000002', 'b', 'vpc-2']) },
    },
    'network',
    'problem',
    'not in vpc-00000001: subnet-00000002',
    'network.vpcId',
  ],
  [
    'subnets in one zone',
    {
      config: existing,
      different: { DescribeSubnets: subnets(['subnet-00000001', 'a'], ['subnet-00000002', 'a']) },
    },
    'network',
    'problem',
    '`network.subnetIds` are all in',
    'another zone',
  ],
  [
    'two subnets of one zone for the load balancer',
    { config: network({ subnetIds: four }), different: { DescribeSubnets: subnets(...inTwoZones) } },
    'network',
    'problem',
    '`network.subnetIds` names subnet-00000001 and subnet-00000003 in ap-southeast-1a, subnet-00000002 and',
    'Add `loadBalancerSubnetIds: [subnet-00000001, subnet-00000002]`',
  ],
  [
    'two subnets of one zone in the list of the load balancer',
    {
      config: network({
        subnetIds: four,
        loadBalancerSubnetIds: ['subnet-00000001', 'subnet-00000002', 'subnet-00000004'],
      }),
      different: { DescribeSubnets: subnets(...inTwoZones) },
    },
    'network',
    'problem',
    '`network.loadBalancerSubnetIds` names subnet-00000002 and subnet-00000004 in ap-southeast-1b',
    'Leave one of each zone',
  ],
  [
    'a subnet that is too full for a load balancer',
    { config: existing, different: { DescribeSubnets: subnets(...oneFull) } },
    'network',
    'problem',
    '8 free addresses in each of its subnets: subnet-00000002 has 7.',
    'network.loadBalancerSubnetIds',
  ],
  [
    'a default subnet that is too full for a load balancer',
    { different: { DescribeSubnets: subnets(...oneFull) } },
    'network',
    'problem',
    'subnet-00000002 has 7.',
    'mode: existing',
  ],
  [
    'a subnet in which a load balancer that is there cannot grow',
    {
      config: existing,
      different: { DescribeSubnets: subnets(...oneFull) },
      state: [own('aws_lb', {})],
    },
    'network',
    'warning',
    'subnet-00000002 has 7.',
    'network.loadBalancerSubnetIds',
  ],
  [
    'load balancer subnets without the internet',
    { config: existing, different: { DescribeRouteTables: queryAnswer('DescribeRouteTables', {}) } },
    'network',
    'problem',
    'without a route to the internet',
    'loadBalancerSubnetIds',
  ],
  [
    'load balancer subnets behind something',
    { config: existing, different: { DescribeRouteTables: defaultRoute('vpce-1') } },
    'network',
    'warning',
    'leads to no internet gateway',
    'loadBalancerSubnetIds',
  ],
  [
    'an instance type that the region lacks',
    { different: { DescribeInstanceTypeOfferings: offeredIn() } },
    'instance-type',
    'problem',
    'does not offer t3.micro',
    'compute.instanceType',
  ],
  [
    'an instance type that none of the zones has',
    { different: { DescribeInstanceTypeOfferings: offeredIn('c') } },
    'instance-type',
    'problem',
    'in none of the zones',
    'ap-southeast-1c',
  ],
  [
    'an instance type that one zone lacks',
    { config: existing, different: { DescribeInstanceTypeOfferings: offeredIn('a') } },
    'instance-type',
    'warning',
    'not offered in ap-southeast-1b',
    'compute.instanceType',
  ],
  [
    'an instance type that is not what its name says',
    { different: { DescribeInstanceTypes: instanceType('arm64') } },
    'instance-type',
    'problem',
    't3.micro is arm64',
    'compute.amiId',
  ],
  [
    'a region without the parameter of the AMI',
    { different: { GetParameter: refusal('ParameterNotFound') } },
    'ami',
    'problem',
    'al2023-ami-kernel-default-x86_64',
    'compute.amiId',
  ],
  [
    'a pinned AMI that is not there',
    {
      config: { compute: { amiId: 'ami-00000009' } },
      different: { DescribeImages: refusal('InvalidAMIID.NotFound') },
    },
    'ami',
    'problem',
    'no AMI ami-00000009',
    'Remove `compute.amiId`',
  ],
  [
    'a pinned AMI that is not ready',
    {
      config: { compute: { amiId: 'ami-00000009' } },
      different: { DescribeImages: image({ imageState: 'failed' }) },
    },
    'ami',
    'problem',
    'is failed',
    'compute.amiId',
  ],
  [
    'a pinned AMI for another processor',
    {
      config: { compute: { amiId: 'ami-00000009' } },
      different: { DescribeImages: image({ architecture: 'arm64' }) },
    },
    'ami',
    'problem',
    'made for arm64; t3.micro is x86_64',
    'architecture',
  ],
  [
    'a pinned AMI with another root device',
    {
      config: { compute: { amiId: 'ami-00000009' } },
      different: { DescribeImages: image({ rootDeviceName: '/dev/sda1' }) },
    },
    'ami',
    'warning',
    '/dev/sda1',
    '/dev/xvda',
  ],
  [
    'a pinned AMI that is deprecated',
    {
      config: { compute: { amiId: 'ami-00000009' } },
      different: { DescribeImages: image({ deprecationTime: '2026-06-30T00:00:00.000Z' }) },
    },
    'ami',
    'warning',
    'since 2026-06-30',
    'newer',
  ],
  [
    'an engine version that RDS no longer creates',
    {
      config: { database: { engineVersion: '15.18' } },
      different: { DescribeDBEngineVersions: engineVersions('15.19') },
    },
    'engine',
    'problem',
    'does not create PostgreSQL 15.18',
    '"15", or one of 15.19',
  ],
  [
    'a major version that RDS does not create',
    { different: { DescribeDBEngineVersions: engineVersions() } },
    'engine',
    'problem',
    'does not create PostgreSQL 15',
    'another major version',
  ],
  [
    'an instance class that cannot be had',
    { different: { DescribeOrderableDBInstanceOptions: orderable([]) } },
    'engine',
    'problem',
    'db.t4g.micro cannot be had with PostgreSQL 15.19',
    'database.instanceClass',
  ],
  [
    'the newest version by its number and not as text, of a major alone',
    {
      different: {
        DescribeDBEngineVersions: engineVersions('15.9', '15.17', '15.8'),
        DescribeOrderableDBInstanceOptions: orderable([]),
      },
    },
    'engine',
    'problem',
    'with PostgreSQL 15.17',
    'database.instanceClass',
  ],
  [
    'an instance class without a standby',
    {
      config: { database: { multiAz: true } },
      different: { DescribeOrderableDBInstanceOptions: orderable([false]) },
    },
    'engine',
    'problem',
    'cannot have a standby',
    'database.multiAz',
  ],
  [
    'an instance class that no zone of the database has',
    { different: { DescribeOrderableDBInstanceOptions: orderable([true], ['c']) } },
    'engine',
    'problem',
    "can be had in ap-southeast-1c: of the zones of the database's subnets (ap-southeast-1a, ap-southeast-1b) that is none",
    'database.instanceClass',
  ],
  [
    'an instance class that one zone alone has, with a standby',
    {
      config: { database: { multiAz: true } },
      different: { DescribeOrderableDBInstanceOptions: orderable([true], ['a']) },
    },
    'engine',
    'problem',
    'that is only ap-southeast-1a, and a standby needs two',
    'subnets in those zones',
  ],
  [
    'an engine version that is gone, under a database that runs',
    { different: { DescribeDBEngineVersions: engineVersions() }, state: [own('aws_db_instance', {})] },
    'engine',
    'warning',
    'The database that exists goes on',
    'database.engineVersion',
  ],
  [
    'a bucket name that somebody else has',
    { different: { 'HEAD /app-data-dev-001': { status: 403 } } },
    'bucket',
    'problem',
    'another account has it',
    'storage.bucketPrefix',
  ],
  [
    'a bucket that the state does not know',
    { different: { 'HEAD /app-data-dev-001': {} } },
    'bucket',
    'problem',
    'not in the state of dev-001',
    'multienv recover --env dev-001',
  ],
  [
    'a certificate that is not there',
    { config: https, different: { DescribeCertificate: refusal('ResourceNotFoundException') } },
    'certificate',
    'problem',
    'no certificate',
    'aws acm list-certificates',
  ],
  [
    'a certificate that is not issued yet',
    {
      config: https,
      different: { DescribeCertificate: certificate({ Status: 'PENDING_VALIDATION', NotAfter: undefined }) },
    },
    'certificate',
    'problem',
    'validation is pending',
    'DNS record',
  ],
  [
    'a certificate that failed',
    {
      config: https,
      different: { DescribeCertificate: certificate({ Status: 'FAILED', NotAfter: undefined }) },
    },
    'certificate',
    'problem',
    'is FAILED',
    'another',
  ],
  [
    'a certificate that has expired',
    {
      config: https,
      different: { DescribeCertificate: certificate({ Status: 'EXPIRED', NotAfter: 1_700_000_000 }) },
    },
    'certificate',
    'problem',
    'expired on 2023-11-14',
    'certificateArn',
  ],
  [
    'a certificate that expires soon',
    {
      config: https,
      different: { DescribeCertificate: certificate({ NotAfter: Date.now() / 1000 + 86_400 }) },
    },
    'certificate',
    'warning',
    'expires on',
    'has not renewed it',
  ],
  [
    'an imported certificate that expires soon',
    {
      config: https,
      different: {
        DescribeCertificate: certificate({ Type: 'IMPORTED', NotAfter: Date.now() / 1000 + 86_400 }),
      },
    },
    'certificate',
    'warning',
    'expires on',
    'import another',
  ],
  [
    'a certificate with a key that is too short',
    { config: https, different: { DescribeCertificate: certificate({ KeyAlgorithm: 'RSA-1024' }) } },
    'certificate',
    'problem',
    'RSA_1024',
    '2048',
  ],
  [
    'a log bucket that is not there',
    { config: logged, different: { [`HEAD /${logBucket}`]: { status: 404 } } },
    'log-bucket',
    'problem',
    `dev-001: the bucket ${logBucket}, which receives its access logs, does not exist.`,
    'multienv bootstrap --env dev-001',
  ],
  [
    'a log bucket of another account',
    { config: logged, different: { [`HEAD /${logBucket}`]: { status: 403 } } },
    'log-bucket',
    'problem',
    'belongs to another account',
    'logs.bucket',
  ],
  [
    'a log bucket of another region',
    {
      config: logged,
      different: { [`HEAD /${logBucket}`]: { headers: { 'x-amz-bucket-region': 'eu-west-1' } } },
    },
    'log-bucket',
    'problem',
    'is in eu-west-1, the environment in ap-southeast-1',
    'logs.bucket',
  ],
  [
    'a state bucket that is not there',
    { config: s3, different: { 'HEAD /states': { status: 404 } } },
    'state',
    'problem',
    'does not exist',
    'multienv bootstrap --env dev-001',
  ],
  [
    'a state bucket of another region',
    { config: s3, different: { 'HEAD /states': { headers: { 'x-amz-bucket-region': 'eu-west-1' } } } },
    'state',
    'problem',
    'in eu-west-1',
    'region: eu-west-1',
  ],
  [
    'a state bucket of somebody else',
    { config: s3, different: { 'HEAD /states': { status: 403 } } },
    'state',
    'problem',
    'cannot be used',
    'backend.bucket',
  ],
  [
    'a state bucket without versions',
    { config: s3, different: { 'GET /states?versioning': { body: '<VersioningConfiguration/>' } } },
    'state',
    'warning',
    'no earlier versions',
    'multienv bootstrap',
  ],
  [
    'a state that may not be written',
    {
      config: s3,
      different: {
        'PUT /states/multi-env-infrastructure/dev-001/terraform.tfstate.tflock': refusal('AccessDenied', 403),
      },
    },
    'state',
    'problem',
    'may not write',
    's3:PutObject',
  ],
  [
    'a lock that somebody holds',
    {
      config: s3,
      different: {
        'GET /states/multi-env-infrastructure/dev-001/terraform.tfstate.tflock': {
          body: JSON.stringify({ ID: '1', Who: 'jo@laptop' }),
        },
      },
    },
    'lock',
    'problem',
    'locked by jo@laptop',
    'multienv unlock --env dev-001',
  ],
  [
    'a backend other than that of the state',
    { config: s3, state: [own('aws_lb', {})] },
    'backend',
    'problem',
    'the state is in',
    'multienv state migrate',
  ],
  [
    'a service that fails',
    { different: { GetParameter: refusal('InternalError', 500) } },
    'ami',
    'warning',
    'Systems Manager refused the request',
    'credentials',
  ],
];

/** What AWS has already, by the action that finds it. */
const tags = (suffix: string) => ({
  Tags: { member: [{ Key: 'EnvironmentSuffix', Value: suffix }] },
});
const role = (suffix = 'dev-001') => queryAnswer('GetRole', { Role: tags(suffix) });
const taken: Readonly<Record<string, readonly [FakeAnswer, string]>> = {
  GetRole: [role('dev-009'), 'ec2-role-dev-001 (aws_iam_role, EnvironmentSuffix: dev-009)'],
  GetInstanceProfile: [
    queryAnswer('GetInstanceProfile', { InstanceProfile: tags('dev-001') }),
    'ec2-profile-dev-001 (aws_iam_instance_profile, EnvironmentSuffix: dev-001)',
  ],
  DescribeDBInstances: [
    queryAnswer('DescribeDBInstances', { DBInstances: { DBInstance: [{ DBInstanceStatus: 'available' }] } }),
    'postgres-dev-001 (aws_db_instance)',
  ],
  DescribeSecurityGroups: [
    queryAnswer('DescribeSecurityGroups', { securityGroupInfo: { item: [{ groupId: 'sg-1' }] } }),
    'alb-sg-dev-001 (aws_security_group), app-sg-dev-001',
  ],
  DescribeLaunchTemplates: [
    queryAnswer('DescribeLaunchTemplates', { launchTemplates: { item: [{ launchTemplateId: 'lt-1' }] } }),
    'lt-dev-001 (aws_launch_template)',
  ],
};

describe('the names of what a deploy makes', () => {
  it.each(Object.entries(taken))('are taken as %s says', async (action, [answer, words]) => {
    const results = notOk(await examine({ different: { [action]: answer } }));
    expect(results).toMatchObject([
      {
        id: 'names',
        status: 'problem',
        message: expect.stringContaining(words),
        fix: expect.stringContaining('multienv recover --env dev-001'),
      },
    ]);
  });

  it('of a security group are those of its VPC', async () => {
    await examine({});
    const asked = aws.requests
      .map(({ body }) => new URLSearchParams(body))
      .filter((body) => body.get('Action') === 'DescribeSecurityGroups');
    expect(asked.length).toBeGreaterThan(1);
    for (const body of asked) {
      const filters = [1, 2].map((one) => [
        body.get(`Filter.${one}.Name`),
        body.get(`Filter.${one}.Value.1`),
      ]);
      expect(filters).toContainEqual(['vpc-id', 'vpc-00000001']);
    }
  });

  it('of a role are those of all regions', async () => {
    const results = await examine({ different: { GetRole: role() } });
    expect(results.get('names')?.message).toContain('one name in all regions of an account');
    const other = await examine({
      different: { DescribeSecurityGroups: taken.DescribeSecurityGroups?.[0] ?? {} },
    });
    expect(other.get('names')?.message).not.toContain('all regions');
  });

  it.each([
    [
      'an empty state: it was deployed with another one',
      {},
      'deployed-elsewhere',
      'put the former value back',
    ],
    [
      'an empty state in a bucket',
      { config: s3 },
      'deployed-elsewhere',
      'multienv state migrate --env dev-001',
    ],
    [
      'a state that knows other names: something is left over',
      { state: [own('aws_lb', { name: 'alb-dev-001' })] },
      undefined,
      'choose another suffix',
    ],
  ])('that carry the tags of the environment itself, with %s', async (_what, around, code, fix) => {
    const owned = { EnvironmentSuffix: 'dev-001', Project: 'multi-env-infrastructure' };
    const Tags = { member: Object.entries(owned).map(([Key, Value]) => ({ Key, Value })) };
    const ours = queryAnswer('GetRole', { Role: { Tags } });
    const found = (await examine({ ...around, different: { GetRole: ours } })).get('names');
    expect(found).toMatchObject({ status: 'problem', fix: expect.stringContaining(fix) });
    expect(found?.code).toBe(code);
    // Another project's namesake is no state of ours that is elsewhere.
    expect((await examine({ ...around, different: { GetRole: role() } })).get('names')?.code).toBeUndefined();
  });

  it('are not asked for where the state has them', async () => {
    const state = [own('aws_iam_role', { name: 'ec2-role-dev-001' })];
    const results = await examine({ different: { GetRole: role() }, state });
    expect(results.get('names')).toMatchObject({ status: 'ok' });
    expect(aws.asked).not.toContain('GetRole');
  });

  it('may be taken by whoever holds the lock', async () => {
    const lock = 'GET /states/multi-env-infrastructure/dev-001/terraform.tfstate.tflock';
    const held = { [lock]: { body: JSON.stringify({ ID: '1', Who: 'jo@laptop' }) } };
    const results = await examine({ config: s3, different: { GetRole: role(), ...held } });
    expect(results.get('names')).toMatchObject({ status: 'ok' });
  });

  it.each([
    ['dev-001', 'environment-unrecovered', 'multienv recover --env dev-001'],
    ['dev-009', undefined, 'choose another suffix'],
  ])(
    'that a failed deploy may have taken are for recover to look at, if tagged %s',
    async (suffix, code, fix) => {
      const journal = join(root, '.multienv', 'journal', 'dev-001', '2026-11-25T00-00-00-000Z-1.jsonl');
      mkdirSync(dirname(journal), { recursive: true });
      const at = '2026-11-25T00:00:00.000Z';
      const step = { type: 'errored', at, address: 'aws_iam_role.ec2', resourceType: 'aws_iam_role' };
      const lines = [
        { type: 'run', version: 1, at, command: 'deploy', pid: 1, host: 'here', who: 'jo@here' },
        { type: 'applying', at, steps: 2 },
        { ...step, action: 'create' },
        { type: 'ended', at, outcome: 'failed' },
      ];
      writeFileSync(journal, lines.map((line) => JSON.stringify(line)).join('\n'));
      const found = (await examine({ different: { GetRole: role(suffix) } })).get('names');
      expect(found).toMatchObject({ status: 'problem', fix: expect.stringContaining(fix) });
      expect(found?.code).toBe(code);
    },
  );

  it('that may not be asked for are not called free, and the others are judged', async () => {
    const denied = { GetInstanceProfile: refusal('AccessDenied', 403) };
    expect((await examine({ different: denied })).get('names')).toMatchObject({
      status: 'skipped',
      message: expect.stringContaining('Whether ec2-profile-dev-001 is free cannot be asked.'),
    });
    expect((await examine({ different: { ...denied, GetRole: role() } })).get('names')).toMatchObject({
      status: 'problem',
    });
  });

  it('wait for the plan where only Terraform can read the state', async () => {
    const config: EnvironmentConfig = { backend: { type: 'http', config: { address: 'https://x.test' } } };
    expect((await examine({ config })).get('names')).toMatchObject({ status: 'skipped' });
  });
});

describe('quotas', () => {
  it('that cannot be asked for are not called enough, and the others are judged', async () => {
    const denied = { DescribeAccountAttributes: refusal('AccessDenied', 403) };
    expect((await examine({ different: denied })).get('quotas')).toMatchObject({
      status: 'skipped',
      message: expect.stringMatching(
        /^Not checked: the quotas of RDS \(.*AccessDenied.*The others have room\.$/,
      ),
    });
    const full = { ...denied, GetAccountSummary: accountSummary({ Roles: '1000' }) };
    expect((await examine({ different: full })).get('quotas')).toMatchObject({ status: 'problem' });
  });

  it('do not count what the state has', async () => {
    const state = [own('aws_db_instance', { identifier: 'postgres-dev-001' })];
    const different = { DescribeAccountAttributes: rdsQuotas(['DBInstances', 40, 40]) };
    expect((await examine({ different, state })).get('quotas')).toMatchObject({ status: 'ok' });
  });
});

describe('each problem is found when it is provoked alone', () => {
  it.each(provoked)('%s', async (_name, around, id, status, words, fix) => {
    const results = await examine(around);
    expect(notOk(results)).toMatchObject([
      {
        id,
        environment: 'dev-001',
        status,
        message: expect.stringContaining(words),
        fix: expect.stringContaining(fix),
      },
    ]);
  });
});

describe('what is right although it looks wrong', () => {
  it('several subnets of a zone, where the load balancer has one of each', async () => {
    const config = network({ subnetIds: four, loadBalancerSubnetIds: four.slice(0, 2) });
    expect(notOk(await examine({ config, different: { DescribeSubnets: subnets(...inTwoZones) } }))).toEqual(
      [],
    );
  });

  it('a load balancer is offered the public subnet of a zone', async () => {
    const table = (subnetId: string, gatewayId: string) => ({
      associationSet: { item: { subnetId } },
      routeSet: { item: { destinationCidrBlock: '0.0.0.0/0', gatewayId } },
    });
    const item = [table('subnet-00000003', 'igw-1'), table('subnet-00000002', 'igw-1')];
    const different = {
      DescribeSubnets: subnets(...inTwoZones),
      DescribeRouteTables: queryAnswer('DescribeRouteTables', { routeTableSet: { item } }),
    };
    const results = await examine({ config: network({ subnetIds: four }), different });
    expect(results.get('network')).toMatchObject({
      fix: expect.stringContaining('loadBalancerSubnetIds: [subnet-00000003, subnet-00000002]'),
    });
  });

  it.each<[string, Around, string, string]>([
    [
      'a bucket that the state knows',
      {
        different: { 'HEAD /app-data-dev-001': {} },
        state: [own('aws_s3_bucket', { bucket: 'app-data-dev-001' })],
      },
      'bucket',
      "environment's own",
    ],
    [
      'a bucket of ours under a state that only Terraform can read',
      { config: { backend: { type: 'http', config: {} } }, different: { 'HEAD /app-data-dev-001': {} } },
      'bucket',
      'only Terraform knows',
    ],
    [
      'a bucket that whoever holds the lock may be making',
      {
        config: s3,
        different: {
          'HEAD /app-data-dev-001': {},
          'GET /states/multi-env-infrastructure/dev-001/terraform.tfstate.tflock': {
            body: JSON.stringify({ ID: '1', Who: 'jo@laptop' }),
          },
        },
      },
      'bucket',
      'somebody works on the environment',
    ],
    [
      'a secret that the stack made',
      { config: generated, state: [own('aws_secretsmanager_secret', { name: 'rds-password-dev-001' })] },
      'secret',
      'made by The stack',
    ],
    [
      'a secret that the stack is going to make',
      { config: generated, different: { DescribeSecret: refusal('ResourceNotFoundException') } },
      'secret',
      'at the first deploy',
    ],
  ])('%s', async (_name, around, id, words) => {
    const results = await examine(around);
    expect(results.get(id)).toMatchObject({ status: 'ok', message: expect.stringContaining(words) });
  });

  it('a secret that a failed deploy may have made is for recover to look at', async () => {
    const journal = join(root, '.multienv', 'journal', 'dev-001', '2026-11-25T00-00-00-000Z-1.jsonl');
    mkdirSync(dirname(journal), { recursive: true });
    const at = '2026-11-25T00:00:00.000Z';
    const resourceType = 'aws_secretsmanager_secret';
    const step = { type: 'errored', at, address: `${resourceType}.rds_password`, resourceType };
    const lines = [
      { type: 'run', version: 1, at, command: 'deploy', pid: 1, host: 'here', who: 'jo@here' },
      { type: 'applying', at, steps: 2 },
      { ...step, action: 'create' },
      { type: 'ended', at, outcome: 'failed' },
    ];
    writeFileSync(journal, lines.map((line) => JSON.stringify(line)).join('\n'));
    const results = await examine({ config: generated });
    expect(results.get('secret')).toMatchObject({
      status: 'problem',
      code: 'environment-unrecovered',
      fix: 'multienv recover --env dev-001',
    });
  });

  it('a state that is none says nothing about the bucket', async () => {
    const file = join(root, '.multienv', 'state', 'dev-001', 'terraform.tfstate');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'no state');
    const results = await examine({ different: { 'HEAD /app-data-dev-001': {} } });
    expect(results.get('bucket')).toMatchObject({ status: 'ok' });
  });
});

describe('what cannot be found out is skipped, with the reason', () => {
  const statuses = (results: ReadonlyMap<string, CheckResult>) =>
    [...results.values()].map(({ id, status }) => `${id} ${status}`);

  it('for want of a permission', async () => {
    const results = await examine({
      different: { DescribeImages: refusal('UnauthorizedOperation', 403) },
      config: { compute: { amiId: 'ami-00000009' } },
    });
    expect(results.get('ami')).toMatchObject({
      status: 'skipped',
      message: expect.stringContaining('may not ask'),
    });
  });

  it('whether RDS takes a value, where AWS has another reason not to tell it', async () => {
    const results = await examine({ different: { GetSecretValue: refusal('InvalidRequestException') } });
    expect(results.get('secret')).toMatchObject({
      status: 'skipped',
      message: expect.stringContaining('is there; whether RDS takes its value is not known'),
    });
  });

  it('whether the instances may use the key of a secret: that is said, with the command that shows it', async () => {
    const key = 'arn:aws:kms:ap-southeast-1:111122223333:key/own';
    const results = await examine({
      different: { DescribeSecret: jsonAnswer({ ...stored, KmsKeyId: key }) },
    });
    expect(results.get('secret')).toMatchObject({
      status: 'skipped',
      message: expect.stringMatching(
        /Not checked: whether ec2-role-dev-001 may use its key .*get-key-policy/,
      ),
    });
    const ofAws = jsonAnswer({ ...stored, KmsKeyId: 'alias/aws/secretsmanager' });
    expect((await examine({ different: { DescribeSecret: ofAws } })).get('secret')?.status).toBe('ok');
  });

  it('the value of a secret that the stack makes itself is not read', async () => {
    const state = [own('aws_secretsmanager_secret', { name: 'rds-password-dev-001' })];
    await examine({ config: generated, state });
    expect(aws.asked).not.toContain('GetSecretValue');
  });

  it('no finding repeats the value of a secret', async () => {
    for (const SecretString of ['{"password":"canary-12"}', 'canary-12\n', 'canary-12@', 'canary']) {
      const results = await examine({ different: { GetSecretValue: jsonAnswer({ SecretString }) } });
      expect(results.get('secret')?.status).toBe('problem');
      expect(JSON.stringify([...results])).not.toContain('canary');
    }
  });

  it('for want of credentials: one problem, and nothing else is asked', async () => {
    const results = await examine({ config: { aws: { roleArn } }, variables: { AWS_ACCESS_KEY_ID: '' } });
    expect(results.get('credentials')).toMatchObject({
      status: 'problem',
      code: 'aws-credentials-missing',
      fix: expect.stringContaining('aws sso login'),
    });
    expect(statuses(results).filter((one) => one.endsWith('problem'))).toEqual(['credentials problem']);
    expect(results.get('role')).toMatchObject({ status: 'skipped' });
    expect(aws.asked).toEqual([]);
  });

  it('because the credentials have expired', async () => {
    const results = await examine({ different: { GetCallerIdentity: refusal('ExpiredToken', 403) } });
    expect(results.get('credentials')).toMatchObject({ status: 'problem', code: 'aws-credentials-missing' });
    expect(results.get('network')).toMatchObject({
      status: 'skipped',
      message: 'Needs access to AWS first.',
    });
  });

  it('because AWS does not even tell who asks, as behind a proxy that refuses', async () => {
    const results = await examine({ different: { GetCallerIdentity: refusal('Forbidden', 403) } });
    expect(results.get('credentials')).toMatchObject({
      status: 'problem',
      fix: expect.stringContaining('proxy'),
    });
    expect(results.get('account')).toMatchObject({ status: 'skipped' });
  });

  it('because the account is another', async () => {
    const results = await examine({ config: { aws: { accountId: '444455556666' } } });
    expect(results.get('bucket')).toMatchObject({
      status: 'skipped',
      message: 'Needs the right account first.',
    });
  });

  it('because the state is where only Terraform looks', async () => {
    const results = await examine({ config: { backend: { type: 'http', config: {} } } });
    expect(statuses(results)).toEqual(expect.arrayContaining(['state skipped', 'lock skipped']));
  });

  it('because the emulator does not know it', async () => {
    const compute = { amiId: 'ami-00000009' };
    const different = {
      DescribeDBEngineVersions: refusal('NotImplemented', 501),
      DescribeImages: refusal('InvalidAMIID.NotFound'),
      DescribeInstanceTypeOfferings: offeredIn(),
      GetCallerIdentity: identity('123456789012'),
    };
    const results = await examine({ sandbox: true, different, config: { compute, aws: { roleArn } } });
    for (const id of ['engine', 'ami', 'instance-type', 'role'])
      expect(results.get(id), id).toMatchObject({
        status: 'skipped',
        message: expect.stringContaining('emulator'),
      });
    expect(aws.asked).not.toContain('AssumeRole');
    const others = await examine({
      sandbox: true,
      different: { DescribeDBEngineVersions: engineVersions() },
    });
    expect(others.get('engine')).toMatchObject({ status: 'skipped' });
  });
});

it('asks another region whether the credentials are wrong or the region is not enabled', async () => {
  const rejects = refusal('InvalidClientTokenId', 403);
  const wrong = await examine({ different: { GetCallerIdentity: rejects } });
  expect(wrong.get('credentials')).toMatchObject({ status: 'problem', code: 'aws-credentials-missing' });
  expect(aws.asked).toEqual(['GetCallerIdentity', 'GetCallerIdentity']);
  const answers = { 'GetCallerIdentity ap-southeast-1': rejects };
  const closed = await examine({ different: answers });
  expect(closed.get('credentials')).toMatchObject({ status: 'ok' });
  expect(closed.get('region')).toMatchObject({ status: 'problem' });
  expect(closed.get('bucket')).toMatchObject({ status: 'skipped', message: 'Needs the region first.' });
});

it('gives up on an AWS that does not answer', async () => {
  const results = await examine({ different: { GetParameter: { hangs: true } } });
  expect(results.get('ami')).toMatchObject({ status: 'problem', code: 'aws-unreachable' });
}, 30_000);

it('takes back what an emulator without conditional writes has written', async () => {
  const lock = '/states/multi-env-infrastructure/dev-001/terraform.tfstate.tflock';
  const kmsKeyArn = `arn:aws:kms:ap-southeast-1:${account}:key/1`;
  const results = await examine({
    config: { backend: { type: 's3', bucket: 'states', kmsKeyArn } },
    different: { [`PUT ${lock}`]: {}, [`DELETE ${lock}`]: { status: 204 } },
  });
  expect(results.get('state')).toMatchObject({ status: 'ok' });
  expect(aws.asked).toContain(`DELETE ${lock}`);
});
