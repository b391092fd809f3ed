import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../src/config/file/load.js';
import { packageFile } from '../../src/package-files.js';
import { synthesizeStack } from '../../src/stacks/synth/synthesize.js';
import { synthesizeEnvironment } from '../../src/testing.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';
import { trusting } from './trusting.js';

const three =
  'version: 1\ndefaults:\n  database: { backupRetentionDays: 3 }\nenvironments:\n  dev-001: { environment: dev }\n  prod-001:\n    environment: prod\n    database:\n      multiAz: false\n';
const faulty = { resource: { aws_db_instance: { postgres: { storage_encrypted: false } } } };

/** The JSON report of a run. */
function report(args: readonly string[], cwd: string, today = '2026-11-24') {
  return reportOf({ cwd, today }, args);
}

async function reportOf(options: Parameters<typeof runHere>[1], args: readonly string[] = []) {
  const { stdout, stderr, exitCode } = await runHere(['check', '--json', ...args], options);
  return { exitCode, stderr, ...JSON.parse(stdout) };
}

interface Shown {
  readonly ruleId: string;
  readonly outcome: string;
  readonly environment: string | null;
  readonly line: number | null;
  readonly file: string | null;
}

const of = (findings: readonly Shown[], ruleId: string, environment: string | null) =>
  findings.find((finding) => finding.ruleId === ruleId && finding.environment === environment);

describe('the waiver that the guide shows', () => {
  it('has something to waive, and lets a production pass', async () => {
    const guide = readFileSync(packageFile('docs/guides/review.md'), 'utf8');
    const [, file = ''] = /```yaml\n(version: 1\nwaivers:\n.*?environments:\n.*?)```/s.exec(
      guide.slice(guide.indexOf('## Waivers')),
    ) ?? [''];
    const { exitCode, summary } = await report([], temporaryProject(file), '2026-12-01');
    expect({ exitCode, fail: summary.fail, waived: summary.waived }).toEqual({
      exitCode: 0,
      fail: 0,
      waived: 1,
    });
  });
});

