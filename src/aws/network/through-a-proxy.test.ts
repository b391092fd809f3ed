import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeAws } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { ConnectProxy, privateCa } from '../../../test/fixtures/proxy/connect-proxy.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../config/schema/environment-schema.js';
import { plainInvocation } from '../../errors/invocation.js';
import { UserError } from '../../errors/user-error.js';
import { findResource } from '../../resources/find-resource.js';
import { resourceTypes } from '../../resources/index.js';
import { describeCertificate } from '../acm.js';
import { openBucketContents } from '../bucket-contents.js';
import { findBucketName } from '../bucket-name.js';
import { openDbSnapshots } from '../db-snapshots.js';
import { openEc2 } from '../ec2.js';
import { openRds } from '../rds.js';
import { openSecretsManager } from '../secrets-manager.js';
import { readPublicParameter } from '../ssm.js';
import { findBucket, openStateBucket } from '../state-bucket/state-bucket.js';
import { callerIdentity } from '../sts.js';

const aws = new FakeAws();
const proxy = new ConnectProxy();
let folder = '';
beforeAll(async () => {
  await aws.start();
  await proxy.start(() => aws.endpoint);
});
afterAll(() => Promise.all([proxy.stop(), aws.stop()]));
beforeEach(() => {
  aws.play();
  proxy.forget();
  folder = mkdtempSync(join(tmpdir(), 'multienv-proxy-'));
  for (const name of Object.keys(process.env)) if (/^AWS_|_PROXY$/i.test(name)) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const keys = { AWS_ACCESS_KEY_ID: 'KEYGIVEN', AWS_SECRET_ACCESS_KEY: 'x' };

function target(
  variables: Readonly<Record<string, string>> = {},
  settings: NonNullable<EnvironmentConfig['aws']> = {},
) {
  const config = { aws: { accountId: '111122223333', ...settings } };
  return {
    environment: resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config }),
    variables: {
      ...{ HOME: folder, AWS_EC2_METADATA_DISABLED: 'true', ...keys },
      ...{ HTTPS_PROXY: proxy.url, AWS_CA_BUNDLE: privateCa, ...variables },
    },
    isHurried: true,
    invocation: plainInvocation,
  };
}

/** What a call comes to: nothing, or what its error says. */
const failure = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable('It went through.'),
    (error: unknown) =>
      error instanceof UserError
        ? `${error.message} ${error.problems[0]?.hint}`
        : expect.unreachable(String(error)),
  );

const own = (service: string) => `${service}.ap-southeast-1.amazonaws.com:443`;

