import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { requires } from '../requires.js';
import { inventory } from './emulator-inventory.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);

/** One environment: the line of `aws` is the fourth, that of the environment the sixth. */
const file = (settings: { aws?: string; environment?: string; suffix?: string } = {}) => `version: 1
project: acme-shop
defaults:
  aws: { region: ${settings.aws ?? 'ap-southeast-1, accountId: "123456789012"'} }
environments:
  ${settings.suffix ?? 'dev-001'}: { environment: dev, ${settings.environment ?? 'database: { password: { source: generated } }'} }
`;
const otherVpc =
  'database: { password: { source: generated } }, network: { mode: existing, vpcId: vpc-fba481dcd5cde9bd5, subnetIds: [subnet-ca2ec652047971ab0, subnet-65c0ab67f3f9f6540] }';

describe.runIf(tools)('where an environment lives', { timeout: 600_000 }, () => {
  const project = sandboxProject(file());
  const states = join(project.folder, '.multienv', 'sandbox', 'state');
  const stateFile = join(states, 'dev-001', 'terraform.tfstate');
  let before: { readonly state: string; readonly inventory: readonly string[] };
  const now = async () => ({
    state: readFileSync(stateFile, 'latin1'),
    inventory: await inventory(project.endpoint()),
  });
  const run = (command: string, suffix: string) => {
    const answer = { plan: [], deploy: ['--yes'], destroy: ['--confirm', suffix] }[command] ?? [];
    return project.multienv(command, '--env', suffix, '--sandbox', '--json', ...answer);
  };
  /** The problem of each command, which has changed nothing. */
  const refusals = async (text: string, suffix = 'dev-001', commands = ['plan', 'deploy', 'destroy']) => {
    project.write(text);
    const found: unknown[] = [];
    for (const command of commands) {
      const { exitCode, stdout } = await run(command, suffix);
      found.push({ exitCode, problems: JSON.parse(stdout).environments[0].problems });
      expect(await now()).toEqual(before);
    }
    return found;
  };
  const everywhere = (problem: object) => Array(3).fill({ exitCode: 1, problems: [problem] });

  it('is decided by its first deploy', async () => {
    await project.succeed('deploy', '--sandbox', '--yes');
    before = await now();
    expect(before.inventory).toContain('DBInstanceIdentifier postgres-dev-001');
  });

  it('is not changed by an edit of the region: neither refreshed there, nor made a second time, nor taken for destroyed', async () => {
    const hint = expect.stringMatching(/`aws\.region: ap-southeast-1` back.*destroy --env dev-001 --sandbox/);
    const place = { file: join(project.folder, 'environments.yaml'), line: 4, path: 'defaults.aws.region' };
    const problem = { code: 'region-moved', hint, ...place };
    expect(await refusals(file({ aws: 'eu-west-1, accountId: "123456789012"' }))).toMatchObject(
      everywhere(problem),
    );
  });

  it('is not changed by an edit of account or partition', async () => {
    const account = { code: 'account-moved', line: 4, path: 'defaults.aws.accountId' };
    expect(await refusals(file({ aws: 'ap-southeast-1, accountId: "210987654321"' }))).toMatchObject(
      everywhere(account),
    );
    const partition = { code: 'partition-moved', line: 4, path: 'defaults.aws.region' };
    expect(await refusals(file({ aws: 'cn-north-1, accountId: "123456789012"' }))).toMatchObject(
      everywhere(partition),
    );
  });

  it('is not changed by an edit of the VPC, and a plan of it tells so', async () => {
    const moved = { code: 'network-moved', line: 6, path: 'environments.dev-001.network.vpcId' };
    expect(await refusals(file({ environment: otherVpc }), 'dev-001', ['deploy'])).toMatchObject([
      { exitCode: 1, problems: [moved] },
    ]);
    const { stderr } = await project.succeed('plan', '--sandbox');
    expect(stderr).toMatch(
      /deploy will refuse this: dev-001 lives in vpc-[0-9a-f]+.*environments\.yaml:6\) Put `network: \{ mode: default \}` back/,
    );
    expect((await now()).state).toBe(before.state);
  });

  it('is known from a state that was moved by hand, and from one behind a backend', async () => {
    const other = { suffix: 'dev-002' };
    cpSync(join(states, 'dev-001'), join(states, 'dev-002'), { recursive: true });
    const problem = { code: 'state-of-another-environment', line: 6 };
    const message = expect.stringContaining('is that of dev-001');
    expect(await refusals(file(other), 'dev-002')).toMatchObject(everywhere({ ...problem, message }));
    rmSync(join(states, 'dev-002'), { recursive: true });
    await putState('states-of-acme', 'team/dev-002/terraform.tfstate');
    const backend = 'backend: { type: s3, bucket: states-of-acme, keyPrefix: team }';
    before = await now();
    expect(
      await refusals(file({ ...other, environment: backend }), 'dev-002', ['plan', 'deploy']),
    ).toMatchObject(everywhere({ ...problem, message }).slice(1));
  });

  it('is the same place after all, and nothing is left to change', async () => {
    project.write(file());
    await project.succeed('plan', '--sandbox', '--exit-code');
  });

  const putState = async (bucket: string, key: string) => {
    const s3 = new S3Client({
      endpoint: project.endpoint(),
      region: 'ap-southeast-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'MULTIENV123456789012', secretAccessKey: 'sandbox' },
    });
    const place = { CreateBucketConfiguration: { LocationConstraint: 'ap-southeast-1' as const } };
    await s3.send(new CreateBucketCommand({ Bucket: bucket, ...place }));
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: readFileSync(stateFile) }));
  };
});
