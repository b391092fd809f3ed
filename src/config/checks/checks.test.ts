import { describe, expect, it } from 'vitest';
import { plainInvocation } from '../../errors/invocation.js';
import { resolveEnvironment } from '../resolve/resolve-environment.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { accountAndRegionCheck } from './account-and-region.js';
import { findBackendSecrets } from './backend-settings/backend-secrets.js';
import { bucketSettingsCheck } from './bucket-settings.js';
import { capacityCheck } from './capacity.js';
import type { EnvironmentCheck } from './check.js';
import { databaseIdentifiersCheck } from './database-identifiers.js';
import { databaseWindowsCheck } from './database-windows.js';
import { derivedNamesCheck } from './derived-names.js';
import { findNamesTakenTwice } from './names-taken-twice.js';
import { networkModeCheck } from './network-mode.js';
import { onlyWithChecks } from './only-with.js';
import { productionCheck } from './production.js';
import { storageGrowthCheck } from './storage-growth.js';
import { tagsCheck } from './tags.js';

type Changes = { readonly [Block in keyof ResolvedEnvironment]?: Partial<ResolvedEnvironment[Block]> };

const dev = resolveEnvironment({ environment: 'dev', suffix: 'dev-001' });
const prod = resolveEnvironment({ environment: 'prod', suffix: 'prod-003' });

/** A sound environment with blocks changed, without the checks. */
function changed(environment: ResolvedEnvironment, changes: Changes): ResolvedEnvironment {
  const copy: Record<string, unknown> = { ...environment };
  for (const [block, change] of Object.entries(changes)) {
    const below = copy[block];
    copy[block] = typeof below === 'object' && typeof change === 'object' ? { ...below, ...change } : change;
  }
  return { ...environment, ...copy };
}

/** Setting and words of each fault. */
const faults = (check: EnvironmentCheck, changes: Changes = {}, environment = dev) =>
  check
    .run(changed(environment, changes), plainInvocation)
    .map(({ at, problem }) => `${at.join('.')}: ${problem.code}: ${problem.message} ${problem.hint}`);
const places = (check: EnvironmentCheck, changes: Changes = {}, environment = dev) =>
  check.run(changed(environment, changes), plainInvocation).map(({ at }) => at.join('.'));

describe('names of database and master user', () => {
  const users =
    'admin rdsadmin rds_superuser rds_replication rds_iam rds_password rdsrepladmin postgres_admin public user none current_user session_user current_role pg_x PG_X Admin';
  const databases =
    'rdsadmin template0 template1 postgres_admin db default database user table select create all grant group order public pg_x Order';

  it.each(users.split(' '))('the user %s is refused', (username) => {
    expect(faults(databaseIdentifiersCheck, { database: { username } })).toEqual([
      expect.stringMatching(/^database\.username: name-refused: .*reserves it.*`app_admin`/),
    ]);
  });

  it.each(databases.split(' '))('the database %s is refused', (name) => {
    expect(faults(databaseIdentifiersCheck, { database: { name } })).toEqual([
      expect.stringMatching(/^database\.name: name-refused: .*reserves it.*`app`/),
    ]);
  });

  it('others are not', () => {
    for (const name of ['app', 'orders', 'pgx', 'a_pg_'])
      expect(places(databaseIdentifiersCheck, { database: { name, username: name } })).toEqual([]);
  });
});

describe('windows of the database', () => {
  const windows = (backupWindow: string, maintenanceWindow: string) =>
    faults(databaseWindowsCheck, { database: { backupWindow, maintenanceWindow } });

  it('may be 30 minutes long and touch', () => {
    expect(windows('03:00-03:30', 'Mon:03:30-Mon:04:00')).toEqual([]);
    expect(windows('03:30-04:00', 'Mon:03:00-Mon:03:30')).toEqual([]);
  });

  it('are told one by one when they are shorter', () => {
    expect(windows('03:00-03:29', 'Mon:05:00-Mon:05:29')).toEqual([
      expect.stringContaining(
        'database.backupWindow: settings-conflict: `database.backupWindow` (03:00-03:29) lasts 29',
      ),
      expect.stringContaining(
        'database.maintenanceWindow: settings-conflict: `database.maintenanceWindow` (Mon:05:00',
      ),
    ]);
  });

  it('may not overlap', () => {
    expect(windows('03:00-04:00', 'Mon:03:59-Mon:05:00')).toEqual([
      expect.stringContaining('database.maintenanceWindow: settings-conflict: The backup window 03:00-04:00'),
    ]);
  });
});

