import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageFile } from '../src/package-files.js';
import { runHere } from './cli/run-here.js';
import { trusting } from './cli/trusting.js';

it('the own app adds a resource to each environment under an address of its own', async () => {
  const out = mkdtempSync(join(tmpdir(), 'example-'));
  onTestFinished(() => rmSync(out, { recursive: true }));
  const folder = packageFile('examples/own-app');
  const config = join(folder, 'environments.yaml');
  const { exitCode, stderr } = await runHere(['synth', '--config', config, '--out', out], {
    cwd: out,
    env: await trusting(folder),
  });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: expect.stringMatching(/^synth …\nsynth ok .*\n$/),
  });
  for (const suffix of ['dev-001', 'qa-001']) {
    const stack = JSON.parse(readFileSync(join(out, 'stacks', `multi-env-${suffix}`, 'cdk.tf.json'), 'utf8'));
    expect(stack.resource.aws_sns_topic.orders.name).toBe(`orders-${suffix}`);
    expect(stack.resource.aws_db_instance.postgres.identifier).toBe(`postgres-${suffix}`);
    expect(stack.provider.aws[0].default_tags[0].tags.Project).toBe('orders');
  }
  expect(existsSync(join(folder, 'cdktf.out'))).toBe(false);
});
