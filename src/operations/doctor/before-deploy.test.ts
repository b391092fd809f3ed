import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusal, subnets } from '../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { results } from '../../../test/fixtures/results.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { UserError } from '../../errors/user-error.js';
import { Interrupted, neverInterrupted } from '../../processes/interrupt.js';
import { deploy } from '../deploy/deploy.js';
import { doctor } from './doctor.js';
import { examineEnvironment } from './examine.js';
import { openSubjects } from './subjects.js';

const aws = new FakeAws();
let root = '';
let terraform: FakeTerraform;
beforeAll(() => aws.start());
// The constructs take longer to load here than a check may take.
beforeAll(() => import('../../stacks/synth/synthesize.js'));
afterAll(() => aws.stop());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'multienv-before-'));
  terraform = new FakeTerraform({ output: { stdout: {} } });
});
afterEach(() => {
  terraform.remove();
  rmSync(root, { recursive: true, force: true });
});

const options = (...suffixes: readonly string[]) => {
  const environments = suffixes.map((suffix) => resolveEnvironment({ environment: 'dev', suffix }));
  const loaded = {
    file: join(root, 'environments.yaml'),
    root,
    project: 'p',
    environments,
    warnings: [],
    locate: () => undefined,
  };
  return { loaded, environments, approve: async () => true };
};
const context = (interrupt = neverInterrupted(), env = {}) => ({
  cwd: root,
  env: {
    ...terraform.env,
    AWS_ACCESS_KEY_ID: 'KEYOWN',
    AWS_SECRET_ACCESS_KEY: 'canary',
    AWS_ENDPOINT_URL: aws.endpoint,
    XDG_CACHE_HOME: join(root, 'cache'),
    ...env,
  },
  emit: () => {},
  interrupt,
});
const steps = () => terraform.calls.map(({ command }) => command);
const wrong = {
  DescribeSecret: refusal('ResourceNotFoundException'),
  DescribeSubnets: subnets(['subnet-00000001', 'a']),
};

describe('a deploy', () => {
  it('that would fail is refused with every problem before Terraform starts', async () => {
    aws.play(wrong);
    const refused = await results(deploy(context(), options('dev-001'))).catch((error: unknown) => error);
    if (!(refused instanceof UserError)) throw refused;
    expect(refused.exitCode).toBe(3);
    expect(refused.problems).toMatchObject([
      { code: 'secret-missing', hint: expect.stringContaining('multienv secret init --env dev-001') },
      {
        code: 'deploy-would-fail',
        message: expect.stringContaining('ap-southeast-1a only'),
        hint: expect.stringContaining('create-default-subnet'),
      },
    ]);
    for (const { hint } of refused.problems) expect(hint).toContain('multienv doctor --env dev-001');
    expect(JSON.stringify(refused.problems)).not.toContain('canary');
    expect(steps()).toEqual([]);
  });

  it('goes on when it is told to, or when nothing is wrong', async () => {
    aws.play(wrong);
    expect(await results(deploy(context(), { ...options('dev-001'), skipDoctor: true }))).toHaveLength(1);
    expect(aws.asked).toEqual([]);
    aws.play();
    expect(await results(deploy(context(), options('dev-001')))).toHaveLength(1);
    expect(aws.asked).toContain('GetCallerIdentity');
  });

  it('goes on past what could not be found out', async () => {
    aws.play({
      DescribeSubnets: refusal('UnauthorizedOperation', 403),
      GetParameter: refusal('InternalError', 500),
    });
    expect(await results(deploy(context(), options('dev-001')))).toHaveLength(1);
  });
});

describe('doctor', () => {
  it('tells of machine and project first, then of each environment, with a summary', async () => {
    aws.play({ ...wrong, 'HEAD /app-data-dev-002': { status: 404 } });
    const { ok, summary, checks } = await doctor(context(), options('dev-001', 'dev-002'));
    expect(ok).toBe(false);
    expect([...new Set(checks.map(({ environment }) => environment))]).toEqual([null, 'dev-001', 'dev-002']);
    expect(summary.problem).toBe(4);
    expect(Object.values(summary).reduce((one, other) => one + other)).toBe(checks.length);
    expect(aws.asked.filter((action) => action === 'DescribeSubnets')).toHaveLength(1);
    expect(aws.asked.filter((action) => action === 'DescribeSecret')).toHaveLength(2);
    expect(JSON.stringify(checks)).not.toContain('canary');
  });

  it('is content with warnings', async () => {
    aws.play();
    const { ok, summary } = await doctor(
      context(undefined, { TF_CLI_CONFIG_FILE: join(root, 'none') }),
      options('dev-001'),
    );
    expect({ ok, problems: summary.problem }).toEqual({ ok: true, problems: 0 });
    expect(summary.warning).toBeGreaterThan(0);
  });

  it('names the environment whose credentials are missing, and not the one that asked first', async () => {
    aws.play({ GetCallerIdentity: refusal('ExpiredToken', 403) });
    const { checks } = await doctor(context(), options('dev-001', 'dev-002'));
    const credentials = checks.filter(({ id }) => id === 'credentials');
    expect(credentials.map(({ message }) => /for (dev-\d+):/.exec(message)?.[1])).toEqual([
      'dev-001',
      'dev-002',
    ]);
  });

  it('ends at once when it is interrupted', async () => {
    aws.play({ GetCallerIdentity: { hangs: true } });
    const gentle = new AbortController();
    const running = doctor(context({ gentle: gentle.signal, kill: gentle.signal }), options('dev-001'));
    setTimeout(() => gentle.abort(), 50);
    await expect(running).rejects.toBeInstanceOf(Interrupted);
    await expect(
      doctor(context({ gentle: gentle.signal, kill: gentle.signal }), options()),
    ).rejects.toBeInstanceOf(Interrupted);
  });
});

describe('a check', () => {
  const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001' });
  const examine = async (run: () => Promise<never>) => {
    const [subject] = await openSubjects(context(), { root, environments: [environment] });
    if (subject === undefined) throw new Error('There is one environment.');
    const check = { id: 'x', title: 'X', needsAccess: false, isBeforeDeploy: false, run };
    return examineEnvironment(check, subject, 50);
  };

  it('that never ends is given up', async () => {
    expect(await examine(() => new Promise(() => {}))).toMatchObject({
      status: 'problem',
      message: expect.stringContaining('no answer within 0.05 seconds'),
    });
  });

  it('with a fault of ours is not hidden', async () => {
    const fault = new TypeError('ours');
    await expect(examine(() => Promise.reject(fault))).rejects.toBe(fault);
  });
});
