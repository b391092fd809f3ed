import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeScenario, FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { runHere } from './run-here.js';

const resource = { addr: 'aws_lb.alb', resource_type: 'aws_lb' };
const planLines = [{ type: 'planned_change', change: { resource, action: 'create' } }];
const show = (action: string, before: object | null = null) => ({
  stdout: {
    resource_changes: [
      {
        address: 'aws_lb.alb',
        mode: 'managed',
        type: 'aws_lb',
        change: { actions: [action], before, after: {} },
      },
    ],
  },
});
const apply = (action: string) => ({
  lines: ['apply_start', 'apply_complete'].map((type) => ({ type, hook: { resource, action } })),
});
const output = { stdout: { alb_dns_name: { value: 'alb.example.com' } } };
const creation: FakeScenario = {
  plan: { lines: planLines },
  show: show('create'),
  apply: apply('create'),
  output,
};
const destruction: FakeScenario = {
  plan: { lines: planLines },
  show: show('delete'),
  apply: apply('delete'),
};

const planTable = 'dev-001  create 1\n  + aws_lb.alb\n';
const outputTable = 'dev-001\n  alb_dns_name = alb.example.com\n';

let terraform: FakeTerraform;
let cwd = '';
beforeEach(() => {
  terraform = new FakeTerraform(creation);
  cwd = join(terraform.folder, 'project');
  mkdirSync(cwd);
  writeEnvironments('dev-001');
});
afterEach(() => terraform.remove());

function writeEnvironments(...suffixes: readonly string[]): void {
  const lines = suffixes.map((suffix) => `  ${suffix}: { environment: dev }\n`).join('');
  writeFileSync(join(cwd, 'environments.yaml'), `version: 1\nenvironments:\n${lines}`);
}

/** A state with a resource in it, as a deployment leaves it. */
function writeState(suffix = 'dev-001'): void {
  const file = join(cwd, '.multienv', 'state', suffix, 'terraform.tfstate');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ version: 4, resources: [{}] }));
}

type Options = Omit<Parameters<typeof runHere>[1], 'cwd'>;
const multienv = (args: readonly string[], { env, ...options }: Options = {}) =>
  runHere(args, { cwd, env: { ...terraform.env, ...env }, ...options });
const steps = () => terraform.calls.map(({ command }) => command);

describe('plan', () => {
  it('prints the changes on stdout and the progress on stderr', async () => {
    const { exitCode, stdout, stderr } = await multienv(['plan', '--parallel', '2']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: planTable });
    expect(stderr).toMatch(/dev-001: init …\n.*\n.*\ndev-001: plan ok/);
  });

  it('says at once that there are no credentials, before Terraform looks for them for half a minute', async () => {
    const none = { AWS_ACCESS_KEY_ID: '', AWS_EC2_METADATA_DISABLED: 'true' };
    const { exitCode, stderr } = await multienv(['plan', '--env', 'dev-001'], { env: none });
    expect({ exitCode, calls: terraform.calls }).toEqual({ exitCode: 3, calls: [] });
    expect(stderr).toContain('aws-credentials-missing: No usable AWS credentials for dev-001');
    expect(stderr).toContain('Sign in');
  });

  it.each([['plan'], ['deploy', '--env', 'dev-001', '--yes']])(
    'says soon that nobody listens where %s was told that the sandbox is',
    async (...words) => {
      const started = Date.now();
      const { exitCode, stderr } = await multienv([...words, '--sandbox', 'http://127.0.0.1:9']);
      expect({ exitCode, calls: terraform.calls }).toEqual({ exitCode: 3, calls: [] });
      expect(stderr).toContain(
        'aws-unreachable: The sandbox cannot be reached at 127.0.0.1:9: nobody listens there.',
      );
      // Far less than the half minute that the SDK would try.
      expect(Date.now() - started).toBeLessThan(15_000);
    },
  );

  it('exits 1 with --exit-code when there are changes, and 0 when there are none', async () => {
    expect((await multienv(['plan', '--exit-code'])).exitCode).toBe(1);
    terraform.play({});
    const { exitCode, stdout } = await multienv(['plan', '--exit-code']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'dev-001  no changes\n' });
  });

  it('counts a change of outputs alone as a change', async () => {
    const outputs = { vpc_id: { action: 'update' } };
    terraform.play({
      plan: { lines: [{ type: 'outputs', outputs }] },
      show: {
        stdout: { output_changes: { vpc_id: { actions: ['update'], before: 'vpc-1', after: 'vpc-2' } } },
      },
    });
    const { exitCode, stdout } = await multienv(['plan', '--exit-code']);
    const told = [
      'dev-001  outputs change',
      '  ~ 1 output  changed, or known only after the apply',
      '      vpc_id  "vpc-1" → "vpc-2"',
      '',
    ];
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: told.join('\n') });
  });

  it('prints JSON without the place of the plan file', async () => {
    const { stdout } = await multienv(['plan', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      ok: true,
      environments: [
        {
          suffix: 'dev-001',
          outcome: 'ok',
          summary: { create: 1, update: 0, replace: 0, destroy: 0, rotate: 0 },
          changes: [
            {
              ...{ address: 'aws_lb.alb', type: 'aws_lb', actions: ['create'], kind: 'create' },
              ...{ gravity: 'none', losesData: false, onlyEmpty: false, reason: null },
              ...{ settings: [], names: {}, attributes: [] },
              effects: [],
            },
          ],
          downtimes: [],
          outputs: [],
          review: { fail: 0, unknown: 0, waived: 0, accepted: 0, pass: expect.any(Number) },
          refusals: [],
        },
      ],
    });
  });

  it('shows the warnings of the file and those of Terraform', async () => {
    writeFileSync(
      join(cwd, 'environments.yaml'),
      'version: 1\nenvironments:\n  dev-001: { environment: dev, database: { engineVersion: "99.1" } }\n',
    );
    const diagnostic = { severity: 'warning', summary: 'Argument is deprecated' };
    terraform.play({
      plan: {
        lines: [
          { type: 'diagnostic', diagnostic },
          { type: 'diagnostic', diagnostic: { ...diagnostic, address: 'aws_lb.alb' } },
        ],
      },
    });
    const { exitCode, stderr } = await multienv(['plan']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('warning engine-version-unknown: ');
    expect(stderr).toContain('dev-001: Argument is deprecated\n');
    expect(stderr).toContain('dev-001: aws_lb.alb: Argument is deprecated\n');
  });

  it('exits 3 with the words of a Terraform that failed, as text or as JSON', async () => {
    const diagnostic = { severity: 'error', summary: 'Quota exceeded' };
    terraform.play({ plan: { lines: [{ type: 'diagnostic', diagnostic }], exitCode: 1 } });
    const asText = await multienv(['plan']);
    expect(asText).toMatchObject({ exitCode: 3, stdout: '' });
    expect(asText.stderr).toContain('Quota exceeded');
    const asJson = await multienv(['plan', '--json']);
    expect(asJson.exitCode).toBe(3);
    expect(JSON.parse(asJson.stdout)).toMatchObject({ ok: false, problems: [{ severity: 'error' }] });
  });
});

