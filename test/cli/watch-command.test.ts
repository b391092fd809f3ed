import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runUntilInterrupted } from './run-until-interrupted.js';
import { goodFile, temporaryProject } from './temporary-project.js';
import { trusting } from './trusting.js';

/** `multienv watch` in this process, until Ctrl-C. */
function watching(cwd: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const { read, ended, stop } = runUntilInterrupted(['watch', ...args], { cwd, env });
  const passes = (count: number) =>
    vi.waitFor(() => expect(read.stdout.match(/^\d\d:\d\d:\d\d {2}/gm)).toHaveLength(count), {
      timeout: 30_000,
      interval: 20,
    });
  const save = (text: string) => {
    writeFileSync(join(cwd, 'environments.yaml~'), text);
    renameSync(join(cwd, 'environments.yaml~'), join(cwd, 'environments.yaml'));
  };
  return { read, ended, stop, passes, save };
}

describe('watch', () => {
  it('checks at first and after each save, tells problems, and ends with 130 at Ctrl-C', async () => {
    const cwd = temporaryProject();
    const { read, stop, passes, save } = watching(cwd);
    await passes(1);
    expect(read.stdout).toContain('valid: 1 environment; nothing fails\n');
    save('version: 1\nenvironments:\n  dev-001: { environment: dev, compute: { minSize: many } }\n');
    await passes(2);
    expect(read.stdout).toContain('not valid: 1 problem\n');
    expect(read.stderr).toContain('environments.yaml:3:');
    save(
      'version: 1\nenvironments:\n  prod-003: { environment: prod, database: { multiAz: false }, loadBalancer: { allowPlainHttp: { reason: r } } }\n',
    );
    await passes(3);
    expect(read.stdout).toMatch(/valid: 1 environment; \d warnings?; failed: .*1 medium/);
    expect(read.stdout).toMatch(/ {10}\w+ RDS-6 prod-003 aws_db_instance\.postgres \(line 3\)/);
    expect(await stop()).toBe(130);
    expect(existsSync(join(cwd, 'cdktf.out'))).toBe(false);
  });

  it('writes the stacks with --out', async () => {
    const cwd = temporaryProject();
    const { passes, save } = watching(cwd, ['--out', 'made']);
    await passes(1);
    const stack = join(cwd, 'made/stacks/multi-env-dev-001/cdk.tf.json');
    expect(readFileSync(stack, 'utf8')).toContain('"max_size": 2');
    save(goodFile.replace('dev }', 'dev, compute: { maxSize: 4 } }'));
    await passes(2);
    expect(readFileSync(stack, 'utf8')).toContain('"max_size": 4');
  });

  it('follows a boot script that the file names', async () => {
    const cwd = temporaryProject(goodFile.replace('dev }', 'dev, app: { bootScript: boot.sh } }'));
    writeFileSync(join(cwd, 'boot.sh'), '#!/bin/sh\necho one\n');
    const { read, passes } = watching(cwd);
    await passes(1);
    writeFileSync(join(cwd, 'boot.sh'), 'no script\n');
    await passes(2);
    expect(read.stdout).toContain('not valid: 1 problem');
  });

  it('starts no program that the file newly names, before a person trusts it', async () => {
    const cwd = temporaryProject();
    const program = join(cwd, 'app.sh');
    writeFileSync(program, '#!/bin/sh\ntouch started\nexit 1\n', { mode: 0o755 });
    const env = { ...(await trusting(cwd)) };
    const { read, passes, save } = watching(cwd, [], env);
    await passes(1);
    save(goodFile.replace('version: 1\n', 'version: 1\nsynthCommand: ./app.sh\n'));
    await passes(2);
    expect(read.stderr).toContain('project-not-trusted');
    expect(existsSync(join(cwd, 'started'))).toBe(false);
    const { grantProjectTrust, trustQuestion } = await import('../../src/operations/project/trust.js');
    const file = join(cwd, 'environments.yaml');
    grantProjectTrust({ env }, await trustQuestion({ env }, { file, root: cwd }));
    save(`${readFileSync(file, 'utf8')}# saved again\n`);
    await passes(3);
    expect(existsSync(join(cwd, 'started'))).toBe(true);
    expect(read.stdout).toContain('1 without a stack');
    expect(read.stdout.split('\n').at(-2)).not.toContain('nothing fails;');
  });

  it('with --untrusted starts no program of the file, also where it is trusted', async () => {
    const cwd = temporaryProject(goodFile.replace('version: 1\n', 'version: 1\nsynthCommand: ./app.sh\n'));
    writeFileSync(join(cwd, 'app.sh'), '#!/bin/sh\ntouch started\n', { mode: 0o755 });
    const { read, passes } = watching(cwd, ['--untrusted'], await trusting(cwd));
    await passes(1);
    expect(read.stderr).toContain('setting-untrusted');
    expect(existsSync(join(cwd, 'started'))).toBe(false);
  });
});

describe('watch, started with words that are wrong', () => {
  it('ends with 2 for a pattern that names no environment', async () => {
    const { read, ended } = watching(temporaryProject(), ['--env', 'nope']);
    expect(await ended).toBe(2);
    expect(read.stderr).toContain('unknown-environment');
  });

  it('ends with 2 for a folder that cannot be written', async () => {
    const cwd = temporaryProject();
    writeFileSync(join(cwd, 'taken'), '');
    const { read, ended } = watching(cwd, ['--out', 'taken']);
    expect(await ended).toBe(2);
    expect(read.stderr).toContain('output-not-writable');
  });

  it('waits for a file that is not valid, and for the environment that a later save takes away', async () => {
    const cwd = temporaryProject('version: 1\nenvironments: nothing\n');
    const { read, passes, save } = watching(cwd, ['--env', 'dev-001']);
    await passes(1);
    expect(read.stdout).toContain('not valid');
    save(goodFile);
    await passes(2);
    save(goodFile.replace('dev-001', 'dev-002'));
    await passes(3);
    expect(read.stderr).toContain('unknown-environment');
  });
});
