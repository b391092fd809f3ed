import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { resolveEnvironment } from '../../src/config/resolve/resolve-environment.js';
import { synthesizeStack } from '../../src/stacks/synth/synthesize.js';
import { findPluginFolder } from '../../src/terraform/binary/mirror.js';
import { everyOption } from '../fixtures/every-option.js';
import { requires } from '../requires.js';

describe.runIf(requires('terraform'))('terraform validate', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-validate-'));
  const { TF_CLI_CONFIG_FILE: _unset, ...env } = process.env;
  const terraform = (...args: string[]) =>
    execFileSync('terraform', args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  const pluginFolder = findPluginFolder({ env, cwd: folder, product: 'terraform', cacheFolder: folder });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(everyOption)('accepts $name', ({ environment, config }) => {
    const resolved = resolveEnvironment({ environment, suffix: `${environment}-001`, config });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'cdk.tf.json'), synthesizeStack(resolved));
    terraform(
      'init',
      '-input=false',
      '-reconfigure',
      ...(pluginFolder === undefined ? [] : [`-plugin-dir=${pluginFolder}`]),
    );
    expect(JSON.parse(terraform('validate', '-json'))).toMatchObject({ valid: true, diagnostics: [] });
  });
});