describe('deploy', () => {
  it('shows the plan, asks nothing with --yes, and prints the outputs', async () => {
    const { exitCode, stdout, stderr } = await multienv(['deploy', '--skip-doctor', '--yes']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: outputTable });
    expect(stderr).toContain(planTable);
    expect(stderr).toContain('[1/1] created aws_lb.alb');
  });

  it('tells with --json what was planned, applied and put out', async () => {
    const { stdout } = await multienv(['deploy', '--skip-doctor', '-y', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      ok: true,
      deployed: true,
      environments: [
        {
          suffix: 'dev-001',
          outcome: 'ok',
          summary: { create: 1, update: 0, replace: 0, destroy: 0, rotate: 0 },
          applied: { created: 1, updated: 0, replaced: 0, destroyed: 0 },
          ...{ seconds: expect.any(Number), lookAt: [], refreshes: [] },
          outputs: { alb_dns_name: 'alb.example.com' },
        },
      ],
    });
  });

  it('applies after a yes at the terminal', async () => {
    const { exitCode, stdout } = await multienv(['deploy', '--skip-doctor'], {
      answers: { 'Deploy dev-001?': 'y' },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: outputTable });
    expect(steps()).toContain('apply');
  });

  it('takes the mere Enter key for a no', async () => {
    const { exitCode, stdout, stderr } = await multienv(['deploy', '--skip-doctor'], {
      answers: { 'Deploy dev-001?': '\r' },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('dev-001: declined; nothing was changed.');
    expect(steps()).not.toContain('apply');
  });

  it('begins with nothing after Ctrl-C at a question, whatever was answered before', async () => {
    writeEnvironments('dev-001', 'dev-002', 'dev-003');
    const answers = { 'Deploy dev-001?': 'y', 'Deploy dev-002?': '\u0003' };
    const { exitCode, stderr } = await multienv(['deploy', '--skip-doctor'], { answers });
    expect(exitCode).toBe(130);
    expect(stderr).toContain('dev-001: interrupted before it was started; planned: 1 to create.');
    expect(stderr).toContain('dev-002: interrupted at its question; planned: 1 to create.');
    expect(stderr).toContain('3 interrupted (dev-001, dev-002, dev-003)');
    expect(stderr).not.toContain('Deploy dev-003?');
    expect(steps()).not.toContain('apply');
  });

  it('deploys what was accepted and leaves what was declined', async () => {
    writeEnvironments('dev-001', 'dev-002');
    const answers = { 'Deploy dev-001?': 'y', 'Deploy dev-002?': 'n' };
    const { exitCode, stdout, stderr } = await multienv(['deploy', '--skip-doctor', '--json'], { answers });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      deployed: false,
      environments: [
        { suffix: 'dev-001', outcome: 'ok', applied: { created: 1 } },
        { suffix: 'dev-002', outcome: 'declined' },
      ],
    });
    expect(stderr).toContain('1 of 2 deployed; 1 declined (dev-002).');
    expect(steps().filter((step) => step === 'apply')).toHaveLength(1);
  });

  it('asks nothing when nothing changes', async () => {
    terraform.play({ output });
    const { exitCode, stdout } = await multienv(['deploy', '--skip-doctor'], { answers: {} });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: outputTable });
  });
});

