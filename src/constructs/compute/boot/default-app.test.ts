import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { get as getByTls } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../../../../test/requires.js';
import { packageFile } from '../../../package-files.js';
import { cloudConfig, defaultBootScript, environmentFilePath, environmentValue } from '../user-data.js';

interface CloudConfig {
  readonly write_files: readonly { path: string; permissions: string; encoding?: string; content: string }[];
  readonly runcmd: readonly (readonly string[])[];
}

function parse(userData: string): CloudConfig {
  expect(userData.startsWith('#cloud-config\n')).toBe(true);
  return JSON.parse(userData.slice('#cloud-config\n'.length));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

interface Served {
  readonly port: number;
  readonly protocol: 'http' | 'https';
}

function request(
  { port, protocol }: Served,
  path: string,
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    // A load balancer does not look at the certificate either.
    const place = { host: '127.0.0.1', port, path, rejectUnauthorized: false };
    const ask = protocol === 'https' ? getByTls : get;
    ask(place, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode, body }));
    }).on('error', reject);
  });
}

async function whenUp(served: Served): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await request(served, '/');
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

describe.each(['http', 'https'] as const)('the default boot script for %s', (protocol) => {
  const script = defaultBootScript(protocol);

  it('is small enough for user data and free of anything that Terraform would read', () => {
    expect(Buffer.byteLength(cloudConfig({}, script))).toBeLessThan(12_000);
    expect(script).not.toMatch(/[$%]\{/);
  });

  it('starts a hardened service', () => {
    for (const line of [
      'DynamicUser=yes',
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
      'CapabilityBoundingSet=CAP_NET_BIND_SERVICE',
    ])
      expect(script).toContain(`\n${line}\n`);
  });
});

const protocols = requires('python') ? (['http', 'https'] as const) : [];

describe.each(protocols)('an instance with the default boot script for %s', (protocol) => {
  const root = mkdtempSync(join(tmpdir(), 'boot-'));
  const healthPath = '/health$%7Bx%7D?deep=1';
  let port = 0;
  const served = () => ({ port, protocol });

  beforeAll(async () => {
    port = await freePort();
    const environment = {
      PROJECT: environmentValue(`it's "ours" <b>`),
      ENVIRONMENT: 'dev',
      ENVIRONMENT_SUFFIX: 'dev-001',
      APP_PORT: `${port}`,
      APP_HEALTH_PATH: environmentValue(healthPath),
    };
    const { write_files } = parse(cloudConfig(environment, defaultBootScript(protocol)));
    for (const { path, content, encoding } of write_files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), encoding === 'b64' ? Buffer.from(content, 'base64') : content, {
        mode: 0o755,
      });
    }
    execFileSync('bash', [join(root, write_files[1]?.path ?? '')], {
      env: {
        ...process.env,
        MULTIENV_ROOT: root,
        PATH: `${packageFile('test/fixtures/fake-systemctl')}:${process.env.PATH}`,
      },
    });
    await whenUp(served());
  });

  afterAll(() => {
    process.kill(Number(readFileSync(join(root, 'pid'), 'utf8')));
    rmSync(root, { recursive: true });
  });

  it('answers 200 on the health path', async () => {
    expect(await request(served(), healthPath)).toEqual({ status: 200, body: 'ok\n' });
  });

  it('shows which environment it is, as text', async () => {
    const { status, body } = await request(served(), '/');
    expect(status).toBe(200);
    expect(body).toContain('dev-001');
    expect(body).toContain('it&#x27;s &quot;ours&quot; &lt;b&gt;');
  });

  it('answers in no other protocol', async () => {
    const other = protocol === 'https' ? 'http' : 'https';
    await expect(request({ port, protocol: other }, healthPath)).rejects.toThrow();
  });

  it('answers 404 elsewhere', async () => {
    expect((await request(served(), '/admin')).status).toBe(404);
  });
});

describe('the user data', () => {
  const userData = cloudConfig(
    { DATABASE_HOST: '${aws_db_instance.postgres.address}' },
    '#!/bin/sh\necho ${x} %{if}\n',
  );
  const { write_files, runcmd } = parse(userData);

  it('writes the environment file for units and shells', () => {
    expect(write_files[0]).toMatchObject({
      path: environmentFilePath,
      content: "DATABASE_HOST='${aws_db_instance.postgres.address}'\n",
    });
  });

  it('carries a boot script as base64, so that nothing in it is evaluated', () => {
    expect(userData).not.toContain('%{if}');
    expect(Buffer.from(write_files[1]?.content ?? '', 'base64').toString()).toBe(
      '#!/bin/sh\necho ${x} %{if}\n',
    );
  });

  it('runs the script with the environment', () => {
    expect(runcmd[0]?.at(-1)).toBe(
      'set -a; . /etc/multi-env/environment; set +a; exec /usr/local/lib/multi-env/boot',
    );
  });
});
