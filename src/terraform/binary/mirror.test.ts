import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPluginFolder } from './mirror.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'multienv-mirror-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mirror = (path: string, host = 'registry.terraform.io') => {
  mkdirSync(join(folder, path, host, 'hashicorp', 'aws'), { recursive: true });
  return join(folder, path);
};
let passedOver: string[] = [];
beforeEach(() => {
  passedOver = [];
});
const find = (more: Partial<Parameters<typeof findPluginFolder>[0]> = {}) =>
  findPluginFolder({
    env: { HOME: join(folder, 'home'), XDG_DATA_DIRS: join(folder, 'share'), ...more.env },
    cwd: folder,
    product: more.product ?? 'terraform',
    pluginDir: more.pluginDir,
    lastResort: join(folder, 'opt'),
    onPassedOver: (message) => passedOver.push(message),
    project: more.project,
    cacheFolder: join(folder, 'cache'),
  });

it('leaves it to Terraform when there is no mirror', () => {
  expect(find()).toBeUndefined();
});

it('takes the folder of the flag before that of the variable, from where the person stands', () => {
  mirror('flag');
  const other = mirror('variable');
  expect(find({ pluginDir: 'flag', env: { MULTIENV_PLUGIN_DIR: other } })).toBe(join(folder, 'flag'));
  expect(find({ env: { MULTIENV_PLUGIN_DIR: other } })).toBe(other);
});

it.each([
  ['--plugin-dir', { pluginDir: 'nothing' }],
  ['MULTIENV_PLUGIN_DIR', { env: { MULTIENV_PLUGIN_DIR: 'nothing' } }],
])('refuses a folder of %s that is no mirror', (from, options) => {
  expect(() => find(options)).toThrow(from);
});

it('finds a mirror in a folder directly under /opt, of the host that the product asks', () => {
  const terraform = mirror('opt/b');
  const tofu = mirror('opt/c', 'registry.opentofu.org');
  mkdirSync(join(folder, 'opt', 'a'));
  expect(find()).toBe(terraform);
  expect(find({ product: 'opentofu' })).toBe(tofu);
});

it.runIf(platform === 'linux')('needs no flag for a mirror in which Terraform looks by itself', () => {
  mirror('opt/b');
  mirror('share/terraform/plugins');
  expect(find()).toBeUndefined();
});

it('does not override what the configuration file of Terraform says about providers', () => {
  mirror('opt/b');
  const file = join(folder, 'terraformrc');
  writeFileSync(file, 'provider_installation { direct {} }');
  expect(find({ env: { TF_CLI_CONFIG_FILE: file } })).toBeUndefined();
  expect(find({ env: { TF_CLI_CONFIG_FILE: '/no/such/file' } })).toBe(join(folder, 'opt', 'b'));
});

it('knows the folders that Terraform looks into below the home of a person', () => {
  mirror('opt/b');
  mirror('home/.terraform.d/plugins');
  expect(find()).toBeUndefined();
});

it('gives OpenTofu a mirror of Terraform’s registry where there is none of its own', () => {
  mirror('flag');
  const linked = find({ product: 'opentofu', pluginDir: 'flag' });
  expect(linked).toMatch(/cache.opentofu-mirrors./);
  mirror('opt/b');
  expect(find({ product: 'opentofu' })).toMatch(/cache.opentofu-mirrors./);
  const own = mirror('opt/c', 'registry.opentofu.org');
  expect(find({ product: 'opentofu' })).toBe(own);
  expect(() => find({ pluginDir: 'opt/c' })).toThrow('registry.terraform.io');
});

describe.runIf(platform !== 'win32')('a mirror that somebody else can change', () => {
  const layout = join('registry.terraform.io', 'hashicorp', 'aws');

  it.each([
    ['itself', ''],
    ['in a folder of it', layout],
    ['in a version of the provider', join(layout, '6.0.0')],
  ])('%s is passed over with a word, and the registry is asked', (_, open) => {
    const path = mirror('opt/b');
    mkdirSync(join(path, layout, '6.0.0', 'linux_amd64'), { recursive: true });
    expect(find()).toBe(path);
    chmodSync(join(path, open), 0o777);
    expect(find()).toBeUndefined();
    expect(passedOver).toEqual([
      expect.stringMatching(/^The provider mirror .*\/opt\/b is not used: .* can be written by everybody/),
    ]);
  });

  it('is passed over when it is a link to such a folder, also for OpenTofu', () => {
    const path = mirror('elsewhere');
    mkdirSync(join(folder, 'opt'));
    symlinkSync(path, join(folder, 'opt', 'b'));
    expect(find()).toBe(join(folder, 'opt', 'b'));
    chmodSync(path, 0o777);
    expect(find()).toBeUndefined();
    expect(find({ product: 'opentofu' })).toBeUndefined();
  });

  it('is used where the person names it, with a word', () => {
    const path = mirror('named');
    chmodSync(path, 0o777);
    expect(find({ pluginDir: 'named' })).toBe(path);
    expect(passedOver).toEqual([expect.stringMatching(/is used, although .* can be written by everybody/)]);
  });

  it.runIf(platform === 'linux')('is an error where Terraform would look in it by itself', () => {
    chmodSync(mirror('share/terraform/plugins'), 0o777);
    expect(() => find()).toThrow('can be written by everybody');
  });

  it('is not linked for OpenTofu in a cache that the repository brings, or that is open', () => {
    mirror('opt/b');
    expect(find({ product: 'opentofu' })).toContain(join(folder, 'cache'));
    chmodSync(join(folder, 'cache'), 0o777);
    expect(find({ product: 'opentofu' })).toBeUndefined();
    chmodSync(join(folder, 'cache'), 0o755);
    mkdirSync(join(folder, '.git'));
    expect(find({ product: 'opentofu', project: folder })).toBeUndefined();
    expect(passedOver).toEqual([
      expect.stringContaining('can be written by everybody'),
      expect.stringContaining('it lies in the repository'),
    ]);
  });
});
