import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AwsRequest, startAwsProxy } from '../../../test/e2e/aws-proxy.js';
import { jsonAnswer, refusal } from '../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { requires } from '../../../test/requires.js';
import { loadEnvironments } from '../../config/file/load.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { sandboxDown, sandboxReset, sandboxStatus, sandboxUp } from '../project/sandbox.js';
import { secretInit, secretRotate } from './secret.js';
import { isUsable, secretRestore, secretStatus } from './secret-status.js';

const text = 'version: 1\n\nenvironments:\n  dev-001:     { environment: dev }   # the first\n';
let root = '';
let file = '';
let endpoint = '';

const context = () => ({ cwd: root, env: process.env, emit: () => {}, interrupt: neverInterrupted() });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'multienv-secret-'));
  file = join(root, 'environments.yaml');
});
afterAll(async () => {
  await sandboxDown(context(), { root });
  await rm(root, { recursive: true, force: true });
});

async function options(content = text) {
  await writeFile(file, content);
  const [environment] = loadEnvironments(file).environments;
  if (environment === undefined) throw new Error('The file has an environment.');
  return { environment, root, file, sandbox: { endpoint, folder: join(root, '.multienv', 'sandbox') } };
}

/** The emulator takes what stands in the header for the signature. */
async function askEmulator(action: string, body: object): Promise<Record<string, unknown>> {
  const scope = 'MULTIENV123456789012/20261124/ap-southeast-1/secretsmanager/aws4_request';
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `secretsmanager.${action}`,
    },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return { ...(typeof answer === 'object' ? answer : {}) };
}

const value = async () =>
  (await askEmulator('GetSecretValue', { SecretId: 'rds-password-dev-001' })).SecretString;

