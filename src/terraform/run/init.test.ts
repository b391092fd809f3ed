import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { plainInvocation } from '../../errors/invocation.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { environmentFolder } from '../folder/environment-folder.js';
import { forgetInit, type InitOptions, initFolder } from './init.js';

const providerFile = '.terraform/providers/registry.terraform.io/hashicorp/aws/5.100.0/x/provider';
/** What `init` leaves behind. */
const provider = { [providerFile]: 'a program' };
const lockFile = '.terraform.lock.hcl';
let terraform: FakeTerraform;
let root = '';
beforeEach(() => {
  terraform = new FakeTerraform({ init: { files: provider } });
  root = join(terraform.folder, 'project');
  mkdirSync(folder().path, { recursive: true });
  mkdirSync(dirname(folder().stateFile), { recursive: true });
});
afterEach(() => terraform.remove());

const folder = () => environmentFolder('dev-001', { root });
const stackText = (terraformBlock: object, more: object = {}) =>
  JSON.stringify({ terraform: terraformBlock, ...more });

function targetIn(path: string): InitOptions['target'] {
  return {
    suffix: 'dev-001',
    invocation: plainInvocation,
    binary: { path: join(terraform.folder, 'terraform'), version: '1.11.4', product: 'terraform' },
    folder: path,
    env: terraform.env,
    interrupt: neverInterrupted(),
  };
}

function init(more: Partial<InitOptions> = {}): Promise<boolean> {
  const target = targetIn(folder().path);
  return initFolder({ target, folder: folder(), stackText: stackText({}), pluginFolder: undefined, ...more });
}
const inits = () => terraform.calls.map(({ args }) => args);

it('runs once for the same stack, and again when it is to be forgotten', async () => {
  expect([
    await init(),
    await init(),
    await init({ stackText: stackText({}, { resource: { x: 1 } }) }),
  ]).toEqual([true, false, false]);
  forgetInit(folder());
  expect(await init()).toBe(true);
  expect(inits()).toHaveLength(2);
  for (const args of inits()) expect(args.slice(0, 2)).toEqual(['-json', '-input=false']);
});

it.each<[string, () => Partial<InitOptions>]>([
  ['the folder with the provider', () => ({ pluginFolder: '/mirror' })],
  ['the versions of the stack', () => ({ stackText: stackText({ required_version: '>= 1.11' }) })],
  ['the modules of the stack', () => ({ stackText: stackText({}, { module: { a: { source: './a' } } }) })],
])('runs again when this is another: %s', async (_what, change) => {
  expect(await init()).toBe(true);
  expect(await init(change())).toBe(true);
  expect(await init(change())).toBe(false);
  expect(await init()).toBe(true);
});

it('runs again when the provider lock of the project is another, or the providers are gone', async () => {
  await init();
  writeFileSync(join(root, lockFile), 'a new one');
  expect(await init()).toBe(true);
  expect(await init()).toBe(false);
  rmSync(join(folder().path, '.terraform'), { recursive: true });
  expect(await init()).toBe(true);
});

it.each<[string, (path: string) => void]>([
  ['another provider', (file) => writeFileSync(file, 'evil')],
  ['the same bytes, written anew', (file) => writeFileSync(file, 'a program')],
  ['a file beside it', (file) => writeFileSync(`${file}.evil`, '')],
  [
    'another place to look for providers',
    (file) => writeFileSync(join(file, '../../../../../../../plugin_path'), '["/evil"]'),
  ],
  [
    'a link in its place',
    (file) => {
      rmSync(file);
      symlinkSync('/evil', file);
    },
  ],
])('makes everything anew where it finds %s', async (_what, change) => {
  await init();
  const file = join(folder().path, providerFile);
  change(file);
  expect(await init()).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('a program');
  expect(readdirSync(join(folder().path, '.terraform'), { recursive: true })).toHaveLength(7);
  expect(await init()).toBe(false);
});

