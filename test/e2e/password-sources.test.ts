import { describe, expect, it } from 'vitest';
import { requires } from '../requires.js';
import { startAwsProxy } from './aws-proxy.js';
import { databaseTakes, deleteSecret, inventory, secretValue } from './emulator-inventory.js';
import { sandboxProject } from './sandbox-project.js';

const environments = `version: 1
environments:
  gen-001: { environment: gen, tier: development, database: { password: { source: generated, recoveryWindowDays: 7 } } }
  man-001: { environment: man, tier: development, database: { password: { source: rdsManaged } } }
`;
const secretName = 'rds-password-gen-001';
const refusal = {
  status: 400,
  body: '<ErrorResponse><Error><Code>Cut</Code><Message>cut here</Message></Error></ErrorResponse>',
};
const none = { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 };

const tools = [requires('terraform'), requires('python')].every(Boolean);

describe.runIf(tools)('passwords that the stack or RDS makes', { timeout: 600_000 }, () => {
  const project = sandboxProject(environments);
  const { succeed, multienv } = project;
  const passwords = new Set<string>();

  const password = async () => {
    const value = await secretValue(project.endpoint(), secretName);
    passwords.add(value);
    return value;
  };
  const databaseHas = (value: string) => databaseTakes(project.endpoint(), 'postgres-gen-001', value);
  const gen = ['--env', 'gen-001', '--sandbox'];
  const codeOf = async (...args: string[]) => {
    const { exitCode, stdout } = await multienv(...args, '--json');
    return [exitCode, JSON.parse(stdout).problems[0].code];
  };
  /** A deploy that reaches AWS up to the request of `action` for the database. */
  const deployCutAt = async (action: string) => {
    const proxy = await startAwsProxy(project.endpoint(), {
      before: (request) =>
        request.action === action && request.body.includes('postgres-gen-001') ? refusal : 'pass',
    });
    const { exitCode, stderr } = await multienv('deploy', '--sandbox', proxy.endpoint, '--yes');
    proxy.close();
    expect([exitCode, stderr.includes('cut here')]).toEqual([3, true]);
  };
  const summaries = async () => {
    const { stdout } = await succeed('plan', '--sandbox', '--json');
    const plans: { summary: object }[] = JSON.parse(stdout).environments;
    return plans.map(({ summary }) => summary);
  };

  it('need no secret beforehand, and `secret init` says so', async () => {
    expect(await codeOf('secret', 'init', ...gen)).toEqual([2, 'secret-not-ours']);
    expect(await codeOf('secret', 'rotate', '--env', 'man-001', '--sandbox')).toEqual([2, 'secret-not-ours']);
    const { stdout } = await succeed('secret', 'status', '--sandbox', '--json');
    expect(JSON.parse(stdout).secrets).toMatchObject([
      { suffix: 'gen-001', source: 'generated', state: 'missing', name: secretName },
      { suffix: 'man-001', source: 'rdsManaged', state: 'missing', name: null },
    ]);
  });

  it('agree with the database after a first deploy that was cut between the two', async () => {
    await deployCutAt('CreateDBInstance');
    const made = await password();
    expect(made).toMatch(/^[^/"@ ]{32}$/);
    await succeed('deploy', '--sandbox', '--yes');
    expect(await password()).toBe(made);
    expect(await databaseHas(made)).toBe(true);
  });

  it('have nothing to change right after', async () => {
    expect(await summaries()).toEqual([none, none]);
  });

  it('are found by the application and by `secret status`', async () => {
    const { stdout } = await succeed('secret', 'status', '--sandbox', '--json');
    const outputs = JSON.parse((await succeed('output', '--sandbox', '--json')).stdout).environments;
    expect(JSON.parse(stdout).secrets).toMatchObject([
      { state: 'present', name: secretName, arn: outputs['gen-001'].db_secret_arn },
      {
        state: 'present',
        name: expect.stringMatching(/^rds!db-/),
        arn: outputs['man-001'].db_secret_arn,
      },
    ]);
  });

  it('rotate by the version, and once more where the database refused its password', async () => {
    const old = await password();
    const { stdout } = await succeed('secret', 'rotate', ...gen, '--json');
    expect(JSON.parse(stdout).secrets).toEqual([
      { suffix: 'gen-001', name: secretName, arn: null, version: 2 },
    ]);
    expect(await password()).toBe(old);
    expect(await summaries()).toEqual([{ ...none, rotate: 2 }, none]);
    await deployCutAt('ModifyDBInstance');
    const fresh = await password();
    expect(fresh).not.toBe(old);
    expect([await databaseHas(old), await databaseHas(fresh)]).toEqual([true, false]);
    // The provider records the version even where AWS refused it: our journal alone knows, and the next version mends it.
    expect(await codeOf('plan', ...gen)).toEqual([3, 'password-unsent']);
    await succeed('secret', 'rotate', ...gen);
    expect(await summaries()).toEqual([{ ...none, rotate: 2 }, none]);
    await succeed('deploy', '--sandbox', '--yes');
    const sent = await password();
    expect(await databaseHas(sent)).toBe(true);
    expect(await summaries()).toEqual([none, none]);
  });

  it('come back by `secret restore` when somebody deleted the secret', async () => {
    await deleteSecret(project.endpoint(), secretName);
    expect((await multienv('secret', 'status', ...gen)).exitCode).toBe(1);
    expect(await codeOf('deploy', ...gen, '--yes')).toEqual([3, 'secret-scheduled-for-deletion']);
    const { stdout } = await succeed('secret', 'restore', ...gen, '--json');
    expect(JSON.parse(stdout).secrets).toMatchObject([{ name: secretName, restored: true }]);
    expect(await summaries()).toEqual([none, none]);
  });

  it('are in no file and in nothing that was printed', () => {
    expect(passwords.size).toBe(3);
    for (const value of passwords)
      for (const form of [
        value,
        JSON.stringify(value).slice(1, -1),
        Buffer.from(value).toString('base64'),
        encodeURIComponent(value),
      ]) {
        expect(project.printed().includes(form)).toBe(false);
        for (const [file, text] of project.files()) expect(text.includes(form), file).toBe(false);
      }
  });

  it('go with the environment, and a secret that still holds the name is recognised', async () => {
    await succeed('destroy', '--sandbox', '--confirm', 'gen-001', '--confirm', 'man-001');
    expect(await inventory(project.endpoint())).toEqual([]);
    const { stdout } = await multienv('secret', 'status', '--sandbox', '--json');
    expect(JSON.parse(stdout).secrets).toMatchObject([
      { state: 'scheduled-for-deletion' },
      { state: 'missing' },
    ]);
    const { exitCode, stderr } = await multienv('deploy', ...gen, '--yes');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('secret-name-taken');
    expect(stderr).toContain(`delete-secret --secret-id ${secretName} --force-delete-without-recovery`);
  });
});
