import { expect, it } from 'vitest';
import { driftedResource, environmentDrift, everyDrift } from '../../../test/fixtures/drift-report.js';
import type { EnvironmentDrift } from '../../operations/drift/environment-drift.js';
import type { EnvironmentOutcome } from '../../operations/run/outcome.js';
import { renderDriftMarkdown } from './drift-markdown.js';

const told = (...compared: readonly EnvironmentDrift[]) =>
  renderDriftMarkdown(compared.map((result) => ({ suffix: result.suffix, outcome: 'ok', result })));
const end =
  'Left out: 1 that AWS moves or fills in by itself. Not checked: what no file of Terraform has made, and 1 more (`multienv drift --env dev-001 --verbose` lists them).\n';
const head = '| class | resource | what | what comes of it |\n| --- | --- | --- | --- |\n';

it('has a row for each resource, what breaks a rule or was deleted in bold', () => {
  const [, deleted, , tags] = everyDrift;
  const some = [deleted, tags].flatMap((one) => one ?? []);
  expect(told(environmentDrift([driftedResource({ class: 'security' }), ...some]))).toBe(
    [
      '## Drift\n\n### `dev-001`: 1 security, 1 deleted, 1 tags\n',
      `${head}| **security** | \`aws_lb.alb\` | aws&#95;lb.alb: idle&#95;timeout changed outside. | The next deploy puts it back. |`,
      '| **deleted** | `aws_iam_role_policy.use_bucket` | aws&#95;iam&#95;role&#95;policy.use&#95;bucket was deleted outside. | The next deploy creates it again. |',
      '| tags | `aws_s3_bucket.bucket` | aws&#95;s3&#95;bucket.bucket: tags.Owner changed outside. | The next deploy puts it back. |',
      `\n${end}`,
    ].join('\n'),
  );
});

it('says of an environment that nothing drifts, that something is intended, or that it is not there', () => {
  expect(told(environmentDrift([]))).toBe(`## Drift\n\n### \`dev-001\`: no drift\n\n${end}`);
  expect(told(environmentDrift(everyDrift.slice(4)))).toContain(
    '### `dev-001`: no drift (1 intended)\n\n| class |',
  );
  expect(told(environmentDrift([], { isDeployed: false }))).toBe(
    '## Drift\n\n### `dev-001`: nothing is deployed\n',
  );
});

it.each<[why: string, outcome: EnvironmentOutcome<EnvironmentDrift>]>([
  ['It was declined.', { suffix: 'a', outcome: 'declined' }],
  ['It was skipped: b failed.', { suffix: 'a', outcome: 'skipped', reason: 'b failed' }],
  [
    'Interrupted.',
    {
      ...{ suffix: 'a', outcome: 'interrupted', message: 'Interrupted.', signal: 'SIGINT', killed: false },
    },
  ],
  ['No access.', { suffix: 'a', outcome: 'failed', error: new Error('No access.') }],
])('says why an environment was not compared: %s', (why, outcome) => {
  expect(renderDriftMarkdown([outcome])).toBe(`## Drift\n\n### \`a\`: not compared\n\n${why}\n`);
});
