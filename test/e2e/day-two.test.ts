import { describe, expect, it } from 'vitest';
import { requires } from '../requires.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);

const file = (settings: string, environment = 'dev') => `version: 1
environments:
  dev-001:
    environment: ${environment}
${settings.replace(/^/gm, '    ')}
`;

/** Edits of a deployed environment, in the order in which they are made; several share a deploy, since each that reaches the database takes over a minute. */
const edits = [
  ['the port of the application', 'app: { port: 9000 }'],
  [
    'health path, boot script, sizes and idle timeout',
    `app: { port: 9000, healthPath: /ready, bootScript: "#!/bin/sh\\necho \${HOME} %{x}\\n" }
compute: { minSize: 2, maxSize: 5, desiredCapacity: 3 }
loadBalancer: { idleTimeoutSeconds: 120 }`,
  ],
  [
    'instance type and class, storage, versioning, a tag',
    `compute: { instanceType: t4g.small }
database: { instanceClass: db.t4g.medium, storageGiB: 40 }
storage: { versioning: true }
tags: { CostCenter: "4711" }`,
  ],
  ['the engine’s major version, and versioning off', 'database: { engineVersion: "16", storageGiB: 40 }'],
  [
    'a certificate, backups, windows and Multi-AZ',
    `loadBalancer: { certificateArn: "arn:aws:acm:ap-southeast-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef" }
database: { engineVersion: "16", storageGiB: 40, backupRetentionDays: 14, backupWindow: "18:00-19:00", maintenanceWindow: "Sun:20:00-Sun:21:00", multiAz: true }`,
  ],
] as const;

describe.runIf(tools)('a deployed environment', { timeout: 600_000 }, () => {
  const project = sandboxProject(file(''));
  const { succeed } = project;

  it('is deployed', async () => {
    await succeed('secret', 'init', '--env', 'dev-001', '--sandbox');
    await succeed('deploy', '--sandbox', '--yes');
  });

  it.each(edits)('takes an edit of %s, and needs nothing more after it', async (_name, settings) => {
    project.write(file(settings));
    await succeed('deploy', '--sandbox', '--yes');
    await succeed('plan', '--sandbox', '--exit-code');
  });

  it('rotates its password', async () => {
    await succeed('secret', 'rotate', '--env', 'dev-001', '--sandbox');
    const { stdout, exitCode } = await project.multienv('plan', '--sandbox', '--exit-code', '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).environments).toEqual([
      {
        suffix: 'dev-001',
        summary: { create: 0, update: 0, replace: 0, destroy: 0, rotate: 1 },
        changes: [{ address: 'aws_db_instance.postgres', actions: ['update'], kind: 'rotate' }],
      },
    ]);
    await succeed('deploy', '--sandbox', '--yes');
    await succeed('plan', '--sandbox', '--exit-code');
  });

  it('moves to another tier', async () => {
    project.write(
      file('tier: production\ndatabase: { engineVersion: "16", password: { version: 2 } }', 'live'),
    );
    await succeed('deploy', '--sandbox', '--yes');
    await succeed('plan', '--sandbox', '--exit-code');
  });
});