describe('check of the environments', () => {
  it.each([
    [
      'a certificate',
      'certificateArn: "arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef"',
    ],
    ['a domain', 'domainName: shop.example.com, hostedZoneId: Z0123456789ABCDEFGHIJ'],
  ])('finds nothing but passes in a production with %s, and accepts nothing for it', async (_name, https) => {
    const cwd = temporaryProject(
      `version: 1\nenvironments:\n  prod-001: { environment: prod, loadBalancer: { ${https} } }\n`,
    );
    const { exitCode, summary, findings } = await report([], cwd);
    expect(exitCode).toBe(0);
    expect(summary.pass).toBeGreaterThan(500);
    expect(findings.filter(({ outcome }: Shown) => outcome !== 'pass')).toEqual([]);
  });

  it('reports every finding, placed at the setting, in the defaults, or at the settings of its resource', async () => {
    const cwd = temporaryProject(three);
    const { exitCode, version, summary, findings } = await report([], cwd);
    expect({ exitCode, version }).toEqual({ exitCode: 1, version: 1 });
    expect(summary.fail + summary.pass + summary.accepted).toBe(findings.length);
    expect(of(findings, 'RDS-6', 'prod-001')).toMatchObject({
      outcome: 'fail',
      setting: 'database.multiAz',
      file: 'environments.yaml',
      line: 9,
    });
    expect(of(findings, 'RDS-6', 'dev-001')).toMatchObject({ outcome: 'accepted', line: 5 });
    expect(of(findings, 'RDS-9', 'prod-001')).toMatchObject({ outcome: 'fail', line: 3 });
    expect(of(findings, 'RDS-1', 'prod-001')).toMatchObject({ outcome: 'pass', setting: null, line: 8 });
  });

  it('names the file as the person would write it', async () => {
    const cwd = temporaryProject(three);
    const folder = join(cwd, 'below');
    mkdirSync(folder);
    const { findings } = await report(['--config', '../environments.yaml'], folder);
    expect(findings[0].file).toBe(join(cwd, 'environments.yaml'));
    expect((await report(['--env', 'dev-*'], cwd)).reviewed).toMatchObject([
      { name: 'dev-001', tier: 'development', file: 'environments.yaml' },
    ]);
  });

  it('prints one line for each finding, the counts and the next command, without colour', async () => {
    const { stdout, exitCode } = await runHere(['check', '--env', 'prod-001'], {
      cwd: temporaryProject(three),
    });
    expect(stdout).toMatch(/^prod-001 \(production\)\n/);
    expect(stdout).toMatch(
      /^ {2}medium {4}RDS-6 +aws_db_instance\.postgres multi_az {2}expected: The database has a standby/m,
    );
    expect(stdout).toMatch(
      /^\d+ fail \(.*\d+ medium.*\), 0 unknown, 0 waived, 0 accepted, \d+ pass in 1 environment$/m,
    );
    expect(stdout).toMatch(/^next: multienv check --env \S+ --verbose\nnext: multienv rules [A-Z0-9]+-\d+$/m);
    expect(stdout).not.toContain('\u001b');
    expect(exitCode).toBe(1);
  });

  it('names a next command about the same stacks and plans, as the same tier', async () => {
    const cwd = temporaryProject(three);
    writeFileSync(join(cwd, 'the stack.json'), JSON.stringify(faulty));
    const flags = [
      '--stack',
      'the stack.json',
      '--tier',
      'staging',
      '--region',
      'eu-west-1',
      '--conventions',
    ];
    const { stdout } = await runHere(['check', ...flags], { cwd });
    expect(stdout).toMatch(
      /^next: multienv check --stack 'the stack\.json' --tier staging --region eu-west-1 --conventions --verbose$/m,
    );
  });

  it('tells why, fix, setting and place, and lists what is accepted, with --verbose', async () => {
    const { stdout } = await runHere(['check', '--verbose'], { cwd: temporaryProject(three) });
    expect(stdout).toMatch(
      /^ {4}why: .+\n {4}fix: .+\n {4}setting: database\.multiAz\n {4}at: environments\.yaml:9$/m,
    );
    expect(stdout).toMatch(/^ {2}accepted {2}RDS-6 .*; A standby doubles the price/m);
    expect(stdout).toMatch(/^ {2}pass {6}RDS-1 /m);
  });

  it.each([
    ['critical', 0],
    ['high', 0],
    ['medium', 1],
    ['none', 0],
  ])('--fail-on %s exits %i', async (severity, wanted) => {
    const { exitCode } = await runHere(['check', '--fail-on', severity], { cwd: temporaryProject(three) });
    expect(exitCode).toBe(wanted);
  });

  it('refuses words that it does not know, with the list', async () => {
    const { exitCode, stderr } = await runHere(['check', '--fail-on', 'grave'], { cwd: temporaryProject() });
    expect(stderr).toContain('`--fail-on` is one of low, medium, high, critical, none.');
    expect(exitCode).toBe(2);
  });
});

