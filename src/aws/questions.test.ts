import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  certificate,
  engineVersions,
  type FakeAnswer,
  jsonAnswer,
  offeredIn,
  orderable,
  queryAnswer,
  refusal,
} from '../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../test/fixtures/fake-aws/fake-aws.js';
import { targetAt } from '../../test/fixtures/fake-aws/target-at.js';
import type { XmlValue } from '../../test/fixtures/fake-aws/xml.js';
import { describeCertificate } from './acm.js';
import { findBucketName } from './bucket-name.js';
import { openDbSnapshots } from './db-snapshots.js';
import { openEc2 } from './ec2.js';
import { openRds } from './rds.js';
import { readPublicParameter } from './ssm.js';
import { callerIdentity } from './sts.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());
beforeEach(() => aws.play());

const target = () => targetAt(aws);
const ec2 = () => openEc2(target());
const play = (action: string, answer: FakeAnswer) => aws.play({ [action]: answer });
/** Parameters of the last request, in the order of their names. */
const parameters = () => {
  const { body } = aws.requests.at(-1) ?? { body: '' };
  if (body.startsWith('{')) return JSON.parse(body);
  const { Action: _action, Version: _version, ...rest } = Object.fromEntries(new URLSearchParams(body));
  return rest;
};
const set = (name: string, ...item: readonly object[]) => ({
  [name]: { item: item.map((one) => ({ ...one })) },
});

it('EC2 is asked for a region by its name, whether we may use it or not', async () => {
  expect(await (await ec2()).regionStatus('eu-west-1')).toBe('opt-in-not-required');
  expect(parameters()).toEqual({ AllRegions: 'true', 'RegionName.1': 'eu-west-1' });
  play('DescribeRegions', refusal('InvalidParameterValue'));
  expect(await (await ec2()).regionStatus('eu-west-99')).toBeUndefined();
});

it('EC2 is asked for the default VPC, and for one by its id', async () => {
  expect(await (await ec2()).defaultVpcId()).toBe('vpc-00000001');
  expect(parameters()).toEqual({ 'Filter.1.Name': 'is-default', 'Filter.1.Value.1': 'true' });
  expect(await (await ec2()).hasVpc('vpc-9')).toBe(true);
  expect(parameters()).toEqual({ 'VpcId.1': 'vpc-9' });
  play('DescribeVpcs', queryAnswer('DescribeVpcs', {}));
  expect(await (await ec2()).hasVpc('vpc-9')).toBe(false);
  expect(await (await ec2()).defaultVpcId()).toBeUndefined();
  play('DescribeVpcs', refusal('InvalidVpcID.NotFound'));
  expect(await (await ec2()).hasVpc('vpc-9')).toBe(false);
  await expect((await ec2()).defaultVpcId()).rejects.toMatchObject({ code: 'aws-refused' });
});

it('EC2 is asked for subnets by filters', async () => {
  const found = [
    { id: 'subnet-00000001', vpcId: 'vpc-00000001', zone: 'ap-southeast-1a', freeAddresses: 251 },
    { id: 'subnet-00000002', vpcId: 'vpc-00000001', zone: 'ap-southeast-1b', freeAddresses: 251 },
  ];
  expect(await (await ec2()).defaultSubnets('vpc-1')).toEqual(found);
  expect(parameters()).toEqual({
    'Filter.1.Name': 'vpc-id',
    'Filter.1.Value.1': 'vpc-1',
    'Filter.2.Name': 'default-for-az',
    'Filter.2.Value.1': 'true',
  });
  expect(await (await ec2()).subnets(['subnet-1', 'subnet-2'])).toEqual(found);
  expect(parameters()).toEqual({
    'Filter.1.Name': 'subnet-id',
    'Filter.1.Value.1': 'subnet-1',
    'Filter.1.Value.2': 'subnet-2',
  });
});