describe('capacity and storage', () => {
  const capacity = (minSize: number, maxSize: number, desiredCapacity?: number) =>
    faults(capacityCheck, { compute: { minSize, maxSize, desiredCapacity } });

  it('least, wanted and most may be one number', () => {
    expect(capacity(2, 2, 2)).toEqual([]);
    expect(capacity(1, 3, 1)).toEqual([]);
    expect(capacity(1, 3, 3)).toEqual([]);
    expect(capacity(1, 3)).toEqual([]);
  });

  it('are told when they are not in order', () => {
    expect(capacity(3, 2, 9)).toEqual([
      expect.stringMatching(/^compute\.minSize: .*\(3\).*\(2\).*Lower minSize to 2/),
    ]);
    expect(capacity(2, 3, 1)).toEqual([
      expect.stringMatching(/^compute\.desiredCapacity: .*\(1\).*\(2 to 3\)/),
    ]);
    expect(capacity(2, 3, 4)).toEqual([
      expect.stringMatching(/^compute\.desiredCapacity: .*\(4\).*\(2 to 3\)/),
    ]);
  });

  it('a disk may not shrink', () => {
    const growth = (storageGiB: number, maxStorageGiB: number) =>
      faults(storageGrowthCheck, { database: { storageGiB, maxStorageGiB } });
    expect(growth(20, 20)).toEqual([]);
    expect(growth(21, 20)).toEqual([expect.stringMatching(/^database\.maxStorageGiB: .*\(20\).*\(21\)/)]);
  });
});

describe('tags', () => {
  const tags = (record: Record<string, string>) => faults(tagsCheck, { tags: record });

  it.each(['Project', 'environment', 'EnvironmentSuffix', 'MANAGEDBY', 'Name'])('%s is ours', (key) => {
    expect(tags({ [key]: 'x' })).toEqual([expect.stringContaining(`tags.${key}: tag-reserved: `)]);
  });

  it('of AWS are refused, and characters that services refuse', () => {
    expect(tags({ 'aws:x': '', 'AWS:y': '', awsx: '' })).toHaveLength(2);
    expect(tags({ 'a;b': 'x', c: 'x;y', 'Ä 1_.:/=+-@': 'Ö 2_.:/=+-@' })).toEqual([
      expect.stringContaining('tags.a;b: tag-characters'),
      expect.stringContaining('tags.c: tag-characters'),
    ]);
  });

  it('that begin as those of AWS or RDS are refused, in the value too', () => {
    const refused: readonly Record<string, string>[] = [{ 'rds:x': '' }, { x: 'aws:y' }, { x: 'RDS:y' }];
    for (const record of refused) expect(tags(record)).toEqual([expect.stringContaining('tag-reserved')]);
    expect(tags({ rdsx: 'awsy', 'x:rds:': 'x aws:' })).toEqual([]);
  });

  it('differ in more than case, whichever comes first', () => {
    expect(tags({ CostCenter: '1', Other: '', costcenter: '1', COSTCENTER: '1' })).toEqual([
      expect.stringMatching(/^tags\.costcenter: tag-keys-differ-in-case: .*`CostCenter` and `costcenter`/),
      expect.stringMatching(/^tags\.COSTCENTER: tag-keys-differ-in-case: /),
    ]);
    expect(tags({ CostCenter: '', Cost_Center: '' })).toEqual([]);
  });

  it('name a character that nobody sees by its number, and at most five', () => {
    expect(tags({ a: 'x\ty\u200b' })).toEqual([expect.stringContaining('refuse: U+0009 U+200B ')]);
    expect(tags({ a: '!#$%^&*' })).toEqual([expect.stringContaining('refuse: ! # $ % ^ Keep')]);
    expect(tags({ a: 'Cafe\u0301' })).toEqual([expect.stringContaining('U+0301')]);
  });

  it('of a secret name are not repeated', () => {
    const [told] = tags({ Password: 'hunter2&' });
    expect(told).toContain('tag-characters');
    expect(told).not.toContain('hunter2');
  });

  it('with a space at an end are told', () => {
    expect(tags({ ' a': 'x', b: 'x\u00a0' })).toEqual([
      expect.stringContaining('tags. a: tag-spaces: The key of'),
      expect.stringContaining('tags.b: tag-spaces: The value of'),
    ]);
  });

  it('may be 45, and no more', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, '']));
    expect(tags(many(45))).toEqual([]);
    expect(tags(many(46))).toEqual([expect.stringMatching(/^tags: .*46 tags.*at most 45/)]);
  });
});