describe('check of an app that makes not every stack', () => {
  /** An app that writes the stack of dev-001 alone, beside a file of two environments. */
  async function halfAnApp(
    script = 'cpSync("stack.json", `${process.env.CDKTF_OUTDIR}/stacks/multi-env-dev-001/cdk.tf.json`);',
  ) {
    const cwd = temporaryProject(
      'version: 1\nsynthCommand: node app.cjs\nenvironments:\n  dev-001: { environment: dev }\n  prod-001: { environment: prod }\n',
    );
    const [dev = expect.unreachable()] = loadEnvironments(join(cwd, 'environments.yaml')).environments;
    writeFileSync(join(cwd, 'stack.json'), synthesizeStack(dev));
    writeFileSync(join(cwd, 'app.cjs'), `const { cpSync } = require('node:fs');\n${script}`);
    return { cwd, env: await trusting(cwd) };
  }

  it('reviews the others, and says in the report what it could not review', async () => {
    const { stdout, stderr, exitCode } = await runHere(['check'], await halfAnApp());
    expect(stdout).toMatch(/^prod-001 not reviewed\n {2}synthCommand wrote no stack multi-env-prod-001/m);
    expect(stdout).toMatch(/ pass in 1 environment, 1 not reviewed$/m);
    expect(stdout).not.toContain('next: multienv plan');
    expect(stderr).toContain('error synth-command-output-missing');
    expect(stderr).toContain('1 of 2 reviewed; 1 failed (prod-001).');
    expect(exitCode).toBe(2);
  });

  it('has the same in JSON as the outcome of the environment', async () => {
    const { exitCode, ok, reviewed, environments, ...rest } = await reportOf(await halfAnApp());
    expect({ exitCode, ok }).toEqual({ exitCode: 2, ok: false });
    expect(reviewed).toMatchObject([{ name: 'dev-001' }]);
    expect(environments).toMatchObject([
      { suffix: 'dev-001', outcome: 'ok' },
      { suffix: 'prod-001', outcome: 'failed', problems: [{ code: 'synth-command-output-missing' }] },
    ]);
    expect(rest).not.toHaveProperty('notReviewed');
  });

  it.each([
    ['sarif', /"executionSuccessful": false,\s+"toolExecutionNotifications"/],
    ['junit', /<testsuites [^>]*errors="1"[\s\S]*<testsuite name="prod-001"[^>]*>\s*<testcase [^>]*><error /],
    [
      'markdown',
      /^## multienv check: 1 of 2 not reviewed[\s\S]*\| `prod-001` \| synthCommand wrote no stack/,
    ],
    ['html', /<h1>multienv check: 1 of 2 not reviewed[\s\S]*prod-001<\/th><td>.*synthCommand wrote no stack/],
  ])('says so in %s', async (format, wanted) => {
    const { stdout, exitCode } = await runHere(['check', '--format', format], await halfAnApp());
    expect(stdout).toMatch(wanted);
    expect(exitCode).toBe(2);
  });

  it('says that nothing was reviewed when the app fails', async () => {
    const { stdout, exitCode } = await runHere(['check'], await halfAnApp('process.exit(3)'));
    expect(stdout).toBe(
      'dev-001, prod-001 not reviewed\n  `node app.cjs` ended with exit code 3.\n\nnothing was reviewed\n',
    );
    expect(exitCode).toBe(2);
  });
});

describe('check with waivers', () => {
  const waived = (expires: string, rest = '') =>
    three.replace(
      'defaults:',
      `waivers:\n  - { rule: RDS-6, address: aws_db_instance.*, environments: [prod-*], reason: Read only., owner: data, expires: ${expires}, ticket: T-1 }\n${rest}defaults:`,
    );

  it('shows what is waived, and does not fail for it', async () => {
    const cwd = temporaryProject(waived('2026-11-24'));
    const { findings } = await report([], cwd);
    expect(of(findings, 'RDS-6', 'prod-001')).toMatchObject({
      outcome: 'waived',
      reason: 'Read only.',
      waiver: { owner: 'data', expires: '2026-11-24', ticket: 'T-1' },
    });
    const { stdout } = await runHere(['check', '--verbose'], { cwd, today: '2026-11-24' });
    expect(stdout).toMatch(/^ {2}waived {4}RDS-6 .*; Read only\. \(data, until 2026-11-24, T-1\)$/m);
  });

  it('finds a waiver that has expired, and what it waived', async () => {
    const { findings } = await report([], temporaryProject(waived('2026-11-23')));
    expect(of(findings, 'RDS-6', 'prod-001')).toMatchObject({ outcome: 'fail' });
    expect(of(findings, 'WAIVER-1', null)).toMatchObject({
      outcome: 'fail',
      file: 'environments.yaml',
      line: 3,
    });
  });

  it('finds a waiver for nothing, but only when every environment was reviewed', async () => {
    const idle =
      "  - { rule: RDS-1, address: '*', reason: x, addressReason: z, owner: y, expires: 2027-01-01 }\n";
    const cwd = temporaryProject(waived('2027-01-01', idle));
    expect(of((await report([], cwd)).findings, 'WAIVER-2', null)).toMatchObject({ line: 4 });
    expect(of((await report(['--env', 'prod-001'], cwd)).findings, 'WAIVER-2', null)).toBeUndefined();
  });
});

