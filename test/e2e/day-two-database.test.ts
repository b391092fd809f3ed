import { describe, expect, it } from 'vitest';
import { requires } from '../requires.js';
import { deployAndSettle, deployedEnvironment, environmentFile } from './deployed-environment.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);

describe.runIf(tools)('the database of a deployed environment', { timeout: 600_000 }, () => {
  const project = deployedEnvironment();
  const { succeed } = project;

  it('takes an edit of class, storage, engine, backups, windows and Multi-AZ at once', async () => {
    project.write(
      environmentFile(
        'database: { instanceClass: db.t4g.medium, storageGiB: 40, engineVersion: "16", backupRetentionDays: 14, backupWindow: "18:00-19:00", maintenanceWindow: "Sun:20:00-Sun:21:00", multiAz: true }',
      ),
    );
    await deployAndSettle(project);
  });

  it('rotates its password', async () => {
    await succeed('secret', 'rotate', '--env', 'dev-001', '--sandbox');
    const { stdout, exitCode } = await project.multienv('plan', '--sandbox', '--exit-code', '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).environments).toEqual([
      {
        suffix: 'dev-001',
        outcome: 'ok',
        summary: { create: 0, update: 0, replace: 0, destroy: 0, rotate: 1 },
        changes: [
          expect.objectContaining({
            ...{ address: 'aws_db_instance.postgres', actions: ['update'], kind: 'rotate' },
            ...{ gravity: 'rotation', losesData: false },
          }),
        ],
        downtimes: [],
        outputs: [],
        review: expect.objectContaining({ fail: expect.any(Number) }),
        refusals: [],
      },
    ]);
    await deployAndSettle(project);
  });

  it('moves to another tier', async () => {
    // It stays in its VPC, and nobody has made a log bucket or a certificate.
    const settings = [
      'tier: production',
      'network: { mode: default }',
      'loadBalancer: { accessLogs: false, allowPlainHttp: { reason: This is the sandbox. } }',
      'storage: { accessLogs: false }',
      'database: { engineVersion: "16", password: { version: 2 } }',
    ];
    project.write(environmentFile(settings.join('\n'), 'live'));
    await deployAndSettle(project);
  });
});
