import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

/** A stack with one fault that RDS-1 finds. */
const faulty = { resource: { aws_db_instance: { postgres: { storage_encrypted: false } } } };

function faultyStack(): string {
  const cwd = temporaryProject(null);
  writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify(faulty));
  return cwd;
}

describe('check --format', () => {
  it.each([
    ['sarif', /"ruleId": "RDS-1"[\s\S]*"uri": "main\.tf\.json"/],
    ['junit', /<testsuite name="main\.tf\.json"[\s\S]*<failure type="high"/],
    ['markdown', /^## multienv check: \d+ failed[\s\S]*`RDS-1`/],
    ['html', /^<!doctype html>[\s\S]*RDS-1/],
  ])('prints %s on stdout, and exits 1 for what failed', async (format, wanted) => {
    const { exitCode, stdout, stderr } = await runHere(
      ['check', '--stack', 'main.tf.json', '--format', format],
      { cwd: faultyStack() },
    );
    expect(stdout).toMatch(wanted);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  });
});

describe('check --framework', () => {
  it('prints the controls of the framework, what is out of reach, and the counts', async () => {
    const { stdout } = await runHere(['check', '--stack', 'main.tf.json', '--framework', 'cis'], {
      cwd: faultyStack(),
    });
    expect(stdout).toMatch(/^CIS AWS Foundations Benchmark 5\.0\.0\n/);
    expect(stdout).toMatch(/^2\.2\.1 +failed +.*RDS-1/m);
    expect(stdout).toContain("Out of a template's reach");
    expect(stdout).toMatch(/^main\.tf\.json {2}failed \d+/m);
    expect(stdout).not.toMatch(/^ +high +RDS-1/m);
  });

  it('prints the findings as well with --verbose', async () => {
    const { stdout } = await runHere(
      ['check', '--stack', 'main.tf.json', '--framework', 'cis', '--verbose'],
      { cwd: faultyStack() },
    );
    expect(stdout).toMatch(/^ +high +RDS-1/m);
  });

  it('is in the JSON report', async () => {
    const { stdout } = await runHere(
      ['check', '--stack', 'main.tf.json', '--framework', 'cis-1.4', '--json'],
      { cwd: faultyStack() },
    );
    expect(JSON.parse(stdout)).toMatchObject({
      framework: { framework: 'CIS-AWS-1.4', reviewed: ['main.tf.json'] },
    });
  });

  it('names the nearest for a typo', async () => {
    const { exitCode, stderr } = await runHere(['check', '--framework', 'hippa'], { cwd: faultyStack() });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error framework-unknown: There is no framework `hippa`.');
    expect(stderr).toContain('--framework hipaa');
  });
});