describe('output', () => {
  beforeEach(() => writeState());

  it('prints names and values under each suffix', async () => {
    expect(await multienv(['output'])).toMatchObject({ exitCode: 0, stdout: outputTable });
  });

  it('prints them by suffix and name with --json', async () => {
    const { stdout } = await multienv(['output', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      ok: true,
      environments: { 'dev-001': { alb_dns_name: 'alb.example.com' } },
      outcomes: [{ suffix: 'dev-001', outcome: 'ok' }],
    });
  });

  it('exits 70, and keeps the stack in a file, when something unforeseen breaks', async () => {
    terraform.play({ output: { lines: ['not what was asked'] } });
    const { exitCode, stderr } = await multienv(['output'], { env: { XDG_CACHE_HOME: terraform.folder } });
    expect(exitCode).toBe(70);
    const [, file = ''] = /bug: .* Details: (\S+)\. Report it: /.exec(stderr) ?? [];
    expect(readFileSync(file, 'utf8')).toContain('SyntaxError');
  });
});

describe('destroy', () => {
  beforeEach(() => {
    writeState();
    terraform.play(destruction);
  });

  it('asks nothing of an environment that --confirm names', async () => {
    const { exitCode, stdout, stderr } = await multienv(['destroy', '--confirm', 'dev-001']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'dev-001: destroyed 1\n' });
    expect(stderr).toContain('dev-001  destroy 1\n  - aws_lb.alb  downtime\n');
  });

  it('tells with --json how much was destroyed', async () => {
    const { stdout } = await multienv(['destroy', '--confirm', 'dev-001', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      ok: true,
      destroyed: true,
      environments: [{ suffix: 'dev-001', outcome: 'ok', destroyed: 1 }],
    });
  });

  it('goes on when the suffix is typed', async () => {
    const answers = { 'Type dev-001': 'dev-001\r' };
    const { exitCode, stdout } = await multienv(['destroy', '--env', 'dev-001'], { answers });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'dev-001: destroyed 1\n' });
  });

  it('destroys nothing when something else is typed', async () => {
    const answers = { 'Type dev-001': 'y\r' };
    const { exitCode, stdout, stderr } = await multienv(['destroy', '--env', 'dev-001'], { answers });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('dev-001: declined; nothing was changed.');
    expect(steps()).not.toContain('apply');
  });

  it('exits 1 and names the setting when the state says that the environment is protected', async () => {
    terraform.play({ ...destruction, show: show('delete', { enable_deletion_protection: true }) });
    const { exitCode, stderr } = await multienv(['destroy', '--confirm', 'dev-001']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('error environment-protected: ');
    expect(stderr).toContain('loadBalancer.deletionProtection: false');
  });
});

describe('the record of a deploy', () => {
  const place = () => join(cwd, '.multienv', 'state', 'dev-001', 'deployed.json');
  const deployed = () => multienv(['deploy', '--env', 'dev-001', '--yes', '--skip-doctor']);
  const refusal = 'The record of this deploy, for `list`, was not written: ';

  it('lies beside the state', async () => {
    expect((await deployed()).stderr).not.toContain(refusal);
    expect(JSON.parse(readFileSync(place(), 'utf8'))).toMatchObject({
      ...{ suffix: 'dev-001', outcome: 'complete', counts: { created: 1, destroyed: 0 } },
    });
  });

  it('is missing with a word where it cannot be written: what is deployed is deployed', async () => {
    const inTheWay = { '../../state/dev-001/deployed.json/x': '' };
    terraform.play({ ...creation, apply: { ...apply('create'), files: inTheWay } });
    const { exitCode, stderr } = await deployed();
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`dev-001: ${refusal}`);
  });
});

describe('an interruption', () => {
  /** The signals of a person who presses Ctrl-C once, at a time of their choice. */
  function controlC() {
    const gentle = new AbortController();
    const interrupt = {
      gentle: gentle.signal,
      kill: new AbortController().signal,
      raise: () => {},
      exitCode: () => (gentle.signal.aborted ? 130 : undefined),
    };
    return { gentle, interrupt };
  }

  it('says so and ends with the exit code of the signal, and nothing is started', async () => {
    const { gentle, interrupt } = controlC();
    gentle.abort();
    const { exitCode, stdout, stderr } = await multienv(['plan'], { interrupt });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 130, stdout: '', stderr: 'Interrupted.\n' });
    expect(steps()).toEqual([]);
  });

  it('at the question changes nothing', async () => {
    const { gentle, interrupt } = controlC();
    const answers = { 'Deploy dev-001?': () => gentle.abort() };
    const { exitCode } = await multienv(['deploy', '--skip-doctor'], { answers, interrupt });
    expect(exitCode).toBe(130);
    expect(steps()).not.toContain('apply');
  });
});
