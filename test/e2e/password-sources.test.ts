import { describe, expect, it } from 'vitest';
import { requires } from '../requires.js';
import { startAwsProxy } from './aws-proxy.js';
import {
  databaseTakes,
  deleteSecret,
  deleteSecretForGood,
  inventory,
  putSecretValue,
  secretValue,
} from './emulator-inventory.js';
import { sandboxProject } from './sandbox-project.js';

const bucket = 'states-of-the-team';
const environments = `version: 1
defaults: { backend: { type: s3, bucket: ${bucket} } }
environments:
  gen-001: { environment: gen, tier: development, database: { password: { source: generated, recoveryWindowDays: 7 } } }
  man-001: { environment: man, tier: development, database: { password: { source: rdsManaged } } }
  own-001: { environment: own, tier: development }
`;
const generated = 'rds-password-gen-001';
const ours = 'rds-password-own-001';
const refusal = {
  status: 400,
  body: '<ErrorResponse><Error><Code>Cut</Code><Message>cut here</Message></Error></ErrorResponse>',
};
const none = { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 };

const tools = [requires('terraform'), requires('python')].every(Boolean);

describe.runIf(tools)('passwords of each source, with the state in S3', { timeout: 600_000 }, () => {
  const project = sandboxProject(environments);
  const { succeed, multienv } = project;
  const passwords = new Set<string>();

  const password = async (secret: string) => {
    const value = await secretValue(project.endpoint(), secret);
    passwords.add(value);
    return value;
  };
  const databaseHas = (suffix: string, value: string) =>
    databaseTakes(project.endpoint(), `postgres-${suffix}`, value);
  const agree = async () => [
    await databaseHas('gen-001', await password(generated)),
    await databaseHas('own-001', await password(ours)),
  ];
  const gen = ['--env', 'gen-001', '--sandbox'];
  const own = ['--env', 'own-001', '--sandbox'];
  const codeOf = async (...args: string[]) => {
    const { exitCode, stdout } = await multienv(...args, '--json');
    return [exitCode, JSON.parse(stdout).problems[0].code];
  };
  const status = async () =>
    JSON.parse((await multienv('secret', 'status', '--sandbox', '--json')).stdout).secrets;
  /** A deploy that reaches AWS up to the request of `action` for the generated password's database. */
  const deployCutAt = async (action: string, ...environments: string[]) => {
    const proxy = await startAwsProxy(project.endpoint(), {
      before: (request) =>
        request.action === action && request.body.includes('postgres-gen-001') ? refusal : 'pass',
    });
    const { exitCode, stderr } = await multienv(
      ...['deploy', ...environments, '--sandbox', proxy.endpoint, '--yes'],
    );
    proxy.close();
    expect([exitCode, stderr.includes('cut here')]).toEqual([3, true]);
  };
  const summaries = async () => {
    const { stdout } = await succeed('plan', '--sandbox', '--json');
    const plans: { summary: object }[] = JSON.parse(stdout).environments;
    return plans.map(({ summary }) => summary);
  };

  it('need no secret beforehand but one, and `secret init` says which', async () => {
    expect(await codeOf('secret', 'init', ...gen)).toEqual([2, 'secret-not-ours']);
    expect(await codeOf('secret', 'rotate', '--env', 'man-001', '--sandbox')).toEqual([2, 'secret-not-ours']);
    expect(await status()).toMatchObject([
      { suffix: 'gen-001', source: 'generated', state: 'missing', name: generated },
      { suffix: 'man-001', source: 'rdsManaged', state: 'missing', name: null },
      { suffix: 'own-001', source: 'secretsManager', state: 'missing', name: ours },
    ]);
    await succeed('secret', 'init', ...own);
    await succeed('bootstrap', '--sandbox', '--yes');
  });

  it('agree with the database after a first deploy that was cut between the two', async () => {
    // The others have nothing to do with it, and are deployed once.
    await deployCutAt('CreateDBInstance', '--env', 'gen-001');
    const made = await password(generated);
    expect(made).toMatch(/^[^/"@ ]{32}$/);
    await succeed('deploy', '--sandbox', '--yes');
    expect(await password(generated)).toBe(made);
    expect(await agree()).toEqual([true, true]);
  });

  it('have nothing to change right after', async () => {
    expect(await summaries()).toEqual([none, none, none]);
  });

  it('are found by the application and by `secret status`', async () => {
    const outputs = JSON.parse((await succeed('output', '--sandbox', '--json')).stdout).environments;
    expect(await status()).toMatchObject([
      { state: 'present', name: generated, arn: outputs['gen-001'].db_secret_arn },
      {
        state: 'present',
        name: expect.stringMatching(/^rds!db-/),
        arn: outputs['man-001'].db_secret_arn,
      },
      { state: 'present', name: ours, arn: outputs['own-001'].db_secret_arn },
    ]);
  });

  it('rotate each in its way', async () => {
    const [old, oldOwn] = [await password(generated), await password(ours)];
    const { stdout } = await succeed('secret', 'rotate', ...gen, '--json');
    expect(JSON.parse(stdout).secrets).toEqual([
      { suffix: 'gen-001', outcome: 'ok', name: generated, arn: null, version: 2 },
    ]);
    expect(await password(generated)).toBe(old);
    await succeed('secret', 'rotate', ...own);
    const freshOwn = await password(ours);
    expect(freshOwn).not.toBe(oldOwn);
    // RDS changes its own by itself, which is nothing to Terraform.
    const managed = (await status())[1].name;
    const changed = { username: 'postgres', password: 'which-rds-chose-by-itself' };
    passwords.add(changed.password);
    await putSecretValue(project.endpoint(), managed, JSON.stringify(changed));
    expect(await summaries()).toEqual([{ ...none, rotate: 2 }, none, { ...none, rotate: 1 }]);
    await deployCutAt('ModifyDBInstance');
    const fresh = await password(generated);
    expect(fresh).not.toBe(old);
    expect([await databaseHas('gen-001', old), await databaseHas('gen-001', fresh)]).toEqual([true, false]);
    expect(await databaseHas('own-001', freshOwn)).toBe(true);
  });

  it('are rotated once more where the database refused the new one', async () => {
    // The provider records the version even where AWS refused it: our journal alone knows, and the next version mends it.
    expect(await codeOf('plan', ...gen)).toEqual([3, 'password-unsent']);
    await succeed('secret', 'rotate', ...gen);
    expect(await summaries()).toEqual([{ ...none, rotate: 2 }, none, none]);
    await succeed('deploy', '--sandbox', '--yes');
    expect(await agree()).toEqual([true, true]);
    expect(await summaries()).toEqual([none, none, none]);
  });

  it('come back by `secret restore` when somebody deleted the secret', async () => {
    await deleteSecret(project.endpoint(), generated);
    expect((await multienv('secret', 'status', ...gen)).exitCode).toBe(1);
    expect(await codeOf('deploy', ...gen, '--yes')).toEqual([3, 'secret-scheduled-for-deletion']);
    const { stdout } = await succeed('secret', 'restore', ...gen, '--json');
    expect(JSON.parse(stdout).secrets).toMatchObject([{ name: generated, restored: true }]);
    expect(await summaries()).toEqual([none, none, none]);
  });

  it('go with the environment or stay, and a secret that still holds the name is recognised', async () => {
    const confirmed = ['gen-001', 'man-001', 'own-001'].flatMap((suffix) => ['--confirm', suffix]);
    await succeed('destroy', '--sandbox', ...confirmed);
    expect(await inventory(project.endpoint())).toEqual([`bucket ${bucket}`]);
    expect(await status()).toMatchObject([
      { state: 'scheduled-for-deletion' },
      { state: 'missing' },
      { state: 'present' },
    ]);
    const { exitCode, stderr } = await multienv('deploy', ...gen, '--yes');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('secret-name-taken');
    expect(stderr).toContain(`delete-secret --secret-id ${generated} --force-delete-without-recovery`);
  });

  it('let the environment be deployed again', async () => {
    const [old, kept] = [[...passwords], await password(ours)];
    await deleteSecretForGood(project.endpoint(), generated);
    await succeed('deploy', '--sandbox', '--yes');
    expect(old).not.toContain(await password(generated));
    expect(await password(ours)).toBe(kept);
    expect(await agree()).toEqual([true, true]);
    expect(await summaries()).toEqual([none, none, none]);
    expect(await status()).toMatchObject([{ state: 'present' }, { state: 'present' }, { state: 'present' }]);
  });

  it('are in no file and in nothing that was printed', async () => {
    const managed = await secretValue(project.endpoint(), (await status())[1].name);
    passwords.add(JSON.parse(managed).password);
    // Four that the stack made, two of ours, two of RDS.
    expect(passwords.size).toBe(8);
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
});
