import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jsonAnswer, refusal } from '../fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../fixtures/fake-aws/fake-aws.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());
beforeEach(() => aws.play());

const file = (password: string) =>
  `version: 1\nenvironments:\n  dev-001: { environment: dev, database: { password: ${password} } }\n`;
function multienv(words: string, cwd = temporaryProject()) {
  return runHere([...words.split(' '), '--sandbox', aws.endpoint], { cwd });
}

const present = { ARN: 'arn:secret', VersionIdsToStages: { a: ['AWSCURRENT'] } };
const deleted = jsonAnswer({ ...present, DeletedDate: 1_800_000_000 });
const missing = refusal('ResourceNotFoundException');

describe('secret status', () => {
  it.each([
    ['present', jsonAnswer(present), 0],
    ['empty', jsonAnswer({ ARN: 'arn:secret' }), 1],
    ['scheduled-for-deletion', deleted, 1],
    ['missing', missing, 1],
  ])('tells that the secret is %s', async (state, answer, expected) => {
    aws.play({ DescribeSecret: answer });
    const { exitCode, stdout } = await multienv('secret status');
    expect({ exitCode, stdout }).toEqual({
      exitCode: expected,
      stdout: `dev-001 ${state} (secretsManager) rds-password-dev-001\n`,
    });
    expect(aws.asked).toEqual(
      state === 'present' ? ['DescribeSecret', 'GetSecretValue'] : ['DescribeSecret'],
    );
  });

  it.each([
    ['missing', missing, 0],
    ['empty', jsonAnswer({ ARN: 'arn:secret' }), 0],
    ['scheduled-for-deletion', deleted, 1],
  ])('lets the deploy make one that is %s where it generates it', async (state, answer, expected) => {
    aws.play({ DescribeSecret: answer });
    const { exitCode, stdout } = await multienv(
      'secret status',
      temporaryProject(file('{ source: generated }')),
    );
    expect({ exitCode, stdout }).toEqual({
      exitCode: expected,
      stdout: `dev-001 ${state} (generated) rds-password-dev-001\n`,
    });
  });

  it('says what RDS would refuse of the value, and nothing of the value', async () => {
    aws.play({ GetSecretValue: jsonAnswer({ SecretString: '{"password":"canary-12"}' }) });
    const { exitCode, stdout, stderr } = await multienv('secret status');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('RDS would refuse its value as a password: it is JSON with a `password` key');
    const json = await multienv('secret status --json');
    expect(json.exitCode).toBe(1);
    expect(JSON.parse(json.stdout).secrets).toMatchObject([
      { state: 'present', fault: 'json-with-password' },
    ]);
    for (const text of [stdout, stderr, json.stdout, json.stderr]) expect(text).not.toContain('canary');
  });

  it('says so where the value may not be read', async () => {
    aws.play({ GetSecretValue: refusal('AccessDeniedException') });
    const { exitCode, stdout } = await multienv('secret status');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'dev-001 present (secretsManager) rds-password-dev-001: its value may not be read\n',
    });
  });

  it('has no name for one that RDS has not made yet', async () => {
    aws.play({ ListSecrets: jsonAnswer({ SecretList: [] }) });
    const { exitCode, stdout } = await multienv(
      'secret status',
      temporaryProject(file('{ source: rdsManaged }')),
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'dev-001 missing (rdsManaged)\n' });
  });

  it('has all of it as JSON', async () => {
    const { exitCode, stdout } = await multienv('secret status --json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      ok: true,
      secrets: [
        {
          suffix: 'dev-001',
          outcome: 'ok',
          source: 'secretsManager',
          state: 'present',
          name: 'rds-password-dev-001',
          arn: 'arn:x',
        },
      ],
    });
  });
});

describe('secret restore', () => {
  it('takes the deletion back', async () => {
    aws.play({ DescribeSecret: deleted, RestoreSecret: jsonAnswer({}) });
    const { exitCode, stdout } = await multienv('secret restore');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'restored rds-password-dev-001 arn:secret\n',
    });
    expect(aws.requests.map(({ action, body }) => [action, JSON.parse(body).SecretId])).toEqual([
      ['DescribeSecret', 'rds-password-dev-001'],
      ['RestoreSecret', 'rds-password-dev-001'],
    ]);
  });

  it('leaves a secret that is there', async () => {
    expect(await multienv('secret restore')).toMatchObject({
      exitCode: 0,
      stdout: 'exists rds-password-dev-001 arn:x\n',
    });
    expect(aws.asked).toEqual(['DescribeSecret']);
    expect(JSON.parse((await multienv('secret restore --json')).stdout)).toMatchObject({
      secrets: [{ restored: false }],
    });
  });

  it('says where there is none', async () => {
    aws.play({ DescribeSecret: missing });
    const { exitCode, stderr } = await multienv('secret restore');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('error secret-not-found: ');
  });
});

describe('secret rotate', () => {
  it('raises the version, and names the deploy of those that it rotated', async () => {
    aws.play({ PutSecretValue: jsonAnswer({}) });
    const cwd = temporaryProject();
    const { exitCode, stdout, stderr } = await multienv('secret rotate', cwd);
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: 'rotated rds-password-dev-001, password version 2\n',
      stderr: `The file is the one that AWS is deployed from: the new password version counts there too.\nnext: multienv deploy --env dev-001 --sandbox ${aws.endpoint}\n`,
    });
    expect(readFileSync(join(cwd, 'environments.yaml'), 'utf8')).toContain('version: 2');
  });

  it('names no deploy where nothing was rotated, nor with --json', async () => {
    aws.play({ PutSecretValue: jsonAnswer({}) });
    expect((await multienv('secret rotate --json')).stderr).toBe('');
    aws.play({ DescribeSecret: missing });
    const { exitCode, stderr } = await multienv('secret rotate');
    expect(exitCode).toBe(3);
    expect(stderr).not.toContain('next: multienv deploy');
  });
});

describe('secret init', () => {
  it('keeps a secret that is there', async () => {
    expect(await multienv('secret init')).toMatchObject({
      exitCode: 0,
      stdout: 'exists rds-password-dev-001 arn:x\n',
    });
    expect(aws.asked).not.toContain('CreateSecret');
  });

  it('makes one that is not, of the settings of its environment', async () => {
    aws.play({ DescribeSecret: missing, CreateSecret: jsonAnswer({ ARN: 'arn:new' }) });
    expect((await multienv('secret init')).stdout).toBe('created rds-password-dev-001 arn:new\n');
    const [made] = aws.requests.filter(({ action }) => action === 'CreateSecret');
    expect(JSON.parse(made?.body ?? '{}')).toMatchObject({
      Name: 'rds-password-dev-001',
      SecretString: expect.stringMatching(/^.{20,}$/),
      Tags: expect.arrayContaining([{ Key: 'EnvironmentSuffix', Value: 'dev-001' }]),
    });
  });
});

describe('--fail-fast', () => {
  const two = 'version: 1\nenvironments:\n  dev-001: { environment: dev }\n  dev-002: { environment: dev }\n';

  it.each(['secret init', 'secret rotate', 'secret status', 'secret restore', 'ami update'])(
    'begins none after the first that failed: %s',
    async (words) => {
      aws.play({
        DescribeSecret: refusal('AccessDeniedException'),
        GetParameter: refusal('AccessDeniedException'),
      });
      const told = async (command: string) => (await multienv(command, temporaryProject(two))).stderr;
      expect(await told(words)).toContain('2 failed (dev-001, dev-002)');
      expect(await told(`${words} --fail-fast`)).toContain('1 failed (dev-001), 1 skipped (dev-002)');
    },
  );
});