describe('every question goes through the proxy', () => {
  const there = () => target();
  it.each<[string, () => Promise<unknown>, string]>([
    ['STS', () => callerIdentity(there()), own('sts')],
    ['ACM', () => describeCertificate(there(), 'arn:x'), own('acm')],
    ['Systems Manager', () => readPublicParameter(there(), '/x'), own('ssm')],
    ['EC2', async () => (await openEc2(there())).defaultVpcId(), own('ec2')],
    ['RDS', async () => (await openRds(there())).postgresVersions('15'), own('rds')],
    ['RDS for snapshots', async () => (await openDbSnapshots(there())).find('x'), own('rds')],
    ['Secrets Manager', async () => (await openSecretsManager(there())).describe('x'), own('secretsmanager')],
    [
      'S3 for a name',
      () => findBucketName(there(), { name: 'states', accountId: '111122223333' }),
      `states.s3.ap-southeast-1.amazonaws.com:443`,
    ],
    [
      'S3 for states',
      async () =>
        findBucket(
          await openStateBucket(there(), { bucket: 'states', region: 'ap-southeast-1', owner: undefined }),
        ),
      `states.s3.ap-southeast-1.amazonaws.com:443`,
    ],
    [
      'S3 for contents',
      async () => (await openBucketContents(there())).isFilled('states'),
      `states.s3.ap-southeast-1.amazonaws.com:443`,
    ],
  ])('%s', async (_name, ask, tunnel) => {
    // What the fake AWS does not know it refuses: that it was asked is enough.
    await ask().catch(() => undefined);
    expect(proxy.hosts).toEqual([tunnel]);
    expect(aws.asked.length).toBeGreaterThan(0);
  });

  it.each(resourceTypes.filter(({ find }) => find !== undefined).map(({ type }) => type))(
    'the look for an %s',
    async (resourceType) => {
      const names = {
        name: 'x',
        bucket: 'states',
        identifier: 'x',
        vpc_id: 'vpc-1',
        security_group_id: 'sg-1',
      };
      const more = { load_balancer_arn: 'arn:x', port: 80, role: 'x', policy_arn: 'arn:x' };
      await findResource(there(), { resourceType, names: { ...names, ...more } }).catch(() => undefined);
      expect(proxy.tunnels.length).toBeGreaterThan(0);
      expect(aws.asked.length).toBeGreaterThan(0);
    },
  );

  it('what gets the credentials too: a role, a web identity, single sign-on', async () => {
    const roleArn = 'arn:aws:iam::111122223333:role/deploy';
    await callerIdentity(target({}, { roleArn }));
    expect(aws.requests.map(({ keyId }) => keyId)).toEqual(['KEYGIVEN', 'KEYROLE']);

    proxy.forget();
    const AWS_CONFIG_FILE = join(folder, 'config');
    writeFileSync(
      AWS_CONFIG_FILE,
      '[profile team]\nsso_start_url = https://start.test\nsso_region = ap-southeast-1\nsso_account_id = 111122223333\nsso_role_name = x\n',
    );
    // The cache of sign-ons is in the home folder of this process.
    vi.stubEnv('HOME', folder);
    mkdirSync(join(folder, '.aws', 'sso', 'cache'), { recursive: true });
    const sha1 = (await import('node:crypto')).createHash('sha1').update('https://start.test').digest('hex');
    const token = { accessToken: 't', expiresAt: '2099-01-01T00:00:00Z' };
    writeFileSync(join(folder, '.aws', 'sso', 'cache', `${sha1}.json`), JSON.stringify(token));
    await callerIdentity(target({ AWS_CONFIG_FILE }, { profile: 'team' })).catch(() => undefined);
    expect(proxy.hosts).toEqual(['portal.sso.ap-southeast-1.amazonaws.com:443']);

    proxy.forget();
    const AWS_WEB_IDENTITY_TOKEN_FILE = join(folder, 'token');
    writeFileSync(AWS_WEB_IDENTITY_TOKEN_FILE, 'a token');
    const web = { AWS_ACCESS_KEY_ID: '', AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN: roleArn };
    await callerIdentity(target(web)).catch(() => undefined);
    expect(proxy.hosts).toEqual([own('sts')]);
    expect(aws.asked.at(-1)).toBe('AssumeRoleWithWebIdentity');
  });
});

it('its name and password are given to the proxy, and to nobody else', async () => {
  const HTTPS_PROXY = proxy.url.replace('//', '//jo:canary%21@');
  await callerIdentity(target({ HTTPS_PROXY }));
  expect(proxy.authorizations).toEqual([`Basic ${Buffer.from('jo:canary!').toString('base64')}`]);
  proxy.refusal = 407;
  const told = await failure(callerIdentity(target({ HTTPS_PROXY })));
  expect(told).toContain(
    `STS cannot be reached at sts.ap-southeast-1.amazonaws.com through the proxy ${proxy.url}: the proxy answered 407.`,
  );
  expect(told).not.toContain('canary');
});

