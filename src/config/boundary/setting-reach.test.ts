import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageFile } from '../../package-files.js';
import { schemaAt, settingPaths } from '../schema/schema-index.js';
import { backendReach } from './backend-reach.js';
import { settingReach } from './setting-reach.js';

/** Settings that take a text and reach nothing: names, ids and numbers of AWS, and text that stays text. */
const plain = [
  // A name in the person's own files: what it starts is theirs.
  'aws.profile',
  'aws.region',
  'aws.accountId',
  'aws.roleArn',
  'aws.externalId',
  'tags',
  'network.vpcId',
  'network.subnetIds',
  'network.loadBalancerSubnetIds',
  'network.databaseSubnetIds',
  'loadBalancer.certificateArn',
  'loadBalancer.domainName',
  'loadBalancer.hostedZoneId',
  'loadBalancer.allowPlainHttp.reason',
  'loadBalancer.allowedSources',
  'logs.bucket',
  'app.healthPath',
  'app.artifact.bucket',
  'app.artifact.key',
  'app.artifact.version',
  'compute.instanceType',
  'compute.instanceTypes',
  'compute.amiId',
  'compute.offHours.from',
  'compute.offHours.to',
  'compute.offHours.timeZone',
  'database.engineVersion',
  'database.iamUser',
  'database.instanceClass',
  'database.kmsKeyArn',
  'database.caCertificateIdentifier',
  'database.restoreFrom.snapshotIdentifier',
  'database.restoreFrom.databaseIdentifier',
  'database.restoreFrom.time',
  'database.backupWindow',
  'database.maintenanceWindow',
  'database.name',
  'database.username',
  'storage.bucketName',
  'storage.bucketPrefix',
  'storage.kmsKeyArn',
  'logs.kmsKeyArn',
  'alarms.subscribers',
  'backend.bucket',
  'backend.region',
  'backend.keyPrefix',
  'backend.kmsKeyArn',
  'backend.bucketOwner',
  'backend.insecureReason',
  'network.cidr',
  'network.databaseSubnetTags',
  'network.interfaceEndpoints',
  'network.loadBalancerSubnetTags',
  'network.s3Buckets',
  'network.subnetTags',
  'network.vpcTags',
  'project',
];

/** Takes a text that is none of a few given words. */
function takesText(path: readonly string[]): boolean {
  const schema = schemaAt(path);
  return schema !== undefined && /"type":"string"/.test(JSON.stringify(schema)) && !('enum' in schema);
}

it('every setting that takes a text is declared: it starts a program, opens a path, or is plain', () => {
  const ofEnvironments = settingPaths()
    .filter((path) => Object.keys(schemaAt(['defaults', ...path.split('.')])?.properties ?? {}).length === 0)
    .filter((path) => takesText(['defaults', ...path.split('.')]));
  const ofTheFile = ['project', 'synthCommand', 'terraform.binary'].filter((path) =>
    takesText(path.split('.')),
  );
  const top = Object.keys(schemaAt([])?.properties ?? {});
  expect(top.sort()).toEqual(
    [
      'version',
      'edition',
      'project',
      'synthCommand',
      'terraform',
      'parity',
      'waivers',
      'review',
      'defaults',
      'environments',
    ].sort(),
  );
  expect(Object.keys(schemaAt(['terraform'])?.properties ?? {})).toEqual(['binary']);
  expect([...ofTheFile, ...ofEnvironments].sort()).toEqual([...plain, ...Object.keys(settingReach)].sort());
});

it.each(Object.entries(backendReach))('no setting of %s stands there twice', (_, reach) => {
  const names = Object.values(reach).flat();
  expect(names.toSorted()).toEqual([...new Set(names)].sort());
});

it('each of them stands in the guide', () => {
  const guide = readFileSync(packageFile('docs/guides/trust.md'), 'utf8');
  const ofBackends = Object.values(backendReach).flatMap(({ plain: _, ...reaching }) =>
    Object.values(reaching).flat(),
  );
  const missing = [...Object.keys(settingReach), ...ofBackends].filter(
    (name) => !guide.includes(`\`${name}\``),
  );
  expect(missing).toEqual([]);
});

it('what each setting of a backend reaches is changed on purpose only', async () => {
  const lines = Object.entries(backendReach).flatMap(([type, reach]) =>
    Object.entries<readonly string[]>({ ...reach }).flatMap(([kind, names]) =>
      names.map((name) => `${type}.${name} ${kind}\n`),
    ),
  );
  await expect(lines.join('')).toMatchFileSnapshot('../../../test/fixtures/backend-reach.txt');
});