describe.runIf(requires('python'))('the secret', { timeout: 120_000 }, () => {
  test('needs a sandbox that runs', async () => {
    expect(await sandboxStatus(context(), { root })).toMatchObject({ running: false, endpoint: null });
    await expect(sandboxReset(context(), { root })).rejects.toMatchObject({ code: 'sandbox-not-running' });
    endpoint = (await sandboxUp(context(), { root, parentPid: process.pid })).endpoint ?? '';
    expect(await sandboxStatus(context(), { root })).toMatchObject({ running: true, endpoint });
    await sandboxReset(context(), { root });
  });

  test('cannot be rotated before it was made', async () => {
    await expect(secretRotate(context(), await options())).rejects.toMatchObject({
      code: 'secret-not-found',
      exitCode: 3,
    });
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test('is made once, with every tag', async () => {
    const first = await secretInit(context(), await options());
    expect(first).toMatchObject({ name: 'rds-password-dev-001', created: true });
    const password = await value();
    expect(await secretInit(context(), await options())).toEqual({ ...first, created: false });
    expect(await value()).toBe(password);
    const { Tags } = await askEmulator('DescribeSecret', { SecretId: 'rds-password-dev-001' });
    expect(Tags).toEqual(
      expect.arrayContaining([
        { Key: 'Project', Value: 'multi-env-infrastructure' },
        { Key: 'Environment', Value: 'dev' },
        { Key: 'EnvironmentSuffix', Value: 'dev-001' },
        { Key: 'ManagedBy', Value: 'CDKTF' },
        { Key: 'Name', Value: 'rds-password-dev-001' },
      ]),
    );
  });

  test('gets a new value, the file the next version, and nothing else in the folder changes', async () => {
    const before = await value();
    expect(await secretRotate(context(), await options())).toMatchObject({ version: 2 });
    expect(await value()).not.toBe(before);
    expect(await readFile(file, 'utf8')).toBe(
      text.replace('environment: dev ', 'environment: dev, database: { password: { version: 2 } } '),
    );
    expect(await readdir(root)).toEqual(['.multienv', 'environments.yaml']);
  });

  test('goes on from the version of the defaults', async () => {
    const defaults = text.replace('\n\n', '\ndefaults: { database: { password: { version: 7 } } }\n');
    expect(await secretRotate(context(), await options(defaults))).toMatchObject({ version: 8 });
  });

  test('keeps its value when the file cannot take the version', async () => {
    const before = await value();
    const anchored =
      'version: 1\ndefaults:\n  database: &d { storageGiB: 30 }\nenvironments:\n  dev-001: { environment: dev, database: *d }\n';
    await expect(secretRotate(context(), await options(anchored))).rejects.toMatchObject({
      code: 'password-version-not-editable',
    });
    expect(await value()).toBe(before);
    expect(await readFile(file, 'utf8')).toBe(anchored);
  });

  test.each(['before', 'after'] as const)(
    'reaches the database with the next deploy when AWS fails %s it has the new value',
    async (side) => {
      const chosen = await options();
      const versions: string[] = [];
      const proxy = await startAwsProxy(endpoint, {
        [side]: async ({ action }: AwsRequest) => {
          if (action !== 'PutSecretValue') return 'pass';
          versions.push(await readFile(file, 'utf8'));
          return { status: 400, body: '{"__type":"Cut","message":"cut here"}' };
        },
      });
      const sandbox = { ...chosen.sandbox, endpoint: proxy.endpoint };
      await expect(secretRotate(context(), { ...chosen, sandbox })).rejects.toMatchObject({
        code: 'aws-refused',
      });
      proxy.close();
      // Whatever the secret holds then: the file asks for it to be sent.
      expect(versions).toEqual([expect.stringContaining('version: 2 }')]);
      expect(await readFile(file, 'utf8')).toContain('version: 2 }');
      expect(await readdir(root)).toEqual(['.multienv', 'environments.yaml']);
    },
  );

  test('that was deleted names the command that restores it', async () => {
    await askEmulator('DeleteSecret', { SecretId: 'rds-password-dev-001' });
    await expect(secretInit(context(), await options())).rejects.toMatchObject({
      code: 'secret-scheduled-for-deletion',
      exitCode: 3,
      problems: [{ hint: expect.stringContaining('secret restore --env dev-001 --sandbox') }],
    });
  });

  test('that was deleted is seen and restored', async () => {
    const chosen = await options();
    const { arn } = await secretStatus(context(), chosen);
    const status = { source: 'secretsManager', name: 'rds-password-dev-001', arn };
    const deleted = await secretStatus(context(), chosen);
    expect(deleted).toEqual({ ...status, state: 'scheduled-for-deletion' });
    expect(isUsable(deleted)).toBe(false);
    expect(await secretRestore(context(), chosen)).toMatchObject({ arn, restored: true });
    expect(await secretRestore(context(), chosen)).toMatchObject({ arn, restored: false });
    const present = await secretStatus(context(), chosen);
    expect(present).toEqual({ ...status, state: 'present' });
    expect(isUsable(present)).toBe(true);
  });

  test('that was never made can be told, not restored', async () => {
    await sandboxReset(context(), { root });
    const chosen = await options();
    expect(isUsable(await secretStatus(context(), chosen))).toBe(false);
    await expect(secretRestore(context(), chosen)).rejects.toMatchObject({ code: 'secret-not-found' });
    await askEmulator('CreateSecret', { Name: 'rds-password-dev-001' });
    expect(await secretStatus(context(), chosen)).toMatchObject({ state: 'empty' });
  });

  test('that somebody made without a value gets one', async () => {
    await sandboxReset(context(), { root });
    await askEmulator('CreateSecret', { Name: 'rds-password-dev-001' });
    expect(await secretInit(context(), await options())).toMatchObject({ created: true });
    expect(await value()).toMatch(/^\S{32}$/);
  });

  test('without anybody who answers is an error that says so', async () => {
    const nobody = { ...(await options()), sandbox: { endpoint: 'http://127.0.0.1:9', folder: root } };
    await expect(secretInit(context(), nobody)).rejects.toMatchObject({
      code: 'aws-unreachable',
      exitCode: 3,
    });
  });
});

// The emulator looks for the name and makes the secret in two steps, so two at once may both make it there; AWS refuses one of them.
describe('a secret that somebody else makes at the same time', () => {
  const missing = refusal('ResourceNotFoundException');
  const taken = { CreateSecret: refusal('ResourceExistsException') };
  const aws = new FakeAws();
  beforeAll(() => aws.start());
  afterAll(() => aws.stop());
  const init = async () =>
    secretInit(context(), { ...(await options()), sandbox: { endpoint: aws.endpoint, folder: root } });

  test('is theirs', async () => {
    const theirs = jsonAnswer({ ARN: 'arn:theirs', VersionIdsToStages: { a: ['AWSCURRENT'] } });
    aws.play({ ...taken, DescribeSecret: { ...missing, next: theirs } });
    expect(await init()).toEqual({ name: 'rds-password-dev-001', arn: 'arn:theirs', created: false });
    expect(aws.asked).toEqual(['DescribeSecret', 'CreateSecret', 'DescribeSecret']);
  });

  test('is an error when it has gone again', async () => {
    aws.play({ ...taken, DescribeSecret: missing });
    await expect(init()).rejects.toMatchObject({ code: 'secret-not-found', exitCode: 3 });
  });

  test('and then deletes is told so', async () => {
    const deleted = jsonAnswer({ ARN: 'arn:theirs', DeletedDate: 1_800_000_000 });
    aws.play({ ...taken, DescribeSecret: { ...missing, next: deleted } });
    await expect(init()).rejects.toMatchObject({ code: 'secret-scheduled-for-deletion' });
  });
});
