import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { send } from '../campaign/processes.js';
import { FleetProject } from '../fleet/fleet-project.js';
import { interruptRun } from '../fleet/interrupted-run.js';
import { withMishaps } from '../fleet/mishap.js';
import { toldOutcomes } from '../fleet/told-outcomes.js';
import { requires } from '../requires.js';

const tools = [requires('terraform'), requires('python')].every(Boolean) && process.platform === 'linux';

const dev = 'environment: dev';
const cut = { outcome: 'interrupted', because: expect.any(String) };

/** A small part of `scripts/fleet-campaign.ts`, whose figures are in docs/reliability.md. */
describe.runIf(tools)('several environments', { timeout: 600_000 }, () => {
  it.concurrent('fail each for itself, and the next tier is not begun', async () => {
    const settings = {
      'dev-001': dev,
      'dev-002': dev,
      'dev-003': dev,
      'staging-001': 'environment: staging',
    };
    const project = await FleetProject.open(settings, ['dev-001']);
    try {
      const mishap = { suffix: 'dev-002', action: 'CreateLoadBalancer', kind: 'refused' } as const;
      const run = await project.deploy(withMishaps([mishap], project.sandbox.folder));
      const reason = 'dev-001 failed, and staging comes after that';
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
    } finally {
      await project.sandbox.close();
    }
  });

  it.concurrent('are not begun after a Ctrl-C, and the outcome of each is told', async () => {
    const project = await FleetProject.open({ 'dev-001': dev, 'dev-002': dev });
    const expected = project.suffixes.map((suffix) => ({ suffix, ...cut }));
    try {
      const early = await interruptRun(project, { run: 'deploy', since: 'start', seconds: 2.5 });
      expect(toldOutcomes(early.cli), early.cli.stderr).toEqual(expected);
      for (const suffix of project.suffixes) expect(early.cli.stderr).toContain(suffix);
      expect(early).toMatchObject({ cli: { exitCode: 130 }, changesAfter: 0 });
      expect(await project.leftOvers()).toEqual([]);

      const late = await interruptRun(project, { run: 'deploy', since: 'apply', seconds: 0.1 });
      expect(toldOutcomes(late.cli), late.cli.stderr).toEqual(expected);
      expect(late).toMatchObject({ cli: { exitCode: 130 }, launchedAfter: [] });
      // What these need has to be there before they begin.
      expect((await project.leftOvers()).join()).not.toMatch(/AutoScalingGroup|DBInstance|LoadBalancerName/);
      expect(await project.states.locked()).toEqual([]);
      for (const [, suffix = ''] of late.cli.stderr.matchAll(/recover --env (\S+)/g))
        await project.sandbox.succeed('recover', '--env', suffix, '--sandbox', '--yes');
      expect(await project.losses()).toEqual([]);
    } finally {
      await project.sandbox.close();
    }
  });

  it.concurrent('lose nothing that a Ctrl-C cut off between its creation and its tags', async () => {
    const project = await FleetProject.open({ 'dev-001': dev });
    let pid = 0;
    try {
      const run = await project.deploy(
        {
          after: async ({ action }) => {
            if (action !== 'PUT /app-data-dev-001') return 'pass';
            send(pid, 'SIGINT');
            // Terraform waits for no answer after its signal.
            await sleep(3_000);
            return 'cut';
          },
        },
        (started) => {
          pid = started;
        },
      );
      expect(run.exitCode, run.stderr).toBe(130);
      expect(await project.losses()).toContain('dev-001: nobody knows of bucket app-data-dev-001');
      await project.sandbox.succeed('recover', '--env', 'dev-001', '--sandbox', '--yes');
      expect(await project.losses()).toEqual([]);
    } finally {
      await project.sandbox.close();
    }
  });
});