describe('check of stacks and plans', () => {
  it('reads a file, with the line of the element, as production in ap-southeast-1', async () => {
    const cwd = temporaryProject(null);
    writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify(faulty, null, 2));
    const { exitCode, findings, reviewed } = await report(['--stack', 'cdk.tf.json'], cwd);
    expect(exitCode).toBe(1);
    expect(reviewed).toEqual([
      {
        name: 'cdk.tf.json',
        environment: null,
        tier: 'production',
        file: 'cdk.tf.json',
        files: ['cdk.tf.json'],
        conventions: false,
        profile: null,
        tierFrom: 'default',
        leftOut: [{ by: 'conventions', rules: expect.arrayContaining(['TAG-1', 'RDS-22']), failed: 9 }],
      },
    ]);
    expect(of(findings, 'RDS-1', null)).toMatchObject({ outcome: 'fail', file: 'cdk.tf.json', line: 4 });
  });

  it('reads the files of a folder as one, and tells of HCL beside them', async () => {
    const cwd = temporaryProject(null);
    writeFileSync(join(cwd, 'a.tf.json'), JSON.stringify(faulty));
    writeFileSync(
      join(cwd, 'b.tf.json'),
      JSON.stringify({ resource: { aws_sns_topic: { t: {} } }, module: { web: { source: './web' } } }),
    );
    writeFileSync(join(cwd, 'c.tf'), '');
    const { findings, reviewed } = await report(['--stack', '.'], cwd);
    expect(of(findings, 'RDS-1', null)).toMatchObject({ file: 'a.tf.json' });
    expect(reviewed[0].files).toEqual(['a.tf.json', 'b.tf.json']);
    const { stderr, stdout } = await runHere(['check', '--stack', '.'], { cwd });
    expect(stderr).toContain('the HCL beside the Terraform JSON is not read');
    expect(stderr).toContain('what is inside its modules (web) is not read');
    expect(stdout.match(/\(production\)/g)).toHaveLength(1);
  });

  it('reads every stack of the output of a synthesis, each on its own', async () => {
    const cwd = temporaryProject(null);
    for (const name of ['multi-env-a', 'multi-env-b']) {
      mkdirSync(join(cwd, 'out', 'stacks', name), { recursive: true });
      const text = JSON.stringify(synthesizeEnvironment('dev', 'dev-001'));
      writeFileSync(join(cwd, 'out', 'stacks', name, 'cdk.tf.json'), text);
    }
    const { reviewed, findings } = await report(['--stack', 'out', '--tier', 'development'], cwd);
    expect(reviewed.map(({ name }: { name: string }) => name)).toEqual([
      'out/stacks/multi-env-a/cdk.tf.json',
      'out/stacks/multi-env-b/cdk.tf.json',
    ]);
    expect(of(findings, 'RDS-6', null)).toMatchObject({ outcome: 'accepted' });
  });

  it('reads a plan, from a file and from stdin', async () => {
    const cwd = temporaryProject(null);
    const values = { storage_encrypted: false };
    const resource = {
      address: 'aws_db_instance.a[0]',
      mode: 'managed',
      type: 'aws_db_instance',
      name: 'a',
      index: 0,
    };
    const plan = {
      format_version: '1.2',
      planned_values: { root_module: { resources: [{ ...resource, values }] } },
      resource_changes: [{ ...resource, change: { actions: ['create'], before: null, after: values } }],
      configuration: { root_module: {} },
    };
    writeFileSync(join(cwd, 'plan.json'), JSON.stringify(plan));
    const { findings } = await report(['--plan', 'plan.json'], cwd);
    expect(of(findings, 'RDS-1', null)).toMatchObject({ outcome: 'fail', address: 'aws_db_instance.a[0]' });
    const piped = await runHere(['check', '--plan', '-', '--json'], { cwd, stdin: JSON.stringify(plan) });
    expect(JSON.parse(piped.stdout).reviewed).toMatchObject([{ name: 'stdin' }]);
  });

  it.each([
    ['--plan', '{}', 'terraform-json-empty'],
    ['--plan', '{"format_version":"1.2"}', 'terraform-json-unexpected'],
    ['--plan', '{"format_version":"1.2","planned_values":{"root_module":{}}}', 'terraform-json-empty'],
    ['--plan', '{"format_version":"1.2","resource_changes":[]}', 'terraform-json-empty'],
    ['--plan', '{"format_version":"1.2","resource_changes":[null]}', 'terraform-json-malformed'],
    [
      '--plan',
      '{"format_version":"1.2","resource_changes":null,"planned_values":{}}',
      'terraform-json-malformed',
    ],
    ['--plan', '{"format_version":"2.0","planned_values":{"root_module":{}}}', 'terraform-json-malformed'],
    ['--plan', '{"planned_values":{"root_module":{}}}', 'terraform-json-malformed'],
    [
      '--plan',
      '{"format_version":"1.2","planned_values":{},"planned_values":{}}',
      'terraform-json-malformed',
    ],
    ['--plan', '{"format_version":"1.0","values":{"root_module":{}}}', 'terraform-json-unexpected'],
    ['--plan', '{"version":4,"serial":1,"lineage":"x","resources":[]}', 'terraform-json-unexpected'],
    ['--plan', '{"format_version":"1.2","planned_values":{"root_mod', 'terraform-json-invalid'],
    ['--plan', 'null', 'terraform-json-unexpected'],
    ['--plan', '[]', 'terraform-json-unexpected'],
    ['--stack', '{}', 'terraform-json-empty'],
    ['--stack', '{"terraform":{},"output":{"a":{"value":1}}}', 'terraform-json-empty'],
    ['--stack', '{"resource":{}}', 'terraform-json-empty'],
    ['--stack', '{"resource":null}', 'terraform-json-malformed'],
    ['--stack', '{"resource":{"aws_db_instance":{"a":null}}}', 'terraform-json-malformed'],
    [
      '--stack',
      '{"resource":{"aws_db_instance":{"a":{}}},"resource":{"aws_lb":{"b":{}}}}',
      'terraform-json-malformed',
    ],
    ['--stack', '{"version":4,"serial":1,"lineage":"x","resources":[]}', 'terraform-json-unexpected'],
    ['--stack', '', 'terraform-json-unexpected'],
  ])('never takes %s %j for a review without findings', async (flag, text, code) => {
    const cwd = temporaryProject(null);
    writeFileSync(join(cwd, 'given.json'), text);
    for (const format of ['terminal', 'json', 'sarif', 'junit', 'markdown', 'html']) {
      const run = await runHere(['check', flag, 'given.json', '--format', format], { cwd });
      expect(run.exitCode).toBe(2);
      const told = format === 'json' ? run.stdout : run.stderr;
      expect(told).toContain(code);
      if (format === 'json')
        expect(JSON.parse(run.stdout)).toMatchObject({ ok: false, problems: [{ code }] });
      else expect(run.stdout).toBe('');
    }
  });

  it('says of a plan that leaves nothing that there was nothing to review', async () => {
    const cwd = temporaryProject(null);
    const change = { actions: ['delete'], before: {}, after: null };
    const gone = { address: 'aws_lb.a', mode: 'managed', type: 'aws_lb', name: 'a', change };
    const plan = { format_version: '1.2', planned_values: { root_module: {} }, resource_changes: [gone] };
    writeFileSync(join(cwd, 'plan.json'), JSON.stringify(plan));
    const { exitCode, stderr } = await runHere(['check', '--plan', 'plan.json'], { cwd });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: 'plan.json: nothing is there after this plan: there is nothing to review.\n',
    });
  });

  it('takes waivers of the file with --config, those for environments of the project excepted', async () => {
    const waiver = (rule: string, more: string) =>
      `  - { rule: ${rule}, address: '*', reason: x, addressReason: z, owner: y, expires: 2027-01-01${more} }\n`;
    const cwd = temporaryProject(
      three.replace(
        'defaults:',
        `waivers:\n${waiver('RDS-1', '')}${waiver('RDS-43', ', environments: [dev-001]')}defaults:`,
      ),
    );
    writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify(faulty));
    const args = ['--stack', 'cdk.tf.json', '--config', 'environments.yaml'];
    const { findings, reviewed } = await report(args, cwd);
    expect(reviewed).toHaveLength(1);
    expect(of(findings, 'RDS-1', null)).toMatchObject({ outcome: 'waived' });
    expect(of(findings, 'RDS-43', null)).toMatchObject({ outcome: 'fail' });
    expect((await report([...args, '--env', 'dev-001'], cwd)).reviewed).toHaveLength(2);
  });

  it.each([
    [['--stack', 'nowhere'], 'review-input-not-readable'],
    [['--plan', '.'], 'review-input-not-readable'],
    [['--stack', '.'], 'stack-folder-without-json'],
    [['--plan', 'cut.json'], 'terraform-json-invalid'],
  ])('says what is wrong with %j and exits 2', async (args, code) => {
    const cwd = temporaryProject(null);
    writeFileSync(join(cwd, 'cut.json'), '{"format_version": "1.2", "planned_val');
    for (const format of [['--format', 'json'], ['--format=json'], ['--json']]) {
      const { exitCode, stdout } = await runHere(['check', ...format, ...args], { cwd });
      expect(JSON.parse(stdout)).toMatchObject({ ok: false, problems: [{ code }] });
      expect(exitCode).toBe(2);
    }
  });
});