describe('production', () => {
  it.each<[Changes, string]>([
    [{ compute: { minSize: 1 } }, 'compute.minSize'],
    [{ database: { multiAz: false } }, 'database.multiAz'],
    [{ database: { deletionProtection: false } }, 'database.deletionProtection'],
    [{ loadBalancer: { deletionProtection: false } }, 'loadBalancer.deletionProtection'],
    [{ database: { backupRetentionDays: 6 } }, 'database.backupRetentionDays'],
  ])('with %o is told at the setting, and nobody else', (changes, setting) => {
    expect(places(productionCheck, changes, prod)).toEqual([setting]);
    expect(productionCheck.reads).toContain(setting);
    expect(places(productionCheck, changes, dev)).toEqual([]);
  });

  it('with the least that it should have is not told', () => {
    const least = { compute: { minSize: 2 }, database: { backupRetentionDays: 7 } };
    expect(places(productionCheck, least, prod)).toEqual([]);
  });
});

describe('the network', () => {
  const [a, b] = ['subnet-0000000a', 'subnet-0000000b'];

  it('that exists needs a VPC and subnets', () => {
    const existing = { mode: 'existing' as const };
    expect(faults(networkModeCheck, { network: existing })).toEqual([
      expect.stringContaining(
        'network.mode: settings-conflict: `network.mode: existing` needs `network.vpcId`',
      ),
      expect.stringContaining('needs `network.subnetIds`'),
    ]);
    expect(places(networkModeCheck, { network: { ...existing, vpcId: 'vpc-1', subnetIds: [a, b] } })).toEqual(
      [],
    );
  });

  it('of the account takes neither', () => {
    const network = { vpcId: 'v', subnetIds: [a], loadBalancerSubnetIds: [a], databaseSubnetIds: [a] };
    const all = ['vpcId', 'subnetIds', 'loadBalancerSubnetIds', 'databaseSubnetIds'];
    const found = onlyWithChecks.flatMap((check) => places(check, { network }));
    expect(found.sort()).toEqual(all.map((key) => `network.${key}`).sort());
  });

  it('has no subnet twice in a list', () => {
    const network = {
      mode: 'existing' as const,
      vpcId: 'v',
      subnetIds: [a, b],
      databaseSubnetIds: [a, b, a],
    };
    expect(faults(networkModeCheck, { network })).toEqual([
      expect.stringMatching(/^network\.databaseSubnetIds\.2: .*`subnet-0000000a` is listed twice/),
    ]);
  });
});

