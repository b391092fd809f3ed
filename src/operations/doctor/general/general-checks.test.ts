import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeTerraform } from '../../../../test/fixtures/fake-terraform/fake-terraform.js';
import { requires } from '../../../../test/requires.js';
import { neverInterrupted } from '../../../processes/interrupt.js';
import { awsProviderVersion } from '../../../stacks/engine-requirements.js';
import { terraformPlatform } from '../../../terraform/binary/mirrored-versions.js';
import { isProviderVersionSupported } from '../../../terraform/binary/provider-version.js';
import { examineProject } from '../examine.js';
import { generalChecks } from './index.js';
import { nodeFinding } from './node.js';
import { diskFinding } from './project-folder.js';
import { providerFinding } from './provider.js';

let terraform: FakeTerraform;
let root = '';
beforeEach(() => {
  terraform = new FakeTerraform();
  root = mkdtempSync(join(tmpdir(), 'multienv-general-'));
});
afterEach(() => {
  vi.unstubAllGlobals();
  terraform.remove();
  rmSync(root, { recursive: true, force: true });
});

interface Around {
  readonly env?: Readonly<Record<string, string>>;
  readonly pluginDir?: string;
  readonly sandboxFolder?: string;
}

async function examine({ env, pluginDir, sandboxFolder }: Around = {}) {
  const context = {
    cwd: root,
    env: { ...terraform.env, XDG_CACHE_HOME: join(root, 'cache'), ...env },
    emit: () => {},
    interrupt: neverInterrupted(),
  };
  const loaded = {
    file: join(root, 'environments.yaml'),
    root,
    project: 'p',
    environments: [],
    warnings: [],
    locate: () => undefined,
  };
  const subject = { context, loaded, sandboxFolder, terraformBin: undefined, pluginDir };
  const results = await Promise.all(generalChecks.map((check) => examineProject(check, subject)));
  return new Map(results.map((result) => [result.id, result]));
}

/** A mirror below the project, with these versions for this machine. */
function mirror(...versions: readonly string[]): string {
  const folder = join(root, 'mirror');
  const aws = join(folder, 'registry.terraform.io', 'hashicorp', 'aws');
  for (const version of versions) mkdirSync(join(aws, version, terraformPlatform), { recursive: true });
  mkdirSync(aws, { recursive: true });
  return folder;
}

function lock(version: string, hashes = '"h1:a=",\n    "zh:b",', file = '.terraform.lock.hcl'): void {
  writeFileSync(
    join(root, file),
    `# This file is maintained automatically by "terraform init".\n\nprovider "registry.terraform.io/hashicorp/aws" {\n  version     = "${version}"\n  constraints = ">= 5.100.0, < 7.0.0"\n  hashes = [\n    ${hashes}\n  ]\n}\n`,
  );
}

describe('Node.js', () => {
  it('is this one, which is new enough', async () => {
    expect((await examine()).get('node')).toMatchObject({ status: 'ok', environment: null });
  });

  it.each(['18.20.0', '20.18.9'])('%s is too old', (version) => {
    expect(nodeFinding(version)).toMatchObject({
      status: 'problem',
      fix: expect.stringContaining('nodejs.org'),
    });
  });
});