describe('rules', () => {
  it('lists every rule in one line', async () => {
    const { stdout } = await runHere(['rules'], { cwd: temporaryProject(null) });
    expect(stdout).toMatch(/^RDS-1 +high +security +Database storage is encrypted$/m);
    expect(stdout).toMatch(/^WAIVER-2 /m);
    expect(stdout).toMatch(/^\d+ rules; multienv rules ID explains one$/m);
  });

  it('explains one, however it is written', async () => {
    const { stdout } = await runHere(['rules', 'rds6'], { cwd: temporaryProject(null) });
    expect(stdout).toMatch(/^RDS-6 {2}The database has a standby/);
    expect(stdout).toMatch(/^requirement: row 5\nsetting: database\.multiAz\nwhy: .+\nfix: .+\ncontrols:\n/m);
  });

  it('has all of it as JSON', async () => {
    const { stdout } = await runHere(['rules', 'WAIVER-1', '--json'], { cwd: temporaryProject(null) });
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      rules: [{ id: 'WAIVER-1', setting: null, controls: {} }],
    });
    const { stdout: other } = await runHere(['rules', 'RDS-6', '--json'], { cwd: temporaryProject(null) });
    expect(JSON.parse(other).rules).toMatchObject([{ id: 'RDS-6', setting: 'database.multiAz' }]);
  });

  it.each([
    ['RSD-1', 'Did you mean `RDS-1`?'],
    ['nonsense', 'Run `multienv rules` for the list.'],
  ])('does not know %s', async (id, hint) => {
    const { exitCode, stderr } = await runHere(['rules', id], { cwd: temporaryProject(null) });
    expect(stderr).toContain(hint);
    expect(exitCode).toBe(2);
  });
});
