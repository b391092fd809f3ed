import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cacheFolder } from '../../src/sandbox/cache-folder.js';
import { requires } from '../requires.js';
import { runHere } from './run-here.js';

let cwd = '';
let endpoint = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'multienv-sandbox-commands-'));
  writeFileSync(
    join(cwd, 'environments.yaml'),
    'version: 1\nenvironments:\n  dev-001: { environment: dev }\n  dev-002: { environment: dev }\n',
  );
});
afterAll(async () => {
  await multienv('sandbox', 'down');
  rmSync(cwd, { recursive: true, force: true });
});

/** The emulator's Python environment is that of the person: making one takes a minute. */
function multienv(...args: readonly string[]) {
  return runHere(args, { cwd, env: { XDG_CACHE_HOME: dirname(cacheFolder(process.env)) } });
}

// One emulator for all: each test goes on where the one before it ended.
describe.runIf(requires('python'))('the sandbox of a project', { timeout: 240_000 }, () => {
  it('does not run at first', async () => {
    expect(await multienv('sandbox', 'status')).toMatchObject({
      exitCode: 0,
      stdout: 'sandbox not running\n',
    });
    expect((await multienv('sandbox', 'down')).stdout).toBe('sandbox was not running\n');
    const reset = await multienv('sandbox', 'reset');
    expect(reset.exitCode).toBe(2);
    expect(reset.stderr).toContain('error sandbox-not-running: ');
  });

  it('says where it answers', async () => {
    const { exitCode, stdout } = await multienv('sandbox', 'up');
    endpoint = /^sandbox running at (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(stdout)?.[1] ?? '';
    expect({ exitCode, answer: (await fetch(`${endpoint}/moto-api/data.json`)).status }).toEqual({
      exitCode: 0,
      answer: 200,
    });
    expect(JSON.parse((await multienv('sandbox', 'status', '--json')).stdout)).toMatchObject({
      version: 1,
      running: true,
      endpoint,
      folder: join(cwd, '.multienv', 'sandbox'),
    });
  });

  it('takes the secrets of all environments, and never shows a password', async () => {
    const first = await multienv('secret', 'init', '--sandbox');
    expect(first).toMatchObject({
      exitCode: 0,
      stderr: 'next: multienv deploy --env dev-001 --env dev-002 --sandbox\n',
    });
    expect(first.stdout).toMatch(
      /^created rds-password-dev-001 arn:\S+\ncreated rds-password-dev-002 arn:\S+\n$/,
    );
    const second = await multienv('secret', 'init', '--env', 'dev-001', '--sandbox', endpoint, '--json');
    expect(JSON.parse(second.stdout)).toEqual({
      version: 1,
      ok: true,
      secrets: [
        {
          suffix: 'dev-001',
          outcome: 'ok',
          name: 'rds-password-dev-001',
          arn: expect.stringContaining('arn:'),
          created: false,
        },
      ],
    });
    expect((await multienv('secret', 'init', '--sandbox')).stdout).toMatch(/^exists /);
  });

  it('rotates secrets and writes the new versions into the file', async () => {
    const { exitCode, stdout, stderr } = await multienv('secret', 'rotate', '--sandbox');
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout:
        'rotated rds-password-dev-001, password version 2\nrotated rds-password-dev-002, password version 2\n',
      stderr:
        'The file is the one that AWS is deployed from: the new password version counts there too.\nnext: multienv deploy --env dev-001 --env dev-002 --sandbox\n',
    });
    const again = await multienv('secret', 'rotate', '--env', 'dev-002', '--sandbox', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ secrets: [{ suffix: 'dev-002', version: 3 }] });
    expect(readFileSync(join(cwd, 'environments.yaml'), 'utf8')).toMatch(
      /dev-001: .*version: 2 .*\n.*dev-002: .*version: 3 /,
    );
  });

  it('tells what it refused as AWS would', async () => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: 'AWS4-HMAC-SHA256 Credential=MULTIENV111122223333/20260101/eu-west-1/iam/aws4_request',
        'amz-sdk-request': 'attempt=2; max=3',
      },
      body: 'Action=GetRole&Version=2010-05-08&RoleName=canary/value',
    });
    expect(response.status).toBe(400);
    expect((await multienv('sandbox', 'status')).stdout).toMatch(
      /^sandbox running at \S+\nrefused 1 of \d+ requests, as AWS would; the last of them:\n {2}iam GetRole ValidationError: RoleName: Member must satisfy regular expression pattern: \S+\n$/,
    );
    const { requests } = JSON.parse((await multienv('sandbox', 'status', '--json')).stdout);
    expect(requests).toMatchObject({ refused: 1, unjudged: 0, last: [{ member: 'RoleName' }] });
    const log = readFileSync(join(cwd, '.multienv/sandbox/server/log'), 'utf8');
    expect(log).not.toContain('canary/value');
    expect(log).toContain(' iam GetRole 400 (attempt 2)\n');
  });

  it('notes in its log an answer that nobody received, in one line', async () => {
    const body = 'Action=ListPolicies&Version=2010-05-08&MaxItems=1000';
    const head = [
      'POST / HTTP/1.1',
      'Host: iam',
      'Content-Type: application/x-www-form-urlencoded',
      'Authorization: AWS4-HMAC-SHA256 Credential=MULTIENV111122223333/20260101/us-east-1/iam/aws4_request',
      `Content-Length: ${body.length}`,
    ].join('\r\n');
    const log = () => readFileSync(join(cwd, '.multienv/sandbox/server/log'), 'utf8');
    // When the request has been read and not been answered only the server knows.
    for (let delay = 0; delay < 40 && !log().includes('Not delivered: iam ListPolicies ('); delay++) {
      const socket = connect(Number(new URL(endpoint).port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`${head}\r\n\r\n${body}`);
      await sleep(delay);
      socket.resetAndDestroy();
      await sleep(200);
    }
    expect(log()).toContain('Not delivered: iam ListPolicies (');
    expect(log()).not.toContain('Traceback');
  });

  it('forgets the secrets at a reset', async () => {
    expect((await multienv('sandbox', 'reset')).stdout).toBe(`sandbox running at ${endpoint}\n`);
    expect((await multienv('sandbox', 'status')).stdout).toBe(`sandbox running at ${endpoint}\n`);
    const { exitCode, stderr } = await multienv('secret', 'rotate', '--env', 'dev-001', '--sandbox');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('error secret-not-found: ');
  });

  it('stops', async () => {
    expect((await multienv('sandbox', 'down')).stdout).toBe('sandbox stopped\n');
    await expect(fetch(endpoint)).rejects.toThrow();
    expect(JSON.parse((await multienv('sandbox', 'status', '--json')).stdout)).toMatchObject({
      running: false,
      endpoint: null,
    });
  });
});