describe('ARNs', () => {
  const arn = (service: string, region: string, account: string) =>
    `arn:aws:${service}:${region}:${account}:x/1`;
  const aws = { accountId: '111122223333', region: 'eu-west-1' };

  it('are of the account and the region of the environment', () => {
    const right = {
      aws: { ...aws, roleArn: arn('iam', '', '111122223333') },
      loadBalancer: { certificateArn: arn('acm', 'eu-west-1', '111122223333') },
      storage: { kmsKeyArn: arn('kms', 'eu-west-1', '444455556666') },
    };
    expect(places(accountAndRegionCheck, right)).toEqual([]);
  });

  it('of others are told at their setting', () => {
    const wrong = {
      aws: { ...aws, roleArn: arn('iam', '', '4') },
      loadBalancer: { certificateArn: arn('acm', 'us-east-1', '4') },
      storage: { kmsKeyArn: arn('kms', 'us-east-1', '4') },
    };
    expect(faults(accountAndRegionCheck, wrong)).toEqual([
      expect.stringMatching(/^aws\.roleArn: .*is in account 4, .*\(`aws\.accountId`\) in 111122223333/),
      expect.stringMatching(
        /^loadBalancer\.certificateArn: .*is in region us-east-1.*\(`aws\.region`\) in eu-west-1/,
      ),
      expect.stringMatching(/^loadBalancer\.certificateArn: .*is in account 4/),
      expect.stringMatching(/^storage\.kmsKeyArn: .*is in region us-east-1/),
    ]);
  });

  it('are anybody’s where the environment names no account', () => {
    const roleArn = arn('iam', '', '4');
    expect(places(accountAndRegionCheck, { aws: { roleArn } })).toEqual([]);
  });
});

describe('the bucket', () => {
  const bucket = (storage: Changes['storage'], accountId?: string) =>
    [bucketSettingsCheck, ...onlyWithChecks].flatMap((check) =>
      places(check, { storage, aws: { accountId } }),
    );

  it('has a whole name or the parts of one', () => {
    expect(bucket({ bucketName: 'x' })).toEqual([]);
    expect(bucket({ bucketPrefix: 'x' })).toEqual([]);
    expect(bucket({ bucketName: 'x', bucketPrefix: 'y' })).toEqual(['storage.bucketPrefix']);
    expect(bucket({ bucketName: 'x', bucketNamespace: 'account-region' }, '1')).toEqual([
      'storage.bucketNamespace',
    ]);
    expect(bucket({ bucketNamespace: 'account-region' })).toEqual(['storage.bucketNamespace']);
    expect(bucket({ bucketNamespace: 'account-region' }, '1')).toEqual([]);
  });

  it('has a key of KMS with KMS alone', () => {
    expect(bucket({ kmsKeyArn: 'arn' })).toEqual(['storage.kmsKeyArn']);
    expect(bucket({ kmsKeyArn: 'arn', encryption: 'aws:kms' })).toEqual([]);
  });

  it.each([
    ['a..b', 'two dots'],
    ['10.0.0.1', 'IP address'],
    ['xn--x', 'start with'],
    ['sthree-x', 'start with'],
    ['amzn-s3-demo-x', 'start with'],
    ['x-s3alias', 'end with'],
    ['x--ol-s3', 'end with'],
    ['x.mrap', 'end with'],
    ['x--x-s3', 'end with'],
    ['x--table-s3', 'end with'],
    ['Capital', 'not allowed'],
    ['x'.repeat(64), '64 characters, 63 are allowed'],
  ])('is not called %s', (bucketName, why) => {
    const [fault, ...more] = faults(derivedNamesCheck, { storage: { bucketName } });
    expect(fault).toContain('storage.bucketName: name-refused: ');
    expect(fault).toContain(why);
    expect(more).toEqual([]);
    expect(places(derivedNamesCheck, { storage: { bucketName: 'x'.repeat(63) } })).toEqual([]);
  });

  it('of two environments has one name once, wherever they are; other names once in account and region', () => {
    const twin = (changes: Changes) =>
      findNamesTakenTwice([dev, changed({ ...dev, suffix: 'dev-002' }, changes)]).map(
        ({ environment, at, problem }) => `${environment.suffix} ${at.join('.')}: ${problem.message}`,
      );
    expect(twin({})).toEqual([]);
    expect(twin({ storage: { bucketName: 'app-data-dev-001' }, aws: { region: 'eu-west-1' } })).toEqual([
      'dev-002 storage.bucketName: The name `app-data-dev-001` (aws_s3_bucket) is also used by dev-001.',
    ]);
    const port = [changed({ ...dev, suffix: 'a' }, { app: { port: 9000 } }), { ...dev, suffix: 'a-9000' }];
    expect(findNamesTakenTwice(port)).toMatchObject([
      { environment: { suffix: 'a-9000' }, at: ['app', 'port'] },
    ]);
    const apart = (aws: Changes['aws']) => {
      const [one = dev, other = dev] = port;
      return findNamesTakenTwice([one, changed(other, { aws })]);
    };
    expect(apart({ region: 'eu-west-1' })).toEqual([]);
    expect(apart({ accountId: '111122223333' })).toEqual([]);
    expect(apart({ profile: 'other' })).toEqual([]);
    expect(apart({ roleArn: 'arn:aws:iam::111122223333:role/x' })).toEqual([]);
  });
});

