import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { terraformEnvironment } from './terraform-environment.js';

let cacheFolder: string;
beforeEach(() => {
  cacheFolder = mkdtempSync(join(tmpdir(), 'multienv-cache-'));
});
afterEach(() => rmSync(cacheFolder, { recursive: true, force: true }));

it('drops what would change the meaning of our commands and keeps the rest', () => {
  const given = {
    TF_CLI_ARGS: '-x',
    TF_CLI_ARGS_plan: '-destroy',
    TF_WORKSPACE: 'other',
    TF_DATA_DIR: '/x',
    TF_VAR_a: '1',
    AWS_PROFILE: 'p',
  };
  const { env, notices } = terraformEnvironment(given, { cacheFolder: undefined });
  expect(env).toEqual({
    TF_VAR_a: '1',
    AWS_PROFILE: 'p',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    NO_COLOR: '1',
  });
  expect(notices).toEqual([]);
});

it("drops Terraform's log, which would hold the password, and says so", () => {
  const { env, notices } = terraformEnvironment(
    { TF_LOG: 'trace', TF_LOG_PATH: '/tmp/log', TF_LOG_PROVIDER: '' },
    { cacheFolder },
  );
  expect(Object.keys(env).filter((name) => name.startsWith('TF_LOG'))).toEqual([]);
  expect(notices).toEqual([expect.stringContaining('TF_LOG, TF_LOG_PATH ignored')]);
});

it('ignores a configuration file that is not there and says so', () => {
  const { env, notices } = terraformEnvironment({ TF_CLI_CONFIG_FILE: '/no/such/file' }, { cacheFolder });
  expect(env.TF_CLI_CONFIG_FILE).toBeUndefined();
  expect(notices).toEqual([expect.stringContaining('/no/such/file')]);
});

it('shares downloaded providers in our cache folder unless a cache is chosen already', () => {
  expect(terraformEnvironment({}, { cacheFolder }).env.TF_PLUGIN_CACHE_DIR).toBe(
    join(cacheFolder, 'plugins'),
  );
  expect(
    terraformEnvironment({ TF_PLUGIN_CACHE_DIR: '/mine' }, { cacheFolder }).env.TF_PLUGIN_CACHE_DIR,
  ).toBe('/mine');
});

it.runIf(platform !== 'win32')(
  'uses no cache of ours that somebody else can fill, or that the repository brings, and says so',
  () => {
    const cacheOf = (project?: string) => terraformEnvironment({}, { cacheFolder, project });
    expect(cacheOf(join(cacheFolder, 'project')).env.TF_PLUGIN_CACHE_DIR).toBe(join(cacheFolder, 'plugins'));
    chmodSync(join(cacheFolder, 'plugins'), 0o777);
    expect(cacheOf().env.TF_PLUGIN_CACHE_DIR).toBeUndefined();
    expect(cacheOf().notices).toEqual([
      expect.stringMatching(/^The plugin cache .* is not used: .* can be written by everybody/),
    ]);
    chmodSync(join(cacheFolder, 'plugins'), 0o700);
    mkdirSync(join(cacheFolder, '.git'));
    expect(cacheOf(cacheFolder).env.TF_PLUGIN_CACHE_DIR).toBeUndefined();
    // It is the repository of the project that may not bring it, not one around the cache.
    mkdirSync(join(cacheFolder, 'project', '.git'), { recursive: true });
    expect(cacheOf(join(cacheFolder, 'project')).env.TF_PLUGIN_CACHE_DIR).toBe(join(cacheFolder, 'plugins'));
  },
);
