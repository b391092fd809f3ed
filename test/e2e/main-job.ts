import { expect, it } from 'vitest';
import { inventory, secretValue } from './emulator-inventory.js';
import { type SandboxProject, sandboxProject } from './sandbox-project.js';

const environments = `environments:
  dev-001: { environment: dev }
  prod-003: { environment: prod, loadBalancer: { allowPlainHttp: { reason: This is the sandbox. } } }
`;

const unprotected = `environments:
  dev-001: { environment: dev }
  prod-003:
    environment: prod
    loadBalancer: { deletionProtection: false, allowPlainHttp: { reason: This is the sandbox. } }
    database: { deletionProtection: false, finalSnapshot: false, applyImmediately: true }
    storage: { forceDestroy: true }
`;

/** The life of two environments, from the missing secret to the destroy, with the program that `terraform` of environments.yaml names. */
export function mainJob(terraform: { readonly binary?: string } = {}): SandboxProject {
  const file = (rest: string) => `version: 1\nterraform: ${JSON.stringify(terraform)}\n${rest}`;
  const project = sandboxProject(file(environments));
  const { succeed, multienv } = project;

  it('cannot be planned before their secrets exist, and says what to do', async () => {
    const { exitCode, stderr } = await multienv('plan', '--env', 'dev-001', '--sandbox');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('secret-missing');
    expect(stderr).toContain('multienv secret init --env dev-001');
  });

  it('are not deployed together by --yes, which counts for production only where it is named', async () => {
    await succeed('secret', 'init', '--env', 'dev-001', '--env', 'prod-003', '--sandbox');
    const { exitCode, stdout } = await multienv('deploy', '--sandbox', '--yes', '--json');
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, problems: [{ code: 'production-not-named' }] });
    expect(await inventory(project.endpoint())).not.toContain('LoadBalancerName alb-dev-001');
  });

  it('are deployed', async () => {
    await succeed('deploy', '--env', 'dev-001', '--env', 'prod-003', '--sandbox', '--yes');
    for (const suffix of ['dev-001', 'prod-003'])
      expect((await succeed('diff', suffix, '--deployed', '--gate', '--sandbox')).stdout).toContain(
        'do not differ',
      );
    expect(await inventory(project.endpoint())).toEqual(
      expect.arrayContaining([
        'LoadBalancerName alb-dev-001',
        'DBInstanceIdentifier postgres-prod-003',
        'bucket app-data-dev-001',
      ]),
    );
  });

  it('keep their passwords out of every file and of all that is printed', async () => {
    for (const suffix of ['dev-001', 'prod-003']) {
      const password = await secretValue(project.endpoint(), `rds-password-${suffix}`);
      expect(password).toMatch(/^[^/"@ ]{32,}$/);
      for (const form of [
        password,
        JSON.stringify(password).slice(1, -1),
        Buffer.from(password).toString('base64'),
      ]) {
        expect(project.printed().includes(form)).toBe(false);
        for (const [file, text] of project.files()) expect(text.includes(form), file).toBe(false);
      }
    }
  });

  it('have nothing to change right after', async () => {
    const { stdout } = await succeed('plan', '--sandbox', '--exit-code', '--json');
    const none = { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 };
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      ok: true,
      environments: [
        {
          suffix: 'dev-001',
          outcome: 'ok',
          summary: none,
          changes: [],
          downtimes: [],
          outputs: [],
          review: null,
          refusals: [],
        },
        {
          suffix: 'prod-003',
          outcome: 'ok',
          summary: none,
          changes: [],
          downtimes: [],
          outputs: [],
          review: null,
          refusals: [],
        },
      ],
    });
  });

  it('tell their outputs', async () => {
    const { stdout } = await succeed('output', '--sandbox', '--json');
    const { version, environments: outputs } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(outputs['dev-001']).toMatchObject({
      asg_name: 'asg-dev-001',
      bucket_name: 'app-data-dev-001',
      db_endpoint: expect.stringMatching(/^postgres-dev-001\..*:5432$/),
      alb_dns_name: expect.stringContaining('alb-dev-001'),
    });
  });

  it('refuse to destroy production as long as it is protected, and say which settings protect it', async () => {
    const { exitCode, stderr } = await multienv(
      'destroy',
      '--env',
      'prod-003',
      '--confirm',
      'prod-003',
      '--sandbox',
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain('environment-protected');
    expect(stderr).toContain('database.deletionProtection');
    expect(stderr).toContain('loadBalancer.deletionProtection');
  });

  it('are destroyed once unprotected, and leave nothing but their secrets', async () => {
    project.write(file(unprotected));
    // Development goes meanwhile: both mostly wait for their databases.
    await Promise.all([
      succeed('deploy', '--env', 'prod-003', '--sandbox', '--yes'),
      succeed('destroy', '--env', 'dev-001', '--sandbox', '--confirm', 'dev-001'),
    ]);
    await succeed('plan', '--env', 'prod-003', '--sandbox', '--exit-code');
    await succeed('destroy', '--env', 'prod-003', '--sandbox', '--confirm', 'prod-003');
    // The log bucket belongs to the account.
    expect(await inventory(project.endpoint())).toEqual(['bucket multienv-logs-123456789012-ap-southeast-1']);
    const again = await succeed('secret', 'init', '--env', 'dev-001', '--sandbox', '--json');
    expect(JSON.parse(again.stdout).secrets).toMatchObject([{ created: false }]);
  });

  it('leave local state under .multienv alone', () => {
    const states = [...project.files().keys()].filter((file) => file.endsWith('.tfstate'));
    expect(states.length).toBeGreaterThan(0);
    for (const file of states) expect(file).toMatch(/^\.multienv\/sandbox\/state\//);
  });
  return project;
}