describe('what fails on the way says what was tried', () => {
  it('a proxy that is not there', async () => {
    const told = await failure(callerIdentity(target({ HTTPS_PROXY: 'http://127.0.0.1:9' })));
    expect(told).toContain(
      'at sts.ap-southeast-1.amazonaws.com through the proxy http://127.0.0.1:9: ECONNREFUSED',
    );
    expect(told).toContain('NO_PROXY');
  });

  it('a proxy that does not let us through', async () => {
    proxy.refusal = 403;
    expect(await failure(callerIdentity(target()))).toContain('the proxy answered 403');
  });

  it('a certificate that nobody trusts', async () => {
    const told = await failure(callerIdentity(target({ AWS_CA_BUNDLE: '' })));
    expect(told).toMatch(/: (SELF_SIGNED|UNABLE_TO)\w+\. .*AWS_CA_BUNDLE/);
    expect(aws.asked).toEqual([]);
  });

  it('a bundle that is not there, or holds no certificate', async () => {
    const missing = join(folder, 'none.pem');
    expect(await failure(callerIdentity(target({ AWS_CA_BUNDLE: missing })))).toContain(
      `AWS_CA_BUNDLE names ${missing}, which cannot be read (ENOENT).`,
    );
    writeFileSync(missing, 'nothing');
    expect(await failure(callerIdentity(target({ AWS_CA_BUNDLE: missing })))).toContain(
      'in which there is no certificate',
    );
  });

  it('an address without a proxy', async () => {
    const AWS_ENDPOINT_URL = 'http://127.0.0.1:9';
    expect(await failure(callerIdentity(target({ AWS_ENDPOINT_URL })))).toContain(
      'STS cannot be reached at 127.0.0.1:9: ECONNREFUSED.',
    );
  });

  it('a proxy of another kind', async () => {
    const told = await failure(callerIdentity(target({ HTTPS_PROXY: 'socks5://jo:canary@127.0.0.1:9' })));
    expect(told).toContain('HTTPS_PROXY names a proxy by socks5');
    expect(told).not.toContain('canary');
  });
});

describe('the profile of the file is read as Terraform reads it', () => {
  const withProfile = (text: string, variables: Readonly<Record<string, string>> = {}) => {
    const AWS_CONFIG_FILE = join(folder, 'config');
    writeFileSync(AWS_CONFIG_FILE, `[profile team]\n${text}\n`);
    const AWS_SHARED_CREDENTIALS_FILE = join(folder, 'credentials');
    writeFileSync(
      AWS_SHARED_CREDENTIALS_FILE,
      '[team]\naws_access_key_id = KEYTEAM\naws_secret_access_key = x\n',
    );
    return target({ AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, ...variables }, { profile: 'team' });
  };

  it('its certificates', async () => {
    await callerIdentity(withProfile(`ca_bundle = ${privateCa}`, { AWS_CA_BUNDLE: '' }));
    expect(aws.asked).toEqual(['GetCallerIdentity']);
    const told = await failure(callerIdentity(withProfile('ca_bundle = /none', { AWS_CA_BUNDLE: '' })));
    expect(told).toContain('`ca_bundle` of the profile team names /none');
  });

  it.each([
    ['use_fips_endpoint = true', {}, 'sts-fips.ap-southeast-1.amazonaws.com:443'],
    ['', { AWS_USE_FIPS_ENDPOINT: 'true' }, 'sts-fips.ap-southeast-1.amazonaws.com:443'],
    ['use_fips_endpoint = true', { AWS_USE_FIPS_ENDPOINT: 'false' }, own('sts')],
    ['use_dualstack_endpoint = true', {}, 'sts.ap-southeast-1.api.aws:443'],
    ['', { AWS_USE_DUALSTACK_ENDPOINT: 'true' }, 'sts.ap-southeast-1.api.aws:443'],
    ['endpoint_url = https://vpce.ap-southeast-1.amazonaws.com', {}, own('vpce')],
    [
      'services = mine\n[services mine]\nsts =\n  endpoint_url = https://sts-of-mine.amazonaws.com',
      {},
      'sts-of-mine.amazonaws.com:443',
    ],
    [
      'ignore_configured_endpoint_urls = true\nendpoint_url = https://vpce.ap-southeast-1.amazonaws.com',
      {},
      own('sts'),
    ],
  ])('%s %j', async (text, variables, tunnel) => {
    await callerIdentity(withProfile(text, variables));
    expect(proxy.hosts).toEqual([tunnel]);
  });
});
