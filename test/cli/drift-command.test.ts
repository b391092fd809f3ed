import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageFile } from '../../src/package-files.js';
import { FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { runHere } from './run-here.js';

const captured = (name: string) => ({
  show: { stdout: JSON.parse(readFileSync(packageFile(`test/fixtures/drift/${name}.json`), 'utf8')) },
});

let terraform: FakeTerraform;
let cwd = '';
beforeEach(() => {
  terraform = new FakeTerraform(captured('changed'));
  cwd = join(terraform.folder, 'project');
  mkdirSync(cwd);
  writeFileSync(
    join(cwd, 'environments.yaml'),
    'version: 1\nenvironments:\n  dev-001: { environment: dev }\n  dev-002: { environment: dev }\n',
  );
  for (const suffix of ['dev-001', 'dev-002']) writeState(suffix);
});
afterEach(() => terraform.remove());

/** A state with a resource in it, as a deployment leaves it. */
function writeState(suffix: string): void {
  const file = join(cwd, '.multienv', 'state', suffix, 'terraform.tfstate');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ version: 4, resources: [{}] }));
  writeFileSync(join(dirname(file), 'backend.json'), '{"type":"local"}\n');
}

const multienv = (args: readonly string[]) => runHere(args, { cwd, env: terraform.env });

describe('drift', () => {
  it('exits 1 with what was changed, takes no lock and leaves no plan', async () => {
    const { exitCode, stdout } = await multienv(['drift', '--env', 'dev-001']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^dev-001 {2}drift: 11 security, 2 deleted, 8 other, 1 tags\n/);
    const [plan] = terraform.calls.filter(({ command }) => command === 'plan');
    expect(plan?.args).toContain('-lock=false');
    expect(terraform.calls.map(({ command }) => command)).not.toContain('apply');
    expect(existsSync(join(cwd, '.multienv', 'work', 'dev-001', 'plan.tfplan'))).toBe(false);
  });

  it('exits 0 where nothing was changed, or nothing is deployed', async () => {
    terraform.play(captured('untouched'));
    expect((await multienv(['drift', '--env', 'dev-002'])).stdout).toContain('dev-002  no drift\n');
    writeFileSync(
      join(cwd, 'environments.yaml'),
      'version: 1\nenvironments:\n  dev-003: { environment: dev }\n',
    );
    const { exitCode, stdout } = await multienv(['drift']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'dev-003  nothing is deployed\n' });
  });

  it('prints JSON, SARIF and Markdown', async () => {
    const { stdout } = await multienv(['drift', '--env', 'dev-001', '--json']);
    const [{ summary, drifted }] = JSON.parse(stdout).environments;
    expect({ summary, drifted }).toEqual({
      summary: { security: 11, deleted: 2, other: 8, tags: 1, intended: 0 },
      drifted: true,
    });
    const sarif = await multienv(['drift', '--env', 'dev-001', '--format', 'sarif']);
    expect(JSON.parse(sarif.stdout).runs[0].results).toHaveLength(22);
    const markdown = await multienv(['drift', '--env', 'dev-001', '--format', 'markdown']);
    expect(markdown.stdout).toContain('### `dev-001`: 11 security');
  });

  it('of an environment that failed is told in every format, with exit code 3', async () => {
    const diagnostic = { severity: 'error', summary: 'Access denied' };
    terraform.play({ plan: { lines: [{ type: 'diagnostic', diagnostic }], exitCode: 1 } });
    const { exitCode, stdout } = await multienv(['drift', '--format', 'sarif']);
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout).runs[0].invocations[0].executionSuccessful).toBe(false);
    const markdown = await multienv(['drift', '--format', 'markdown']);
    expect(markdown.stdout).toContain('### `dev-001`: not compared');
  });

  it('accepts for one environment only, and writes nothing that it refuses', async () => {
    const before = readFileSync(join(cwd, 'environments.yaml'), 'utf8');
    const several = await multienv(['drift', '--accept', 'aws_lb.alb']);
    expect(several.exitCode).toBe(2);
    expect(several.stderr).toContain('error drift-accept-one-environment: ');
    const weaker = ['--accept', 'aws_db_instance.postgres.backup_retention_period'];
    const refused = await multienv(['drift', '--env', 'dev-001', ...weaker]);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('error drift-weakens: ');
    expect(readFileSync(join(cwd, 'environments.yaml'), 'utf8')).toBe(before);
    const accepted = await multienv(['drift', '--env', 'dev-001', '--accept', 'aws_lb.alb.idle_timeout']);
    expect(accepted.stdout).toContain('wrote loadBalancer.idleTimeoutSeconds: 300');
    expect(readFileSync(join(cwd, 'environments.yaml'), 'utf8')).toContain(
      '{ environment: dev, loadBalancer: { idleTimeoutSeconds: 300 } }',
    );
    expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
