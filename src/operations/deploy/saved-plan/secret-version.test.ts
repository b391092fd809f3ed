import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { jsonAnswer, refusal } from '../../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../../test/fixtures/fake-aws/fake-aws.js';
import { resolveEnvironment } from '../../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../../errors/invocation.js';
import { synthesizeStack } from '../../../stacks/synth/synthesize.js';
import { secretVersion } from './secret-version.js';

let server: FakeAws;
beforeEach(async () => {
  server = new FakeAws();
  await server.start();
  onTestFinished(() => server.stop());
});

type Source = 'generated' | 'secretsManager' | 'rdsManaged';
const name = 'rds-password-dev-001';
const environmentOf = (source: Source) =>
  resolveEnvironment({
    environment: 'dev',
    suffix: 'dev-001',
    config: { database: { password: { source } } },
  });

function versionOf(source: Source, configuration = synthesizeStack(environmentOf(source))) {
  const variables = {
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_ENDPOINT_URL: server.endpoint,
  };
  return secretVersion(
    { environment: environmentOf(source), variables, invocation: plainInvocation },
    configuration,
  );
}

it.each(['generated', 'secretsManager'] as const)(
  'is the current one of a secret that is %s',
  async (source) => {
    const versions = { VersionIdsToStages: { a: ['AWSPREVIOUS'], b: ['AWSCURRENT'] }, LastChangedDate: 1 };
    server.play({ DescribeSecret: jsonAnswer({ ARN: 'arn:x', ...versions }) });
    expect(await versionOf(source)).toEqual({
      secret: { name, versionId: 'b' },
      changedAt: '1970-01-01T00:00:01.000Z',
    });
  },
);

it('is unknown, with the reason, where AWS does not tell', async () => {
  server.play({ DescribeSecret: refusal('AccessDeniedException') });
  expect(await versionOf('secretsManager')).toMatchObject({
    secret: { name, versionId: 'unknown' },
    refusal: { code: 'aws-refused' },
  });
});

it("is not asked for where RDS makes the secret, or a project's own app does without ours", async () => {
  expect(await versionOf('rdsManaged')).toEqual({ secret: null });
  expect(await versionOf('secretsManager', '{"resource":{}}')).toEqual({ secret: null });
  expect(server.requests).toEqual([]);
});