it('a default route is that of the subnet’s own table, else of the main one', async () => {
  const route = (destinationCidrBlock: string, gatewayId: string) => ({ destinationCidrBlock, gatewayId });
  const table = (association: object, ...item: readonly object[]) => ({
    associationSet: { item: { ...association } },
    routeSet: { item: item.map((one) => ({ ...one })) },
  });
  const tables = [
    table({ subnetId: 'private' }, route('10.0.0.0/8', 'igw-9'), route('0.0.0.0/0', 'nat-1')),
    table({ main: true }, route('10.0.0.0/8', 'local'), route('0.0.0.0/0', 'igw-1')),
    table({ subnetId: 'closed', main: false }, route('10.0.0.0/8', 'igw-9')),
  ];
  play('DescribeRouteTables', queryAnswer('DescribeRouteTables', set('routeTableSet', ...tables)));
  const routes = await (await ec2()).defaultRoutes('vpc-1', ['private', 'public', 'closed']);
  expect([...routes]).toEqual([
    ['private', 'elsewhere'],
    ['public', 'internet-gateway'],
    ['closed', 'none'],
  ]);
  expect(parameters()).toEqual({ 'Filter.1.Name': 'vpc-id', 'Filter.1.Value.1': 'vpc-1' });
});

it('EC2 is asked for an image, also for one that is no longer listed', async () => {
  expect(await (await ec2()).image('ami-1')).toEqual({
    state: 'available',
    architecture: 'x86_64',
    rootDevice: '/dev/xvda',
    deprecatedSince: undefined,
    createdAt: undefined,
  });
  expect(parameters()).toEqual({ 'ImageId.1': 'ami-1', IncludeDeprecated: 'true' });
  const item = { imageState: 'pending', deprecationTime: '2026-06-30T00:00:00.000Z' };
  play('DescribeImages', queryAnswer('DescribeImages', set('imagesSet', item)));
  expect(await (await ec2()).image('ami-1')).toEqual({
    ...{ state: 'pending', architecture: '', rootDevice: '' },
    deprecatedSince: new Date('2026-06-30T00:00:00Z'),
    createdAt: undefined,
  });
  for (const code of ['InvalidAMIID.NotFound', 'InvalidAMIID.Unavailable']) {
    play('DescribeImages', refusal(code));
    expect(await (await ec2()).image('ami-1')).toBeUndefined();
  }
  play('DescribeImages', queryAnswer('DescribeImages', {}));
  expect(await (await ec2()).image('ami-1')).toBeUndefined();
});

it('EC2 is asked what an instance type is, and where it can be had', async () => {
  expect(await (await ec2()).architectures('t3.micro')).toEqual(['x86_64']);
  expect(parameters()).toEqual({ 'Filter.1.Name': 'instance-type', 'Filter.1.Value.1': 't3.micro' });
  play('DescribeInstanceTypes', queryAnswer('DescribeInstanceTypes', {}));
  expect(await (await ec2()).architectures('t3.micro')).toBeUndefined();
  play('DescribeInstanceTypeOfferings', offeredIn('a', 'c'));
  expect(await (await ec2()).zonesOffering('t3.micro')).toEqual(['ap-southeast-1a', 'ap-southeast-1c']);
  expect(parameters()).toEqual({
    LocationType: 'availability-zone',
    'Filter.1.Name': 'instance-type',
    'Filter.1.Value.1': 't3.micro',
  });
});

it('RDS is asked for the versions of one major, the deprecated left out', async () => {
  play('DescribeDBEngineVersions', {
    body: (engineVersions('15.9', '15.17').body ?? '').replaceAll(
      '15.9</EngineVersion><Status>available',
      '15.9</EngineVersion><Status>deprecated',
    ),
  });
  expect(await (await openRds(target())).postgresVersions('15')).toEqual(['15.17']);
  expect(parameters()).toMatchObject({ Engine: 'postgres', DBParameterGroupFamily: 'postgres15' });
});