describe('Terraform', () => {
  it('is found, with its version', async () => {
    terraform.play({ product: 'opentofu', version: '1.12.6' });
    expect((await examine()).get('terraform')).toMatchObject({
      status: 'ok',
      message: expect.stringMatching(/^OpenTofu 1\.12\.6 \(/),
    });
  });

  it('that is too old or not there is a problem, and what needs it is skipped', async () => {
    terraform.play({ version: '1.10.0' });
    const old = await examine();
    expect(old.get('terraform')).toMatchObject({ status: 'problem', code: 'terraform-too-old' });
    expect(old.get('provider')).toMatchObject({ status: 'skipped' });
    expect(old.get('provider-lock')).toMatchObject({ status: 'skipped' });
    const none = await examine({ env: { PATH: root } });
    expect(none.get('terraform')).toMatchObject({ status: 'problem', code: 'terraform-not-found' });
  });

  it('is warned of a configuration file that is not there', async () => {
    expect((await examine()).get('cli-config')).toMatchObject({ status: 'ok' });
    const file = join(root, 'terraformrc');
    const missing = (await examine({ env: { TF_CLI_CONFIG_FILE: file } })).get('cli-config');
    expect(missing).toMatchObject({ status: 'warning', message: expect.stringContaining(file) });
    writeFileSync(file, 'provider_installation { direct {} }\n');
    const there = await examine({ env: { TF_CLI_CONFIG_FILE: file } });
    expect(there.get('cli-config')).toMatchObject({ status: 'ok', message: file });
    expect(there.get('provider')).toMatchObject({
      status: 'ok',
      message: expect.stringContaining('configuration'),
    });
  });
});

describe('the AWS provider', () => {
  it('comes out of a mirror, unpacked or packed', async () => {
    const folder = mirror('5.100.0');
    const aws = join(folder, 'registry.terraform.io', 'hashicorp', 'aws');
    writeFileSync(join(aws, `terraform-provider-aws_6.66.0_${terraformPlatform}.zip`), '');
    writeFileSync(join(aws, 'terraform-provider-aws_6.67.0_plan9_mips.zip'), '');
    expect((await examine({ pluginDir: folder })).get('provider')).toMatchObject({
      status: 'ok',
      message: `5.100.0, 6.66.0 in ${folder}`,
    });
  });

  it.each([
    [['5.99.0', '7.0.0'], '5.99.0, 7.0.0 only'],
    [[], 'none for this platform'],
  ])('is missing in a mirror with %j', async (versions, words) => {
    expect((await examine({ pluginDir: mirror(...versions) })).get('provider')).toMatchObject({
      status: 'problem',
      message: expect.stringContaining(words),
      fix: expect.stringContaining('terraform providers mirror'),
    });
  });

  it('cannot come out of a folder that is no mirror', async () => {
    lock('5.100.0');
    const results = await examine({ pluginDir: join(root, 'nothing') });
    expect(results.get('provider')).toMatchObject({ status: 'problem', code: 'plugin-folder-unusable' });
    expect(results.get('provider-lock')).toMatchObject({ status: 'ok' });
  });

  it('comes from the registry where that answers', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url);
      return new Response('{}');
    });
    const source = { kind: 'registry', host: 'registry.terraform.io' } as const;
    expect(await providerFinding(source, 'terraform')).toEqual({
      status: 'ok',
      message: 'From registry.terraform.io.',
    });
    expect(asked).toEqual(['https://registry.terraform.io/.well-known/terraform.json']);
  });

  it('is warned of a registry that does not answer', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    await new Promise((closed) => server.close(closed));
    expect(await providerFinding({ kind: 'registry', host }, 'terraform')).toMatchObject({
      status: 'warning',
      fix: expect.stringContaining('--plugin-dir'),
    });
  });

  it('is judged by the constraint of the stacks', () => {
    expect(awsProviderVersion).toBe('>= 5.100.0, < 7.0.0');
    expect(['5.99.1', '5.100.0', '6.66.0', '7.0.0'].map(isProviderVersionSupported)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('the lock file of the providers', () => {
  it('may be missing before the first plan', async () => {
    expect((await examine()).get('provider-lock')).toMatchObject({
      status: 'skipped',
      message: expect.stringContaining('the first plan writes it'),
    });
  });

  it('names a version that is to be had', async () => {
    lock('5.100.0');
    const found = (await examine({ pluginDir: mirror('5.100.0') })).get('provider-lock');
    expect(found).toMatchObject({ status: 'ok', message: expect.not.stringContaining('one platform') });
  });

  it('on the sandbox is that of the sandbox where the project has none', async () => {
    const sandboxFolder = join(root, 'sandbox');
    mkdirSync(sandboxFolder);
    lock('5.100.0', '"h1:a=",', join('sandbox', '.terraform.lock.hcl'));
    const found = (await examine({ pluginDir: mirror('5.100.0'), sandboxFolder })).get('provider-lock');
    expect(found).toMatchObject({ status: 'ok', message: expect.stringContaining('those of one platform') });
  });

  it('may say nothing about the AWS provider', async () => {
    writeFileSync(join(root, '.terraform.lock.hcl'), '# empty\n');
    expect((await examine()).get('provider-lock')).toMatchObject({ status: 'ok' });
  });

  it.each([
    ['4.0.0', 'cannot be carried out with'],
    ['6.0.0', 'the mirror has 5.100.0 for this platform'],
  ])('that names %s is a problem', async (version, words) => {
    lock(version);
    const found = (await examine({ pluginDir: mirror('5.100.0') })).get('provider-lock');
    expect(found).toMatchObject({ status: 'problem', message: expect.stringContaining(words) });
  });
});

describe('Python', () => {
  it('that is missing is a warning: only the sandbox needs it', async () => {
    expect((await examine({ env: { PATH: root } })).get('python')).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('Only the sandbox needs it'),
    });
  });

  it.runIf(requires('python'))('is found', async () => {
    const path = `${terraform.env.PATH}:${process.env.PATH}`;
    expect((await examine({ env: { PATH: path } })).get('python')).toMatchObject({ status: 'ok' });
  });
});

describe('the project folder', () => {
  it('can be written', async () => {
    expect((await examine()).get('project-folder')).toMatchObject({ status: 'ok' });
  });

  it('is none where a file stands', async () => {
    writeFileSync(join(root, '.multienv'), '');
    expect((await examine()).get('project-folder')).toMatchObject({
      status: 'problem',
      fix: `rm ${join(root, '.multienv')}`,
    });
  });

  it.skipIf(process.getuid?.() === 0)('may belong to somebody else (root may write everywhere)', async () => {
    mkdirSync(join(root, '.multienv'));
    chmodSync(join(root, '.multienv'), 0o500);
    expect((await examine()).get('project-folder')).toMatchObject({ status: 'problem' });
  });

  it('needs room', () => {
    const statuses = [5, 500, 5_000].map((free) => diskFinding('/x', free).status);
    expect(statuses).toEqual(['problem', 'warning', 'ok']);
  });
});
