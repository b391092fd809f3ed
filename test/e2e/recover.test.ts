import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-here.js';
import { requires } from '../requires.js';
import { databaseTakes, secretValue } from './emulator-inventory.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean) && process.platform !== 'win32';

const file = `version: 1
defaults: { backend: { type: s3, bucket: states-of-the-team } }
environments:
  dev-001: { environment: dev, database: { password: { source: generated } } }
`;
/** Terraform writes the state into the backend every twenty seconds: what it knows after that is not all. */
const pastFirstWriteMs = 22_000;

describe.runIf(tools)('a run that is killed', { timeout: 600_000 }, () => {
  const project = sandboxProject(file);
  const { multienv, succeed } = project;
  const sandbox = () => join(project.folder, '.multienv', 'sandbox');
  const terraformOf = (): number =>
    JSON.parse(readFileSync(join(sandbox(), 'work', 'dev-001.busy.json'), 'utf8')).child.pid;
  const kill = async (run: ChildProcess) => {
    const ended = once(run, 'exit');
    run.kill('SIGKILL');
    await ended;
  };
  const printedLater = async (run: ChildProcess, words: string) => {
    while (!project.printed().includes(words)) {
      expect(run.exitCode, project.printed().slice(-2000)).toBeNull();
      await sleep(100);
    }
  };
  const journals = () => [...project.files()].filter(([name]) => name.includes('/journal/dev-001/'));

  it('together with Terraform keeps a deploy away, which says whose lock is left and what to do', async () => {
    await succeed('bootstrap', '--sandbox', '--yes');
    const run = project.start('deploy', '--sandbox', '--yes');
    await printedLater(run, 'create aws_db_instance.postgres');
    await sleep(pastFirstWriteMs);
    const terraform = terraformOf();
    const killed = kill(run);
    process.kill(-terraform, 'SIGKILL');
    await killed;
    const { exitCode, stderr } = await multienv('deploy', '--sandbox', '--yes');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('environment-unrecovered');
    expect(stderr).toMatch(/In progress at that moment: .*aws_db_instance\.postgres/);
    expect(stderr).toMatch(/The state is locked by \S+@\S+ since .* \(apply\)\./);
    expect(stderr).toContain('next: multienv recover --env dev-001 --sandbox');
  });

  it('is recovered: the lock goes, and what was being made is imported', async () => {
    const env = { HOME: process.env.HOME ?? '', XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? '' };
    const words = ['recover', '--sandbox', '--yes', '--json'];
    const { exitCode, stdout, stderr } = await runHere(words, { cwd: project.folder, env });
    expect(exitCode, stderr).toBe(0);
    const [environment] = JSON.parse(stdout).environments;
    expect(environment.lock).toMatchObject({ operation: 'OperationTypeApply' });
    const imported = environment.resources.filter(({ kind }: { kind: string }) => kind === 'import');
    const database = { address: 'aws_db_instance.postgres', id: 'postgres-dev-001' };
    expect(imported).toContainEqual(expect.objectContaining(database));
    expect(environment.plan.summary.create).toBeGreaterThan(0);
    expect((await succeed('recover', '--sandbox', '--yes')).stdout).toBe('dev-001: nothing to recover\n');
  });

  it('is deployed to its end, and nothing is left to change', async () => {
    await succeed('deploy', '--sandbox', '--yes');
    await succeed('plan', '--sandbox', '--exit-code');
    const password = await secretValue(project.endpoint(), 'rds-password-dev-001');
    expect(await databaseTakes(project.endpoint(), 'postgres-dev-001', password)).toBe(true);
    expect([...project.files()].filter(([, text]) => text.includes(password))).toEqual([]);
    expect(journals()).toHaveLength(2);
    for (const [name] of journals()) expect(statSync(join(project.folder, name)).mode & 0o777).toBe(0o600);
  });

  it('alone lets Terraform finish, which the next run waits for', async () => {
    const run = project.start('destroy', '--sandbox', '--confirm', 'dev-001');
    await printedLater(run, 'destroyed aws_autoscaling_attachment.asg_attachment');
    const terraform = terraformOf();
    await kill(run);
    const refused = await multienv('plan', '--sandbox');
    expect(refused.stderr).toContain(`its Terraform (process ${terraform}) is still running`);
    const { stdout, stderr } = await succeed('destroy', '--sandbox', '--confirm', 'dev-001', '--wait');
    expect(stderr).toContain('kept running and finished');
    expect(stdout).toBe('dev-001: nothing to destroy\n');
    expect(journals().filter(([name]) => name.endsWith('.events'))).toEqual([]);
  });
});
