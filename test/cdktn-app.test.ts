import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadEnvironments } from '../src/config/file/load.js';
import { packageFile } from '../src/package-files.js';
import { synthesizeStack } from '../src/stacks/synth/synthesize.js';

/** What cdktn's own command needs: a newer Node than the product's floor, and itself. Neither is a dependency. */
const packages = ['-y', '-p', 'node@24', '-p', 'cdktn-cli@0.24'];
const root = packageFile('.');
const out = mkdtempSync(join(tmpdir(), 'cdktn-app-'));
const expected = Object.fromEntries(
  loadEnvironments(packageFile('environments.yaml')).environments.map((environment) => [
    `multi-env-${environment.suffix}`,
    synthesizeStack(environment),
  ]),
);

function stacksIn(folder: string): Record<string, string> {
  const stacks = readdirSync(join(folder, 'stacks'));
  return Object.fromEntries(
    stacks.map((name) => [name, readFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), 'utf8')]),
  );
}

/** Offline, the test runs when npm has the packages already; under REQUIRE_ALL=1 it always runs. */
function cdktnCliIsAtHand(): boolean {
  if (process.env.REQUIRE_ALL === '1') return true;
  if (spawnSync('npx', ['--offline', ...packages, '-c', 'cdktn --version'], { stdio: 'ignore' }).status === 0)
    return true;
  console.warn(
    'cdktn-cli is not in the cache of npm: `npx cdktn-cli synth` is not tested (REQUIRE_ALL=1 tests it).',
  );
  return false;
}

describe('the repository as a CDK Terrain app', () => {
  afterAll(() => rmSync(out, { recursive: true }));

  it('synthesizes the same bytes as `multienv synth`', () => {
    const outdir = join(out, 'app');
    execFileSync(process.execPath, ['--import', 'tsx', 'main.ts'], {
      cwd: root,
      env: { ...process.env, CDKTF_OUTDIR: outdir },
    });
    expect(stacksIn(outdir)).toEqual(expected);
  });

  it.runIf(cdktnCliIsAtHand())('works with `npx cdktn-cli@0.24 synth`', { timeout: 180_000 }, () => {
    const outdir = join(out, 'cli');
    execFileSync('npx', [...packages, '-c', `cdktn synth --output ${outdir}`], {
      cwd: root,
      stdio: 'ignore',
    });
    expect(stacksIn(outdir)).toEqual(expected);
  });

  it('says so in cdktf.json', () => {
    expect(JSON.parse(readFileSync(packageFile('cdktf.json'), 'utf8'))).toMatchObject({
      sendCrashReports: 'false',
      context: { excludeStackIdFromLogicalIds: 'true', allowSepCharsInLogicalIds: 'true' },
    });
  });
});
