import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requires } from '../requires.js';
import { deployedEnvironment, environmentFile } from './deployed-environment.js';
import { inventory } from './emulator-inventory.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);

describe.runIf(tools)('an environment that the file no longer has', { timeout: 600_000 }, () => {
  const project = deployedEnvironment();
  const { multienv, succeed } = project;
  const listed = async () => JSON.parse((await succeed('list', '--sandbox', '--json')).stdout);
  const record = () =>
    readFileSync(join(project.folder, '.multienv/sandbox/state/dev-001/deployed.json'), 'utf8');

  it('was noted when it was deployed, and has no changes since', async () => {
    expect(JSON.parse(record())).toMatchObject({
      suffix: 'dev-001',
      account: '123456789012',
      by: expect.stringContaining('arn:aws:'),
      outcome: 'complete',
    });
    const { environments, complete, place } = await listed();
    expect([complete, place]).toEqual([true, 'sandbox']);
    expect(environments).toMatchObject([
      {
        suffix: 'dev-001',
        status: 'deployed',
        engine: expect.stringMatching(/^postgres \d/),
        changes: { state: 'unchanged', reasons: [] },
      },
    ]);
    project.write(environmentFile('compute: { maxSize: 3 }'));
    expect((await listed()).environments[0].changes).toEqual({ state: 'changed', reasons: ['the stack'] });
  });

  it('is told by list, validate and plan when it was renamed, with the way', async () => {
    project.write(environmentFile('').replace('dev-001', 'dev-002'));
    expect((await listed()).environments).toMatchObject([
      { suffix: 'dev-002', status: 'not-deployed' },
      { suffix: 'dev-001', status: 'orphan', tier: 'development', renamedTo: 'dev-002' },
    ]);
    const validated = JSON.parse((await succeed('validate', '--json')).stdout);
    expect(validated.problems).toMatchObject([{ code: 'orphan-left', severity: 'warning' }]);
    expect(validated.problems[0].hint).toContain('multienv destroy --env dev-001 --sandbox');
    await succeed('secret', 'init', '--env', 'dev-002', '--sandbox');
    const planned = await succeed('plan', '--sandbox');
    expect(planned.stderr).toContain('dev-002 has the same settings and is not deployed');
    const named = await multienv('output', '--env', 'dev-001', '--sandbox');
    expect(named.exitCode).toBe(2);
    expect(named.stderr).toContain('error environment-orphaned: dev-001 is deployed');
    expect(named.stderr).not.toContain('Did you mean');
    const elsewhere = await multienv('destroy', '--env', 'dev-001', '--confirm', 'dev-001');
    expect(elsewhere.stderr).toContain('error environment-orphaned: dev-001 is deployed (on the sandbox');
  });

  it('is destroyed from its state, and nothing is left', async () => {
    const all = await multienv('destroy', '--env', 'dev-*', '--sandbox', '--confirm', 'dev-002', '--json');
    expect(JSON.parse(all.stdout).environments).toMatchObject([{ suffix: 'dev-002', destroyed: 0 }]);
    expect(await inventory(project.endpoint())).not.toEqual([]);
    await succeed('destroy', '--env', 'dev-001', '--sandbox', '--confirm', 'dev-001');
    expect(await inventory(project.endpoint())).toEqual([]);
    expect((await listed()).environments).toMatchObject([{ suffix: 'dev-002' }]);
    expect(record).toThrow(/ENOENT/);
  });
});
