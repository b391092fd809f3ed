import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
const find = (more: Partial<Parameters<typeof findPluginFolder>[0]> = {}) =>
  findPluginFolder({
    env: { HOME: join(folder, 'home'), XDG_DATA_DIRS: join(folder, 'share'), ...more.env },
    cwd: folder,
    product: more.product ?? 'terraform',
    pluginDir: more.pluginDir,
    lastResort: join(folder, 'opt'),
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
