import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageFile } from '../src/package-files.js';

it('the own app adds a resource to each environment under an address of its own', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  onTestFinished(() => rmSync(outdir, { recursive: true }));
  execFileSync(process.execPath, ['--import', 'tsx', 'examples/own-app/main.ts'], {
    cwd: packageFile('.'),
    env: { ...process.env, CDKTF_OUTDIR: outdir },
  });
  for (const suffix of ['dev-001', 'qa-001']) {
    const stack = JSON.parse(
      readFileSync(join(outdir, 'stacks', `multi-env-${suffix}`, 'cdk.tf.json'), 'utf8'),
    );
    expect(stack.resource.aws_sns_topic.orders.name).toBe(`orders-${suffix}`);
    expect(stack.resource.aws_db_instance.postgres.identifier).toBe(`postgres-${suffix}`);
    expect(stack.provider.aws[0].default_tags[0].tags.Project).toBe('orders');
  }
});