it('RDS is asked where a version goes, and which minor of a major it creates', async () => {
  const versions = ['15.19', '16.15'].map((EngineVersion) => ({ EngineVersion }));
  const targets = { UpgradeTarget: [...versions, { Description: 'unnamed' }] as readonly XmlValue[] };
  const version = { EngineVersion: '15.18', ValidUpgradeTarget: targets };
  const found = { DBEngineVersions: { DBEngineVersion: [version] } };
  play('DescribeDBEngineVersions', queryAnswer('DescribeDBEngineVersions', found));
  expect(await (await openRds(target())).upgradeTargets('15.18')).toEqual(['15.19', '16.15']);
  expect(parameters()).toEqual({ Engine: 'postgres', EngineVersion: '15.18' });
  expect(await (await openRds(target())).defaultVersion('15')).toBe('15.18');
  expect(parameters()).toEqual({ DefaultOnly: 'true', Engine: 'postgres', EngineVersion: '15' });
  play('DescribeDBEngineVersions', queryAnswer('DescribeDBEngineVersions', {}));
  expect(await (await openRds(target())).upgradeTargets('15.18')).toEqual([]);
  expect(await (await openRds(target())).defaultVersion('15')).toBeUndefined();
});

it('RDS is asked how an instance class can be had', async () => {
  const options = async (...multiAz: readonly boolean[]) => {
    play('DescribeOrderableDBInstanceOptions', orderable(multiAz));
    return (await openRds(target())).orderable('15.17', 'db.t4g.micro');
  };
  expect(await options()).toEqual({ isOrderable: false, isMultiAzCapable: false, zones: [] });
  const zones = ['a', 'b', 'c'].map((zone) => `ap-southeast-1${zone}`);
  expect(await options(false)).toEqual({ isOrderable: true, isMultiAzCapable: false, zones });
  expect(await options(false, true)).toEqual({ isOrderable: true, isMultiAzCapable: true, zones });
  expect(parameters()).toMatchObject({
    Engine: 'postgres',
    EngineVersion: '15.17',
    DBInstanceClass: 'db.t4g.micro',
  });
});

it('ACM is asked for a certificate by its ARN', async () => {
  expect(await describeCertificate(target(), 'arn:c')).toEqual({
    domainName: 'shop.test',
    status: 'ISSUED',
    keyAlgorithm: 'RSA_2048',
    notAfter: expect.any(Date),
    isRenewedByAws: true,
  });
  expect(parameters()).toEqual({ CertificateArn: 'arn:c' });
  play('DescribeCertificate', certificate({ Type: 'IMPORTED', KeyAlgorithm: 'EC_prime256v1' }));
  expect(await describeCertificate(target(), 'arn:c')).toMatchObject({
    keyAlgorithm: 'EC_prime256v1',
    isRenewedByAws: false,
  });
  play('DescribeCertificate', refusal('ResourceNotFoundException'));
  expect(await describeCertificate(target(), 'arn:c')).toBeUndefined();
});

it('Systems Manager is asked for a parameter by its name', async () => {
  expect(await readPublicParameter(target(), '/aws/x')).toBe('ami-00000001');
  expect(parameters()).toEqual({ Name: '/aws/x' });
  play('GetParameter', refusal('ParameterNotFound'));
  expect(await readPublicParameter(target(), '/aws/x')).toBeUndefined();
  play('GetParameter', jsonAnswer({}));
  expect(await readPublicParameter(target(), '/aws/x')).toBeUndefined();
});

it('STS is asked who we are', async () => {
  expect(await callerIdentity(target())).toEqual({
    accountId: '111122223333',
    arn: 'arn:aws:iam::111122223333:user/jo',
  });
  play('GetCallerIdentity', queryAnswer('GetCallerIdentity', {}));
  expect(await callerIdentity(target())).toEqual({ accountId: '', arn: '' });
});

it('S3 is asked who has a name', async () => {
  const holder = () => findBucketName(target(), { name: 'states', accountId: '111122223333' });
  expect(await holder()).toEqual({ holder: 'us', region: 'ap-southeast-1' });
  expect(aws.requests).toMatchObject([
    { action: 'HEAD /states', headers: { 'x-amz-expected-bucket-owner': '111122223333' } },
  ]);
  play('HEAD /states', { status: 404 });
  expect(await holder()).toEqual({ holder: 'nobody' });
  play('HEAD /states', { status: 403 });
  expect(await holder()).toEqual({ holder: 'others' });
  play('HEAD /states', { status: 400 });
  await expect(holder()).rejects.toMatchObject({ exitCode: 3 });
});

