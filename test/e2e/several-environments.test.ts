import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FleetProject } from '../fleet/fleet-project.js';
import { interruptRun } from '../fleet/interrupted-run.js';
import { withMishaps } from '../fleet/mishap.js';
import { toldOutcomes } from '../fleet/told-outcomes.js';
import { requires } from '../requires.js';

const tools = [requires('terraform'), requires('python')].every(Boolean) && process.platform === 'linux';

/** A small part of `scripts/fleet-campaign.ts`, whose figures are in docs/reliability.md. */
describe.runIf(tools)('several environments', { timeout: 600_000 }, () => {
  let project: FleetProject;
  beforeAll(async () => {
    const settings = {
      'dev-001': 'environment: dev',
      'dev-002': 'environment: dev',
      'dev-003': 'environment: dev',
      'staging-001': 'environment: staging',
    };
    project = await FleetProject.open(settings, ['dev-001']);
  });
  afterAll(() => project.sandbox.close());

  it('fail each for itself, and the next tier is not begun', async () => {
    const mishap = { suffix: 'dev-002', action: 'CreateLoadBalancer', kind: 'refused' } as const;
    const run = await project.deploy(withMishaps([mishap], project.sandbox.folder));
    const reason = 'dev-001, dev-002 failed, and staging comes after that';
    expect(toldOutcomes(run), run.stderr).toEqual([
      { suffix: 'dev-001', outcome: 'failed', because: 'secret-missing' },
      { suffix: 'dev-002', outcome: 'failed', because: 'terraform-failed' },
      { suffix: 'dev-003', outcome: 'ok' },
      { suffix: 'staging-001', outcome: 'skipped', because: reason },
    ]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain(`staging-001: skipped: ${reason}.`);
    expect(run.stderr).toContain('1 of 4 deployed; 2 failed (dev-001, dev-002), 1 skipped (staging-001).');
    expect(await project.unfinished(['dev-003'])).toEqual([]);
    expect(await project.losses()).toEqual([]);
    expect(await project.states.locked()).toEqual([]);
    const held = await project.held();
    expect([held.get('dev-001'), held.get('staging-001')]).toEqual([[], []]);
  });
});

describe.runIf(tools)('a deploy of two that is interrupted', { timeout: 600_000 }, () => {
  const suffixes = ['dev-001', 'dev-002'];
  const cut = { outcome: 'interrupted', because: expect.any(String) };
  let project: FleetProject;
  beforeAll(async () => {
    project = await FleetProject.open(
      Object.fromEntries(suffixes.map((suffix) => [suffix, 'environment: dev'])),
    );
  });
  afterAll(() => project.sandbox.close());

  it('before it applies changes nothing, and tells that of each', async () => {
    const { cli, changesAfter } = await interruptRun(project, {
      run: 'deploy',
      since: 'start',
      seconds: 2.5,
    });
    expect(cli.exitCode, cli.stderr).toBe(130);
    expect(toldOutcomes(cli)).toEqual(suffixes.map((suffix) => ({ suffix, ...cut })));
    for (const suffix of suffixes) expect(cli.stderr).toContain(suffix);
    expect(changesAfter).toBe(0);
    expect(await project.leftOvers()).toEqual([]);
    expect(await project.states.locked()).toEqual([]);
  });

  it('as Terraform starts makes no more than what begins first, and loses nothing', async () => {
    const { cli, launchedAfter } = await interruptRun(project, { run: 'deploy', since: 'apply', seconds: 0.1 });
    expect(cli.exitCode, cli.stderr).toBe(130);
    expect(toldOutcomes(cli)).toEqual(suffixes.map((suffix) => ({ suffix, ...cut })));
    expect(launchedAfter).toEqual([]);
    // What they need has to be there before they begin.
    const made = (await project.leftOvers()).join();
    expect(made).not.toMatch(/AutoScalingGroup|DBInstance|LoadBalancerName/);
    expect(await project.states.locked()).toEqual([]);
    for (const [, suffix = ''] of cli.stderr.matchAll(/recover --env (\S+)/g))
      await project.sandbox.succeed('recover', '--env', suffix, '--sandbox', '--yes');
    expect(await project.losses()).toEqual([]);
  });
});