it('starts no provider that came with a stamp and a lock file', async () => {
  await init();
  const came = join(terraform.folder, 'came', '.multienv');
  cpSync(join(root, '.multienv'), came, { recursive: true, preserveTimestamps: true });
  rmSync(join(root, '.multienv'), { recursive: true });
  cpSync(came, join(root, '.multienv'), { recursive: true, preserveTimestamps: true });
  writeFileSync(join(folder().path, providerFile), 'evil');
  expect(await init()).toBe(true);
  expect(readFileSync(join(folder().path, providerFile), 'utf8')).toBe('a program');
});

it('reads no lock file through a link', async () => {
  writeFileSync(join(terraform.folder, 'secret'), 'a secret');
  symlinkSync(join(terraform.folder, 'secret'), join(root, lockFile));
  await expect(init()).rejects.toMatchObject({ code: 'work-folder-link' });
  expect(existsSync(join(folder().path, lockFile))).toBe(false);
});

it('names the folder with the provider to Terraform', async () => {
  await init({ pluginFolder: '/mirror' });
  expect(inits()[0]?.at(-1)).toBe('-plugin-dir=/mirror');
});

it('gives the lock of the project to Terraform, and what Terraform makes of it back', async () => {
  writeFileSync(join(root, lockFile), 'of the project');
  terraform.play({
    init: { files: { ...provider, [lockFile]: 'with more checksums' } },
  });
  await init();
  expect(readFileSync(join(root, lockFile), 'utf8')).toBe('with more checksums');
  expect(await init()).toBe(false);
});

it('gives the lock that the first of several makes to those that waited for it', async () => {
  const start = (suffix: string, more: Partial<InitOptions>) => {
    const own = environmentFolder(suffix, { root });
    mkdirSync(own.path, { recursive: true });
    return { own, done: init({ ...more, folder: own, target: targetIn(own.path) }) };
  };
  terraform.play({
    init: { files: provider },
    environments: { first: { init: { files: { ...provider, [lockFile]: 'of the first' }, sleepMs: 200 } } },
  });
  const stack = { stackText: stackText({ required_providers: { aws: { version: 'of this test' } } }) };
  const first = start('first', stack);
  const second = start('second', stack);
  await Promise.all([first.done, second.done]);
  expect(readFileSync(join(second.own.path, lockFile), 'utf8')).toBe('of the first');
});

it('takes no lock from an earlier run where the project has none', async () => {
  writeFileSync(join(folder().path, lockFile), 'of yesterday');
  await init();
  expect(existsSync(join(folder().path, lockFile))).toBe(false);
  expect(existsSync(join(root, lockFile))).toBe(false);
});

it('leaves no stamp when it fails, and keeps that of the last time for the owner alone', async () => {
  terraform.play({ init: { exitCode: 1, stderr: 'no network' } });
  await expect(init()).rejects.toMatchObject({ code: 'terraform-failed', exitCode: 3 });
  terraform.play({});
  expect(await init()).toBe(true);
  expect(statSync(join(folder().path, 'init.stamp')).mode & 0o777).toBe(0o600);
});

it('is refused when the state is in another backend', async () => {
  await init();
  mkdirSync(dirname(folder().stateFile), { recursive: true });
  writeFileSync(folder().stateFile, JSON.stringify({ version: 4, resources: [{}] }));
  const stack = stackText({ backend: { s3: { bucket: 'states', key: 'k', region: 'eu-west-1' } } });
  await expect(init({ stackText: stack })).rejects.toMatchObject({ code: 'backend-changed' });
  expect(inits()).toHaveLength(1);
});

it('keeps the lock file of the providers as it is where it is told to, or once there is one', async () => {
  const flags = async (lockfile: InitOptions['lockfile']) => {
    forgetInit(folder());
    await init({ lockfile });
    return inits().at(-1)?.includes('-lockfile=readonly');
  };
  const answers = async () => [
    await flags('readonly'),
    await flags('readonly-if-there'),
    await flags('update'),
    await flags(undefined),
  ];
  expect(await answers()).toEqual([true, false, false, false]);
  writeFileSync(join(root, lockFile), '# locked');
  expect(await answers()).toEqual([true, true, false, false]);
});
