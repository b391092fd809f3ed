import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../../test/requires.js';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import { plainInvocation } from '../errors/invocation.js';
import { neverInterrupted } from '../processes/interrupt.js';
import { cacheFolder } from './cache-folder.js';
import { startSandbox, stopSandbox } from './sandbox.js';
import { seedSandbox } from './seed.js';

describe.runIf(requires('python'))('the emulator', () => {
  const root = mkdtempSync(join(tmpdir(), 'multienv-seed-'));
  const folder = join(root, '.multienv', 'sandbox', 'server');
  const env = { HOME: homedir(), ...process.env };
  let endpoint = '';

  beforeAll(async () => {
    const server = await startSandbox({
      project: root,
      folder,
      cacheFolder: cacheFolder(env),
      env,
      interrupt: neverInterrupted(),
      emit: () => undefined,
      invocation: plainInvocation,
      parentPid: process.pid,
    });
    endpoint = server.endpoint;
  }, 300_000);

  afterAll(async () => {
    await stopSandbox(folder, plainInvocation);
    rmSync(root, { recursive: true });
  });

  async function ask(action: string): Promise<string> {
    const credential = 'Credential=MULTIENV111122223333/20260101/eu-west-1/ec2/aws4_request';
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=0`,
      },
      body: `Action=${action}&Version=2016-11-15`,
    });
    return response.text();
  }

  it('gets the network that the file names, in the account and the region of the environment, once', async () => {
    const environment = resolveEnvironment({
      environment: 'dev',
      suffix: 'dev-001',
      config: {
        aws: { region: 'eu-west-1', accountId: '111122223333' },
        network: {
          mode: 'existing',
          vpcId: 'vpc-0123456789abcdef0',
          subnetIds: ['subnet-00000001', 'subnet-00000002'],
        },
      },
    });
    const target = { environment, sandbox: { endpoint, folder }, invocation: plainInvocation };
    await seedSandbox(target);
    await seedSandbox(target);
    const text = await ask('DescribeSubnets');
    const items = text.split('<item>').filter((item) => item.includes('vpc-0123456789abcdef0'));
    expect(items.map((item) => /subnet-0000000\d/.exec(item)?.[0])).toEqual([
      'subnet-00000001',
      'subnet-00000002',
    ]);
    expect(new Set(items.map((item) => /<availabilityZone>([^<]+)/.exec(item)?.[1])).size).toBe(2);
    const tables = (await ask('DescribeRouteTables')).split('<routeTableId>');
    const own = tables.find((table) => table.includes('vpc-0123456789abcdef0')) ?? '';
    expect(own).toMatch(/<destinationCidrBlock>0\.0\.0\.0\/0<.*<gatewayId>igw-/s);
  });

  it('has the log bucket and the hosted zone that the file names, once', async () => {
    const environment = resolveEnvironment({
      environment: 'dev',
      suffix: 'dev-003',
      config: {
        aws: { accountId: '111122223333' },
        loadBalancer: { domainName: 'app.example.com', hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
        storage: { accessLogs: true },
      },
    });
    const target = { environment, sandbox: { endpoint, folder }, invocation: plainInvocation };
    await seedSandbox(target);
    await seedSandbox(target);
    const signed = (service: string) => ({
      Authorization: `AWS4-HMAC-SHA256 Credential=MULTIENV111122223333/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    });
    const buckets = await fetch(endpoint, { headers: signed('s3') });
    expect(await buckets.text()).toContain('<Name>multienv-logs-111122223333-ap-southeast-1</Name>');
    const zones = await fetch(`${endpoint}/2013-04-01/hostedzone`, { headers: signed('route53') });
    expect((await zones.text()).match(/hostedzone\/Z0123456789ABCDEFGHIJ</g)).toHaveLength(1);
  });

  it('gives the subnets of each list as many zones as there are', async () => {
    const subnet = (digit: number) => `subnet-1000000${digit}`;
    const lists = {
      subnetIds: [1, 2, 3, 4].map(subnet),
      loadBalancerSubnetIds: [4, 1].map(subnet),
      databaseSubnetIds: [2, 4, 5].map(subnet),
    };
    const environment = resolveEnvironment({
      environment: 'dev',
      suffix: 'dev-002',
      config: {
        aws: { region: 'eu-west-1', accountId: '111122223333' },
        network: { mode: 'existing', vpcId: 'vpc-1123456789abcdef0', ...lists },
      },
    });
    await seedSandbox({ environment, sandbox: { endpoint, folder }, invocation: plainInvocation });
    const items = (await ask('DescribeSubnets')).split('<item>');
    const zones = (ids: readonly string[]) =>
      ids.map((id) => /<availabilityZone>([^<]+)/.exec(items.find((item) => item.includes(id)) ?? '')?.[1]);
    // Three zones: of four subnets two share one.
    expect(new Set(zones(lists.loadBalancerSubnetIds)).size).toBe(2);
    expect(new Set(zones(lists.databaseSubnetIds)).size).toBe(3);
    expect(new Set(zones(lists.subnetIds)).size).toBe(3);
  });
});

it('that does not answer is an error with a code', async () => {
  const certificateArn =
    'arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';
  const environment = resolveEnvironment({
    environment: 'dev',
    suffix: 'dev-001',
    config: { loadBalancer: { certificateArn } },
  });
  const sandbox = { endpoint: 'http://127.0.0.1:9', folder: '/' };
  await expect(seedSandbox({ environment, sandbox, invocation: plainInvocation })).rejects.toMatchObject({
    code: 'aws-unreachable',
    exitCode: 3,
    message: 'The sandbox cannot be reached: it does not answer.',
  });
});
