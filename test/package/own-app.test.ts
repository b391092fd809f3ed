import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { CliRun } from '../cli/run-cli.js';
import { npmInstall } from './pack-first.js';
import { packageFolder } from './packed-files.js';
import { runIn } from './run-in.js';

const { tarball, project } = inject('packed');
const folder = join(dirname(project), 'own app');

/** Runs in the copied example; it has to end with 0. */
async function succeed(...command: string[]): Promise<CliRun> {
  const run = await runIn(folder, ['npx', '--no-install', ...command]);
  expect(run.exitCode, run.stdout + run.stderr).toBe(0);
  return run;
}

describe('the example of an own app, as it lies in the package', () => {
  beforeAll(() => {
    cpSync(join(packageFolder, 'examples', 'own-app'), folder, { recursive: true });
    // The tarball stands for the version that its package.json names.
    npmInstall(folder, tarball);
  });

  it('has types that fit', async () => {
    await succeed('tsc');
  });

  it('names a schema that an editor finds', () => {
    const [, schema = ''] =
      /\$schema=(\S+)/.exec(readFileSync(join(folder, 'environments.yaml'), 'utf8')) ?? [];
    expect(existsSync(join(folder, schema))).toBe(true);
  });

  it('is started only after the person has trusted it', async () => {
    const untrusted = await runIn(folder, ['npx', '--no-install', 'multienv', 'synth']);
    expect(untrusted.exitCode).toBe(2);
    expect(untrusted.stderr).toContain('multienv trust');
    await succeed('multienv', 'trust', '--yes');
  });

  it('adds a resource to each environment under an address of its own', async () => {
    await succeed('multienv', 'synth', '--out', 'made');
    for (const suffix of ['dev-001', 'qa-001']) {
      const file = join(folder, 'made', 'stacks', `multi-env-${suffix}`, 'cdk.tf.json');
      const stack = JSON.parse(readFileSync(file, 'utf8'));
      expect(stack.resource.aws_sns_topic.orders.name).toBe(`orders-${suffix}`);
      expect(stack.resource.aws_db_instance.postgres.identifier).toBe(`postgres-${suffix}`);
      expect(stack.provider.aws[0].default_tags[0].tags.Project).toBe('orders');
    }
    expect(existsSync(join(folder, 'cdktf.out'))).toBe(false);
  });

  it('adds nothing that the review finds fault with', async () => {
    const { stdout } = await succeed('multienv', 'check', '--json');
    const { findings }: { findings: { address?: string; outcome: string }[] } = JSON.parse(stdout);
    const ofExample = findings.filter(({ address }) => address?.includes('orders') === true);
    expect(ofExample.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
  });
});