describe('names that are too long', () => {
  it('are told with the length that would fit', () => {
    const suffix = `a${'b'.repeat(29)}`;
    const [fault] = faults(derivedNamesCheck, {}, { ...dev, suffix });
    expect(fault).toMatch(
      /^: name-refused: .*alb-.*34 characters, 32 are allowed.*at most 28 characters, or use port 8080/,
    );
    const port = faults(derivedNamesCheck, { app: { port: 9000 } }, { ...dev, suffix: 'c'.repeat(26) });
    expect(port).toEqual([expect.stringMatching(/^app\.port: .*34 characters.*at most 24/)]);
  });

  it('are told by their length where they have wrong characters too: a shorter name has them all the same', () => {
    const suffix = `A_${'b'.repeat(29)}`;
    expect(faults(derivedNamesCheck, {}, { ...dev, suffix })[0]).toContain('characters, 32 are allowed');
  });
});

describe('a secret of a backend', () => {
  const found = (type: Parameters<typeof findBackendSecrets>[0]['type'], ...keys: readonly string[]) =>
    findBackendSecrets({ type, config: Object.fromEntries(keys.map((key) => [key, 'canary'])) }).map(
      ({ key, variable }) => `${key} ${variable}`,
    );

  it('is known with the variable that Terraform reads instead', () => {
    expect(found('remote', 'token')).toEqual(['token TF_TOKEN_app_terraform_io']);
    expect(found('cloud', 'token')).toEqual(['token TF_TOKEN_app_terraform_io']);
    expect(found('http', 'password', 'client_private_key_pem')).toEqual([
      'password TF_HTTP_PASSWORD',
      'client_private_key_pem TF_HTTP_CLIENT_PRIVATE_KEY_PEM',
    ]);
    const azure =
      'access_key sas_token client_secret client_certificate client_certificate_password oidc_token oidc_request_token';
    expect(found('azurerm', ...azure.split(' '))).toEqual(
      azure.split(' ').map((key) => `${key} ARM_${key.toUpperCase()}`),
    );
    expect(found('gcs', 'access_token', 'credentials', 'encryption_key')).toEqual([
      'access_token GOOGLE_OAUTH_ACCESS_TOKEN',
      'credentials GOOGLE_BACKEND_CREDENTIALS',
      'encryption_key GOOGLE_ENCRYPTION_KEY',
    ]);
    expect(found('consul', 'access_token', 'http_auth')).toEqual([
      'access_token CONSUL_HTTP_TOKEN',
      'http_auth CONSUL_HTTP_AUTH',
    ]);
    expect(found('kubernetes', 'token', 'password', 'client_key', 'exec')).toEqual([
      'token KUBE_TOKEN',
      'password KUBE_PASSWORD',
      'client_key KUBE_CLIENT_KEY_DATA',
      'exec KUBE_TOKEN',
    ]);
  });

  it('stands in a variable instead, that Terraform reads', () => {
    const keys =
      'token password client_private_key_pem access_key sas_token client_secret client_certificate client_certificate_password oidc_token oidc_request_token access_token credentials encryption_key http_auth client_key exec';
    const types = ['remote', 'cloud', 'http', 'azurerm', 'gcs', 'pg', 'consul', 'kubernetes'] as const;
    const named = types.flatMap((type) =>
      findBackendSecrets({
        type,
        config: Object.fromEntries(keys.split(' ').map((key) => [key, 'canary'])),
      }).flatMap(({ key, variable }) => (variable === undefined ? [] : [`${type} ${key}: ${variable}`])),
    );
    expect(named.join('\n')).toMatchInlineSnapshot(`
      "remote token: TF_TOKEN_app_terraform_io
      cloud token: TF_TOKEN_app_terraform_io
      http password: TF_HTTP_PASSWORD
      http client_private_key_pem: TF_HTTP_CLIENT_PRIVATE_KEY_PEM
      azurerm access_key: ARM_ACCESS_KEY
      azurerm sas_token: ARM_SAS_TOKEN
      azurerm client_secret: ARM_CLIENT_SECRET
      azurerm client_certificate: ARM_CLIENT_CERTIFICATE
      azurerm client_certificate_password: ARM_CLIENT_CERTIFICATE_PASSWORD
      azurerm oidc_token: ARM_OIDC_TOKEN
      azurerm oidc_request_token: ARM_OIDC_REQUEST_TOKEN
      gcs access_token: GOOGLE_OAUTH_ACCESS_TOKEN
      gcs credentials: GOOGLE_BACKEND_CREDENTIALS
      gcs encryption_key: GOOGLE_ENCRYPTION_KEY
      consul access_token: CONSUL_HTTP_TOKEN
      consul http_auth: CONSUL_HTTP_AUTH
      kubernetes token: KUBE_TOKEN
      kubernetes password: KUBE_PASSWORD
      kubernetes client_key: KUBE_CLIENT_KEY_DATA
      kubernetes exec: KUBE_TOKEN"
    `);
  });

  it('may stand in an address, of which each is looked at', () => {
    const config = {
      address: 'https://me:canary@h',
      lock_address: 'https://me:canary@h',
      unlock_address: 'https://me:canary@h',
      conn_str: 'host=h password = canary',
    };
    const secrets = findBackendSecrets({ type: 'http', config });
    expect(secrets.map(({ variable }) => variable)).toEqual([
      ...Array(3).fill('TF_HTTP_PASSWORD'),
      undefined,
    ]);
    const plain = { address: 'https://h/a:b@c', lock_address: 'https://h/@me', conn_str: 'postgres://me@h' };
    expect(findBackendSecrets({ type: 'http', config: plain })).toEqual([]);
  });

  it.each([
    ['as the user of a web address', { address: 'https://canary@h/state' }],
    ['as a parameter of an address', { address: 'https://h/state?ref=main&private_token=canary' }],
    ['in an address under any name', { storage_custom_endpoint: 'https://me:canary@h' }],
    ['in a list', { config_paths: ['https://me:canary@h'] }],
    ['in a block', { headers: { origin: 'https://me:canary@h' } }],
  ])('is found %s', (_where, config: Record<string, string | string[] | Record<string, string>>) => {
    expect(findBackendSecrets({ type: 'http', config }).map(({ key }) => key)).toEqual(Object.keys(config));
  });

  it('is not what only has its name', () => {
    expect(found('kubernetes', 'secret_suffix', 'token_path', 'key_file', 'namespace')).toEqual([]);
    expect(findBackendSecrets({ type: 'cloud', config: { hostname: 'a-b.test', token: 'x' } })).toEqual([
      { key: 'token', variable: 'TF_TOKEN_a__b_test' },
    ]);
    expect(findBackendSecrets({ type: 'http', config: { hostname: 'a-b.test', token: 'x' } })).toEqual([
      { key: 'token', variable: undefined },
    ]);
  });
});
