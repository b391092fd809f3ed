import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { hostile } from '../../../test/fixtures/check-reports.js';
import {
  driftedAttribute,
  driftedResource,
  driftReport,
  environmentDrift,
  everyDrift,
} from '../../../test/fixtures/drift-report.js';
import { invocationOf, plainInvocation } from '../../errors/invocation.js';
import { packageFile } from '../../package-files.js';
import { driftAsJson } from '../json/drift-as-json.js';
import { driftOutput } from '../json/outputs/drift.js';
import { paintFor } from '../terminal/style.js';
import { driftReportFormats } from './drift-report.js';

// The schema is of draft 4: nothing in it means something else to Ajv, once its name of the draft and its `id` are gone.
const { $schema, id, ...schema } = JSON.parse(
  readFileSync(packageFile('test/fixtures/sarif/sarif-2.1.0-rtm.5.json'), 'utf8'),
);
const validate = new Ajv({
  strict: false,
  unicodeRegExp: false,
  validateFormats: false,
  allErrors: true,
}).compile(schema);

const look = {
  ...{ paint: paintFor({}, {}), cwd: '/repository', invocation: plainInvocation, version: '1.2.3' },
  columns: 100,
};
const all = driftReport([environmentDrift(everyDrift)]);

describe('drift for people', () => {
  it('says what was changed, which rule it breaks, and what comes of it', async () => {
    expect(await driftReportFormats.terminal(all, look)).toBe(
      [
        'dev-001  drift: 1 security, 1 deleted, 1 other, 1 tags, 1 intended',
        '  + aws_security_group.db_sg: ingress tcp 5432 from 0.0.0.0/0  security, added outside',
        '      SG-4 critical fails: The internet cannot reach databases',
        `      The next deploy leaves it. Take it away: aws ec2 revoke-security-group-ingress --group-id sg-1 --ip-permissions '[{"a":"b"}]' --region ap-southeast-1`,
        '  - aws_iam_role_policy.use_bucket  deleted',
        '      The next deploy creates it again.',
        '  ~ aws_lb.alb  other',
        '      idle_timeout  60 → 300',
        '      name_prefix   60 → 300',
        '      The next deploy puts it back (idle_timeout); it leaves it (name_prefix): the file says nothing of it.',
        '  ~ aws_s3_bucket.bucket  tags',
        '      tags.Owner  60 → 300',
        '      The next deploy puts it back.',
        '  ~ aws_autoscaling_group.asg  intended',
        '      desired_capacity  60 → 300',
        '      The next deploy leaves it: it scales.',
        '  = 1 value that AWS moves or fills in by itself',
        '  ? not checked: resources that no file of Terraform has made, and 1 more (--verbose lists them)',
        '',
        '`multienv drift --env dev-001 --accept ADDRESS` keeps a value that environments.yaml has a setting for; a plan shows what a deploy would do about the rest.',
        'next: multienv plan --env dev-001',
        '',
      ].join('\n'),
    );
  });

  it('shows each class in its colour, and an environment without drift in none', async () => {
    const marked = { ...look, paint: (look_: string, text: string) => `<${look_}>${text}</>` };
    const text = await driftReportFormats.terminal(all, marked);
    for (const [colour, symbol, name] of [
      ...[
        ['red', '+', 'security, added outside'],
        ['red', '-', 'deleted'],
        ['yellow', '~', 'other'],
      ],
      ...[
        ['yellow', '~', 'tags'],
        ['dim', '~', 'intended'],
      ],
    ]) {
      expect(text).toContain(`  <${colour}>${symbol}</> `);
      expect(text).toContain(`  <${colour}>${name}</>\n`);
    }
    expect(text).toContain('<bold>dev-001</>  <red>drift: 1 security, ');
    expect(text).toContain('<dim>  = 1 value that AWS moves');
    const quiet = await driftReportFormats.terminal(driftReport([environmentDrift([])]), marked);
    expect(quiet).toContain('<bold>dev-001</>  no drift\n');
  });

  it('calls what is intended no drift, and an environment that is not there nothing', async () => {
    const quiet = environmentDrift(everyDrift.slice(4));
    const absent = environmentDrift([], { suffix: 'dev-002', isDeployed: false });
    const text = await driftReportFormats.terminal(driftReport([quiet, absent]), { ...look, verbose: true });
    expect(text).toContain('dev-001  no drift  (1 intended)\n');
    expect(text).toContain('  = aws_db_instance.postgres.latest_restorable_time  clock\n');
    expect(text).toContain('  ? aws_lb.alb: listeners that no resource has made\n');
    expect(text).toContain('dev-002  nothing is deployed\n');
    expect(text).not.toContain('next:');
  });

  it('tells once what AWS does about several attributes, and what a replacement costs', async () => {
    const effect = { gravity: 'downtime', does: 'restarts it', page: 'https://docs.aws.amazon.com' } as const;
    const attributes = ['a', 'b'].map((path) => driftedAttribute(path, { effect, gravity: 'downtime' }));
    const deploy = { kind: 'replace', gravity: 'data-loss' } as const;
    const one = environmentDrift([driftedResource({ attributes, deploy })]);
    const text = await driftReportFormats.terminal(driftReport([one]), look);
    expect(text.match(/restarts it/g)).toHaveLength(1);
    expect(text).toContain(
      'The next deploy puts it back. It replaces the resource for that: see the plan first.',
    );
  });

  it('says what was written into the file', async () => {
    const accepted = [
      {
        ...({
          address: 'aws_lb.alb',
          path: 'idle_timeout',
          setting: 'loadBalancer.idleTimeoutSeconds',
        } as const),
        ...{ value: 300, rules: ['ELB-4'] },
      },
    ];
    const text = await driftReportFormats.terminal(driftReport([environmentDrift([], { accepted })]), look);
    expect(text).toContain(
      '  ✓ wrote loadBalancer.idleTimeoutSeconds: 300, as aws_lb.alb.idle_timeout lives  ELB-4 fails from now on\n',
    );
    expect(driftAsJson(environmentDrift([], { accepted }))).toMatchObject({ accepted, drifted: false });
  });
});