it.each([
  ['EC2', async () => (await ec2()).zonesOffering('t3.micro'), 'DescribeInstanceTypeOfferings'],
  ['RDS', async () => (await openRds(target())).postgresVersions('15'), 'DescribeDBEngineVersions'],
  ['ACM', () => describeCertificate(target(), 'arn:c'), 'DescribeCertificate'],
  ['Systems Manager', () => readPublicParameter(target(), '/x'), 'GetParameter'],
  ['STS', () => callerIdentity(target()), 'GetCallerIdentity'],
])('a refusal of %s is told with its name', async (service, ask, action) => {
  play(action, refusal('AccessDeniedException', 403));
  await expect(ask()).rejects.toMatchObject({
    code: 'aws-refused',
    exitCode: 3,
    message: expect.stringContaining(service),
  });
});

it('RDS is asked for a snapshot of a cluster, and for one by its name', async () => {
  const snapshots = await openDbSnapshots(target(), 'cluster');
  const answered = { DBClusterSnapshotIdentifier: 's', Status: 'creating', PercentProgress: '10' };
  play('CreateDBClusterSnapshot', queryAnswer('CreateDBClusterSnapshot', { DBClusterSnapshot: answered }));
  expect(await snapshots.create('orders', 's')).toEqual({
    name: 's',
    status: 'creating',
    percentProgress: 10,
  });
  expect(parameters()).toEqual({ DBClusterIdentifier: 'orders', DBClusterSnapshotIdentifier: 's' });
  play('CreateDBClusterSnapshot', refusal('DBClusterNotFoundFault', 404));
  expect(await snapshots.create('orders', 's')).toBeUndefined();
  const found = { DBClusterSnapshots: { DBClusterSnapshot: answered } };
  play('DescribeDBClusterSnapshots', queryAnswer('DescribeDBClusterSnapshots', found));
  expect(await snapshots.find('s')).toMatchObject({ name: 's', status: 'creating' });
  expect(parameters()).toEqual({ DBClusterSnapshotIdentifier: 's' });
  play('DescribeDBClusterSnapshots', refusal('DBClusterSnapshotNotFoundFault', 404));
  expect(await snapshots.find('s')).toBeUndefined();
});

it('RDS is asked for a snapshot of an instance, and for one by its name', async () => {
  const snapshots = await openDbSnapshots(target());
  const answered = { DBSnapshotIdentifier: 's', Status: 'available', PercentProgress: '100' };
  play('CreateDBSnapshot', queryAnswer('CreateDBSnapshot', { DBSnapshot: answered }));
  const snapshot = { name: 's', status: 'available', percentProgress: 100 };
  expect(await snapshots.create('orders', 's')).toEqual(snapshot);
  expect(parameters()).toEqual({ DBInstanceIdentifier: 'orders', DBSnapshotIdentifier: 's' });
  play('CreateDBSnapshot', refusal('DBInstanceNotFound', 404));
  expect(await snapshots.create('orders', 's')).toBeUndefined();
  play('DescribeDBSnapshots', queryAnswer('DescribeDBSnapshots', { DBSnapshots: { DBSnapshot: answered } }));
  expect(await snapshots.find('s')).toEqual(snapshot);
  expect(parameters()).toEqual({ DBSnapshotIdentifier: 's' });
  play('DescribeDBSnapshots', queryAnswer('DescribeDBSnapshots', {}));
  expect(await snapshots.find('s')).toBeUndefined();
  play('DescribeDBSnapshots', refusal('DBSnapshotNotFound', 404));
  expect(await snapshots.find('s')).toBeUndefined();
  const bare = { DBSnapshotIdentifier: 's' };
  play('CreateDBSnapshot', queryAnswer('CreateDBSnapshot', { DBSnapshot: bare }));
  expect(await snapshots.create('orders', 's')).toEqual({ name: 's', status: '', percentProgress: 0 });
});
