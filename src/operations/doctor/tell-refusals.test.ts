import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jsonAnswer, queryAnswer, refusal, subnets } from '../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { planChanges } from '../../changes/plan-changes.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../config/schema/environment-schema.js';
import { plainInvocation } from '../../errors/invocation.js';
import { UserError } from '../../errors/user-error.js';
import type { ProgressEvent } from '../../events/events.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { parsePlan } from '../../terraform/json/plan.js';
import { noPasswordChanges } from '../deploy/password/password-changes.js';
import { refuseWhatAwsRefuses, tellRefusals } from './tell-refusals.js';

const aws = new FakeAws();
let root = '';
beforeAll(() => aws.start());
// The constructs take longer to load here than a check may take.
beforeAll(() => import('../../stacks/synth/synthesize.js'));
afterAll(() => aws.stop());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'multienv-refusals-'));
  aws.play();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const http: EnvironmentConfig = { backend: { type: 'http', config: { address: 'https://x.test' } } };
const role = (actions: readonly string[]) => ({
  address: 'aws_iam_role.ec2',
  mode: 'managed',
  type: 'aws_iam_role',
  name: 'ec2',
  change: { actions, before: null, after: { name: 'ec2-role-dev-001' } },
});

/** A plan of an environment in which all is well but for what is given. */
function planned(
  changes: readonly object[],
  { config = {}, sendsPassword = false }: { config?: EnvironmentConfig; sendsPassword?: boolean } = {},
) {
  const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config });
  const variables = {
    AWS_ACCESS_KEY_ID: 'KEY',
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_ENDPOINT_URL: aws.endpoint,
    HOME: root,
  };
  const folder = environmentFolder('dev-001', { root });
  const plan = parsePlan(JSON.stringify({ format_version: '1.2', resource_changes: changes }), 'dev-001');
  const database = { address: 'aws_db_instance.postgres', version: 1 };
  const password = { ...noPasswordChanges, ...(sendsPassword ? { database, sentToDatabase: true } : {}) };
  return {
    run: { environment, variables, invocation: plainInvocation, folder },
    contents: { ...planChanges(plan), password },
  };
}

function context() {
  const events: ProgressEvent[] = [];
  return {
    events,
    cwd: root,
    env: {},
    interrupt: neverInterrupted(),
    emit: (event: ProgressEvent) => void events.push(event),
  };
}

const taken = { GetRole: queryAnswer('GetRole', { Role: { RoleName: 'x' } }) };
const unusable = { GetSecretValue: jsonAnswer({ SecretString: '{"password":"canary-12"}' }) };

describe('a plan', () => {
  const tell = async (...given: Parameters<typeof planned>) => {
    const told = context();
    await tellRefusals(told, planned(...given), 60_000);
    return told.events.map((event) => ('message' in event ? event.message : ''));
  };

  it('is told what AWS would refuse, with the way on, for what it creates', async () => {
    aws.play({ ...taken, DescribeSubnets: subnets(['subnet-00000001', 'a']) });
    expect(await tell([role(['create'])])).toEqual([
      expect.stringMatching(/^deploy will refuse this: dev-001: VPC and subnets: .*create-default-subnet/),
      expect.stringMatching(/^deploy will refuse this: dev-001: Names: .*ec2-role-dev-001.*recover/),
    ]);
  });

  it.each([
    ['updates', ['update']],
    ['replaces', ['delete', 'create']],
  ])('that %s what it has is not told that the name is taken', async (_name, actions) => {
    aws.play(taken);
    expect(await tell([role(actions)])).toEqual([]);
  });

  it('that sends a password is told that RDS would refuse it, and nothing of it', async () => {
    aws.play(unusable);
    const [told, ...others] = await tell([role(['update'])], { sendsPassword: true });
    expect(others).toEqual([]);
    expect(told).toMatch(
      /RDS would refuse the value of the secret .* JSON with a `password` key.*secret rotate/,
    );
    expect(told).not.toContain('canary');
    expect(await tell([role(['update'])])).toEqual([]);
  });

  it('says that nobody has answered in time: nothing that is told is not nothing that is refused', async () => {
    aws.play({ GetRole: { hangs: true } });
    const told = context();
    await tellRefusals(told, planned([role(['create'])]), 500);
    expect(told.events).toMatchObject([{ message: expect.stringContaining('AWS did not answer in time') }]);
  });

  it('without changes asks nothing', async () => {
    aws.play(taken);
    expect(await tell([])).toEqual([]);
    expect(aws.asked).toEqual([]);
  });

  it('is no worse where AWS may not be asked', async () => {
    aws.play({ GetCallerIdentity: refusal('ExpiredToken', 403) });
    expect(await tell([role(['create'])])).toEqual([]);
  });
});

describe('a deploy', () => {
  const refused = async (...given: Parameters<typeof planned>) => {
    const error = await refuseWhatAwsRefuses(context(), planned(...given)).catch((cause: unknown) => cause);
    return error instanceof UserError ? error.problems.map(({ code }) => code) : error;
  };

  it('is refused for what only its plan knows: a state that only Terraform reads', async () => {
    aws.play(taken);
    expect(await refused([role(['create'])], { config: http })).toEqual(['deploy-would-fail']);
    expect(await refused([role(['update'])], { config: http })).toBeUndefined();
  });

  it('is refused where the database gets a password that RDS refuses', async () => {
    aws.play(unusable);
    expect(await refused([role(['update'])], { config: http, sendsPassword: true })).toEqual([
      'secret-unusable',
    ]);
    expect(await refused([role(['update'])], { config: http })).toBeUndefined();
  });

  it('does not ask again what was asked before the plan', async () => {
    aws.play(taken);
    expect(await refused([role(['create'])])).toBeUndefined();
    expect(aws.asked).toEqual([]);
  });
});