describe('drift as Markdown', () => {
  it('has a table for each environment, and names the one that was not compared', async () => {
    const text = await driftReportFormats.markdown(
      driftReport([environmentDrift(everyDrift)], 'No access.'),
      look,
    );
    expect(text).toContain('### `dev-001`: 1 security, 1 deleted, 1 other, 1 tags, 1 intended\n\n| class |');
    expect(text).toContain('| **security** | `aws_security_group.db_sg` |');
    expect(text).toContain('### `dev-009`: not compared\n\nNo access.');
    expect(
      text
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .every((line) => line.endsWith(' |')),
    ).toBe(true);
  });

  it('fits into a comment', async () => {
    const many = Array.from({ length: 80 }, (_, index) =>
      environmentDrift(everyDrift, { suffix: `dev-${index}` }),
    );
    const invocation = invocationOf({ program: 'npx multienv', config: 'infra/e.yaml' });
    const text = await driftReportFormats.markdown(driftReport(many), { ...look, invocation });
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain(
      'The rest does not fit into a comment: see `npx multienv drift --config infra/e.yaml`.',
    );
    expect(text).toContain('(`npx multienv drift --env dev-0 --verbose --config infra/e.yaml` lists them)');
  });
});

describe('drift as SARIF', () => {
  const sarif = async (report: typeof all) => JSON.parse(await driftReportFormats.sarif(report, look));

  it.each([
    ['nothing', driftReport([environmentDrift([])])],
    ['one of each class', all],
    ['hostile text', driftReport([environmentDrift([driftedResource({ address: hostile, what: hostile })])])],
    ['an environment that failed', driftReport([], hostile)],
  ])('is valid SARIF 2.1.0 with %s', async (_, report) => {
    validate(await sarif(report));
    expect(validate.errors).toBeNull();
  });

  it('has a result for each resource, and no alert for what is intended', async () => {
    const [{ results, invocations }] = (await sarif(all)).runs;
    expect(results.map(({ ruleId, level }: Record<string, string>) => `${ruleId} ${level}`)).toEqual([
      'DRIFT-security error',
      'DRIFT-deleted error',
      'DRIFT-other warning',
      'DRIFT-tags note',
      'DRIFT-intended none',
    ]);
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'environments.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3 },
    });
    expect(invocations).toEqual([{ executionSuccessful: true }]);
    const prints = results.map(
      ({ partialFingerprints: one }: { partialFingerprints: Record<string, string> }) =>
        one.primaryLocationLineHash,
    );
    expect(new Set(prints).size).toBe(results.length);
  });

  it('is not successful where an environment was not compared', async () => {
    const [{ invocations }] = (await sarif(driftReport([], 'No access.'))).runs;
    expect(invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ message: { text: 'dev-009 was not compared: No access.' } }],
    });
  });
});

it('the JSON of every kind fits its schema', () => {
  const environment = { suffix: 'dev-001', outcome: 'ok', ...driftAsJson(environmentDrift(everyDrift)) };
  const document = JSON.parse(JSON.stringify({ version: 1, ok: true, environments: [environment] }));
  expect(driftOutput.safeParse(document).error).toBeUndefined();
});
