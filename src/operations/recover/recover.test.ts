import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeScenario, FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { results } from '../../../test/fixtures/results.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { ProgressEvent } from '../../events/events.js';
import { isAlive, killGroup } from '../../processes/groups.js';
import { recordProcess } from '../../processes/identity/recorded-process.js';
import { Interrupted } from '../../processes/interrupt.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { readRuns } from '../../terraform/folder/journal/past-runs.js';
import { deploy } from '../deploy/deploy.js';
import { plan } from '../deploy/plan.js';
import type { RecoveryQuestion } from './questions.js';
import { recover } from './recover.js';

const deadPid = 999_999_999;
const secret = 'aws_secretsmanager_secret.rds_password';
const database = 'aws_db_instance.postgres';
const bucketPolicy = 'aws_s3_bucket_policy.bucket_policy';

let terraform: FakeTerraform;
let server: Server;
let endpoint = '';
/** Secrets of the account by name, as DescribeSecret tells of them. */
let secrets: Record<string, object> = {};
let events: ProgressEvent[] = [];
let asked: RecoveryQuestion[] = [];
let gentle = new AbortController();

beforeEach(async () => {
  terraform = new FakeTerraform({ 'state pull': { stdout: state({}) } });
  secrets = {};
  events = [];
  asked = [];
  gentle = new AbortController();
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const found = body.startsWith('{') ? secrets[JSON.parse(body).SecretId] : undefined;
      response.statusCode = found === undefined ? 400 : 200;
      response.end(JSON.stringify(found ?? { __type: 'ResourceNotFoundException' }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterEach(async () => {
  terraform.remove();
  await new Promise((closed) => server.close(closed));
});

const root = () => join(terraform.folder, 'project');
const sandboxFolder = () => join(root(), '.multienv', 'sandbox');
const folder = () => environmentFolder('dev-001', { root: root(), sandboxFolder: sandboxFolder() });
const context = () => ({
  cwd: terraform.folder,
  env: { ...terraform.env, XDG_CACHE_HOME: join(terraform.folder, 'cache') },
  emit: (event: ProgressEvent) => void events.push(event),
  interrupt: { gentle: gentle.signal, kill: new AbortController().signal },
});
const options = (config: object = {}) => {
  const environments = [resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config })];
  const file = join(root(), 'environments.yaml');
  const loaded: LoadedEnvironments = {
    file,
    root: root(),
    project: 'p',
    environments,
    warnings: [],
    locate: () => undefined,
  };
  return { loaded, environments, sandbox: { endpoint, folder: sandboxFolder() } };
};
const answering = (...yes: readonly boolean[]) => ({
  ...options(),
  approve: async (question: RecoveryQuestion) => {
    asked.push(question);
    return yes[asked.length - 1] ?? true;
  },
});
const declined = { suffix: 'dev-001', outcome: 'declined' };
const calls = () => terraform.calls.map(({ command, args }) => [command, ...args].join(' '));
/** What is told; not that a mirror of this machine is used. */
const notices = () =>
  events.flatMap((event) =>
    event.type === 'notice' && !event.message.startsWith('AWS provider from the mirror')
      ? [event.message]
      : [],
  );

function state(ids: Readonly<Record<string, string>>, more: object = {}): object {
  const resources = Object.entries(ids).map(([address, id]) => {
    const [type, name] = address.split('.');
    return { mode: 'managed', type, name, instances: [{ attributes: { id } }] };
  });
  return {
    version: 4,
    terraform_version: '1.11.4',
    lineage: 'one',
    serial: 7,
    outputs: {},
    resources,
    ...more,
  };
}

const step = (type: string, address: string, more: object = {}) => ({
  type,
  at: '2026-11-25T00:00:02.000Z',
  address,
  resourceType: address.split('.')[0],
  action: 'create',
  ...more,
});

/** The journal of a run of a process that is dead. */
function writeJournal(lines: readonly object[], { isApplying = true, command = 'deploy' } = {}): void {
  const run = {
    type: 'run',
    version: 1,
    at: '2026-11-25T00:00:00.000Z',
    command,
    pid: deadPid,
    host: hostname(),
    who: 'jo@here',
  };
  const applying = { type: 'applying', at: '2026-11-25T00:00:01.000Z', steps: 3 };
  const all = [run, ...(isApplying ? [applying] : []), ...lines];
  const file = join(folder().journalFolder, '2026-11-25T00-00-00-000Z-1.jsonl');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, all.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

const planned = (address: string, identity: object) => ({
  type: 'planned',
  address,
  resourceType: address.split('.')[0],
  identity,
});

const cutCreation = [
  planned(secret, { name: 'rds-password-dev-001' }),
  step('started', secret),
  planned(bucketPolicy, { bucket: { of: 'aws_s3_bucket.bucket' } }),
  step('completed', bucketPolicy, { idKey: 'id', idValue: 'data' }),
  step('started', 'aws_autoscaling_attachment.asg_attachment'),
];

describe('recover', () => {
  it('has nothing to do where nothing happened', async () => {
    const environments = await results(recover(context(), answering()));
    expect(environments).toMatchObject([{ suffix: 'dev-001', stories: [], plan: null }]);
    expect(calls()).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('imports what a killed run had made or was making, and plans what remains', async () => {
    writeJournal(cutCreation);
    secrets['rds-password-dev-001'] = {
      ARN: 'arn:secret',
      Tags: [{ Key: 'EnvironmentSuffix', Value: 'dev-001' }],
    };
    terraform.play({ 'state pull': { stdout: state({ 'aws_s3_bucket.bucket': 'data' }) } });
    const environments = await results(recover(context(), answering()));
    expect(asked).toMatchObject([
      { kind: 'import', fates: [{ address: secret }, { address: bucketPolicy }] },
    ]);
    expect(calls().filter((call) => call.startsWith('import'))).toEqual([
      `import -input=false ${secret} arn:secret`,
      `import -input=false ${bucketPolicy} data`,
    ]);
    expect(environments).toMatchObject([
      {
        stories: [
          expect.stringMatching(
            /multienv deploy.*was killed after 1 of 3 steps\. In progress at that moment: aws_secrets/,
          ),
        ],
        resources: [
          { address: secret, kind: 'import' },
          { address: 'aws_autoscaling_attachment.asg_attachment', kind: 'made-again' },
          { address: bucketPolicy, kind: 'import' },
        ],
        plan: { summary: { create: 0 } },
      },
    ]);
    expect(await results(recover(context(), answering()))).toMatchObject([{ stories: [] }]);
  });

  it('reads a state with something half made again before it imports, and no other', async () => {
    const refresh = 'apply -refresh-only -auto-approve -json -input=false -lock-timeout=7s';
    const recovered = async (status?: string) => {
      writeJournal(cutCreation);
      secrets['rds-password-dev-001'] = { ARN: 'arn:secret' };
      const before = calls().length;
      const bucket = { mode: 'managed', type: 'aws_s3_bucket', name: 'bucket' };
      const instances = [{ attributes: { id: 'data' }, ...(status === undefined ? {} : { status }) }];
      const resources = [{ ...bucket, instances }];
      terraform.play({ 'state pull': { stdout: state({}, { resources }) } });
      await results(recover(context(), { ...answering(), waitSeconds: 7 }));
      return calls()
        .slice(before)
        .filter((call) => /^(apply|import)/.test(call));
    };
    expect(await recovered('tainted')).toEqual([
      refresh,
      `import -input=false ${secret} arn:secret`,
      `import -input=false ${bucketPolicy} data`,
    ]);
    expect(readdirSync(folder().path)).not.toContain('refresh.events');
    expect(await recovered()).not.toContain(refresh);
  });

  it('leaves what the state knows, what AWS does not have, and what belongs to somebody else', async () => {
    writeJournal([
      planned(secret, { name: 'rds-password-dev-001' }),
      step('completed', secret, { idValue: 'arn:secret' }),
      planned('aws_secretsmanager_secret.absent', { name: 'absent' }),
      step('started', 'aws_secretsmanager_secret.absent'),
      planned('aws_secretsmanager_secret.theirs', { name: 'theirs' }),
      step('started', 'aws_secretsmanager_secret.theirs'),
      planned('aws_secretsmanager_secret.taken', { name: 'taken' }),
      step('errored', 'aws_secretsmanager_secret.taken'),
      step('started', 'aws_other.x'),
      step('started', 'random_string.x'),
      // Of these nothing was said any more.
      planned('aws_secretsmanager_secret.unsaid', { name: 'unsaid' }),
      planned('aws_secretsmanager_secret.bare', { name: 'bare' }),
      planned('aws_other.y', {}),
      planned(bucketPolicy, { bucket: { of: 'aws_s3_bucket.bucket' } }),
    ]);
    secrets = {
      'rds-password-dev-001': { ARN: 'arn:secret' },
      theirs: { ARN: 'arn:theirs', Tags: [{ Key: 'EnvironmentSuffix', Value: 'prod-001' }] },
      taken: { ARN: 'arn:taken' },
      unsaid: { ARN: 'arn:unsaid', Tags: [{ Key: 'EnvironmentSuffix', Value: 'dev-001' }] },
      bare: { ARN: 'arn:bare' },
    };
    terraform.play({ 'state pull': { stdout: state({ [secret]: 'arn:secret' }) } });
    const environments = await results(recover(context(), answering()));
    const resources = environments[0]?.resources ?? [];
    expect(Object.fromEntries(resources.map(({ address, kind }) => [address, kind]))).toEqual({
      [secret]: 'in-state',
      'aws_secretsmanager_secret.absent': 'absent',
      'aws_secretsmanager_secret.theirs': 'foreign',
      'aws_secretsmanager_secret.taken': 'foreign',
      'aws_other.x': 'unknown',
      'random_string.x': 'made-again',
      'aws_secretsmanager_secret.unsaid': 'import',
      'aws_secretsmanager_secret.bare': 'foreign',
      'aws_other.y': 'absent',
      [bucketPolicy]: 'absent',
    });
    expect(calls().filter((call) => call.startsWith('import'))).toEqual([
      'import -input=false aws_secretsmanager_secret.unsaid arn:unsaid',
    ]);
  });

  it('lets go of the former object of a replacement that was cut', async () => {
    writeJournal([
      planned(secret, { name: 'rds-password-dev-001' }),
      step('completed', secret, { idValue: 'arn:new' }),
      step('completed', 'aws_other.x', { idValue: 'new' }),
    ]);
    secrets['rds-password-dev-001'] = { ARN: 'arn:new' };
    terraform.play({ 'state pull': { stdout: state({ [secret]: 'arn:old', 'aws_other.x': 'old' }) } });
    await results(recover(context(), answering()));
    expect(calls().filter((call) => /^(import|state rm)/.test(call))).toEqual([
      `state rm ${secret}`,
      `import -input=false ${secret} arn:new`,
      'state rm aws_other.x',
      'import -input=false aws_other.x new',
    ]);
  });

  it('tells what Terraform could not import, unless it is made again without harm', async () => {
    writeJournal(cutCreation);
    secrets['rds-password-dev-001'] = { ARN: 'arn:secret' };
    const refusing: FakeScenario = {
      'state pull': { stdout: state({ 'aws_s3_bucket.bucket': 'data' }) },
      import: { stderr: 'Error: not importable', exitCode: 1 },
    };
    terraform.play(refusing);
    await expect(results(recover(context(), answering()))).rejects.toMatchObject({
      code: 'import-failed',
      exitCode: 3,
      problems: [{ message: expect.stringContaining('not importable') }],
    });
    secrets = {};
    const environments = await results(recover(context(), answering()));
    expect(environments[0]?.resources).toMatchObject([
      { kind: 'absent' },
      { kind: 'made-again' },
      { kind: 'made-again' },
    ]);
  });

  it('goes on where a question was declined', async () => {
    writeJournal(cutCreation);
    secrets['rds-password-dev-001'] = { ARN: 'arn:secret' };
    expect(await recover(context(), answering(false))).toEqual([declined]);
    expect(calls().some((call) => call.startsWith('import'))).toBe(false);
    asked = [];
    expect(await results(recover(context(), answering()))).toHaveLength(1);
  });

  it('plans a destruction after a destroy that was cut', async () => {
    writeJournal([step('started', database, { action: 'delete' })], { command: 'destroy' });
    await results(recover(context(), answering()));
    expect(terraform.calls.find(({ command }) => command === 'plan')?.args).toContain('-destroy');
  });

  it('goes on after an interruption, and settles what it had left of its own', async () => {
    writeJournal(cutCreation);
    secrets['rds-password-dev-001'] = { ARN: 'arn:secret' };
    const pull = { stdout: state({ 'aws_s3_bucket.bucket': 'data' }) };
    terraform.play({ 'state pull': pull, import: { sleepMs: 60_000 } });
    const interrupted = results(recover(context(), answering()));
    while (!calls().some((call) => call.startsWith('import'))) await sleep(20);
    gentle.abort(new Interrupted('SIGINT'));
    await expect(interrupted).rejects.toThrow(Interrupted);
    gentle = new AbortController();
    terraform.play({ 'state pull': pull });
    expect(await results(recover(context(), answering()))).toHaveLength(1);
    expect(await results(recover(context(), answering()))).toMatchObject([{ stories: [] }]);
  });

  it('has the same to say again where its last plan failed', async () => {
    writeJournal(cutCreation);
    secrets['rds-password-dev-001'] = { ARN: 'arn:secret' };
    const pull = { stdout: state({ 'aws_s3_bucket.bucket': 'data' }) };
    const failing = { stderr: 'Error: no such AMI', exitCode: 1 };
    terraform.play({ 'state pull': pull, plan: failing });
    await expect(results(recover(context(), answering()))).rejects.toThrow('no such AMI');
    terraform.play({ 'state pull': pull });
    expect(await results(recover(context(), answering()))).toMatchObject([
      { stories: [expect.stringContaining('was killed after 1 of 3 steps')], plan: {} },
    ]);
    expect(await results(recover(context(), answering()))).toMatchObject([{ stories: [] }]);
  });

  it('settles a run that was killed before it changed anything', async () => {
    writeJournal([], { isApplying: false, command: 'plan' });
    const environments = await results(recover(context(), answering()));
    expect(environments).toMatchObject([
      { stories: [expect.stringContaining('before it changed anything')] },
    ]);
    expect(readdirSync(folder().journalFolder)).toEqual([]);
  });
});

describe('a deploy that failed', () => {
  const name = 'rds-password-dev-001';
  const ours = { ARN: 'arn:secret', Tags: [{ Key: 'EnvironmentSuffix', Value: 'dev-001' }] };
  const resource = { addr: secret, resource_type: 'aws_secretsmanager_secret' };
  const planning = (action: string, actions: readonly string[]): FakeScenario => {
    const change = { actions, before: null, after: { name } };
    return {
      plan: { lines: [{ type: 'planned_change', change: { resource, action } }] },
      show: { stdout: { resource_changes: [{ address: secret, type: resource.resource_type, change }] } },
      'state pull': { stdout: state({}) },
    };
  };
  const nothingPlanned: FakeScenario = { 'state pull': { stdout: state({}) } };
  const generated = () => options({ database: { password: { source: 'generated' } } });
  const refused = {
    code: 'environment-unrecovered',
    message: expect.stringMatching(`ended with errors .* AWS nevertheless has: ${secret}\\.`),
  };
  beforeEach(() => {
    writeJournal([
      planned(secret, { name }),
      step('errored', secret),
      step('completed', bucketPolicy, { idValue: 'data' }),
      { type: 'ended', at: '2026-11-25T00:00:09.000Z', outcome: 'failed' },
    ]);
    secrets[name] = ours;
  });

  it('has to be recovered where AWS made what Terraform was told it did not', async () => {
    terraform.play(planning('create', ['create']));
    await expect(results(plan(context(), generated()))).rejects.toMatchObject(refused);
    terraform.play(nothingPlanned);
    await expect(results(plan(context(), { ...generated(), destroy: true }))).rejects.toMatchObject(refused);
    const environments = await results(recover(context(), answering()));
    expect(environments).toMatchObject([{ resources: [{ address: secret, kind: 'import' }, {}] }]);
    expect(calls().filter((call) => call.startsWith('import'))).toEqual([
      `import -input=false ${secret} arn:secret`,
    ]);
    await results(plan(context(), { ...generated(), destroy: true }));
    expect(await results(recover(context(), answering()))).toMatchObject([{ stories: [] }]);
  });

  it('has to be recovered where something is half made, and its name taken', async () => {
    const address = 'aws_db_parameter_group.db_parameter_group';
    const replaced = {
      address,
      type: 'aws_db_parameter_group',
      action_reason: 'replace_because_tainted',
      change: { actions: ['create', 'delete'], before: {}, after: {} },
    };
    const half = { addr: address, resource_type: replaced.type };
    terraform.play({
      plan: { lines: [{ type: 'planned_change', change: { resource: half, action: 'replace' } }] },
      show: { stdout: { resource_changes: [replaced] } },
      'state pull': { stdout: state({ [secret]: 'arn:secret' }) },
    });
    await expect(results(plan(context(), options()))).rejects.toMatchObject({
      code: 'environment-unrecovered',
      message: expect.stringContaining(`It left half made: ${address}.`),
    });
    await results(recover(context(), { ...answering(), waitSeconds: 7 }));
    expect(calls()).toContain(`untaint -lock-timeout=7s ${address}`);
  });

  it('has not where the state knows it', async () => {
    terraform.play(planning('delete', ['delete', 'create']));
    // The next check has its say.
    await expect(results(plan(context(), options()))).rejects.toMatchObject({
      code: 'password-would-be-deleted',
    });
    terraform.play(planning('delete', ['delete']));
    await results(plan(context(), { ...options(), destroy: true }));
    terraform.play(nothingPlanned);
    await results(plan(context(), options()));
  });

  it('has not where AWS has none, or somebody else has it, or nobody answers', async () => {
    terraform.play(planning('create', ['create']));
    secrets = {};
    await results(plan(context(), generated()));
    secrets[name] = { ARN: 'arn:secret' };
    await expect(results(plan(context(), generated()))).rejects.toMatchObject({ code: 'secret-name-taken' });
    endpoint = 'http://127.0.0.1:9';
    await results(plan(context(), generated()));
  });

  it('has not when a later one made everything', async () => {
    const [first = ''] = readdirSync(folder().journalFolder);
    const text = readFileSync(join(folder().journalFolder, first), 'utf8');
    writeFileSync(
      join(folder().journalFolder, '2026-11-26T00-00-00-000Z-1.jsonl'),
      text.replace('"outcome":"failed"', '"outcome":"ok"'),
    );
    expect(await results(recover(context(), answering()))).toMatchObject([{ stories: [] }]);
  });
});

describe('a local state that cannot be read', () => {
  const damaged = '{"version": 4, "resou';
  const stateFile = () => folder().stateFile;
  beforeEach(() => {
    mkdirSync(dirname(stateFile()), { recursive: true });
    writeFileSync(stateFile(), damaged);
    mkdirSync(folder().path, { recursive: true });
  });

  it('keeps every command waiting', async () => {
    const lock = {
      ID: '1',
      Who: 'jo@here',
      Created: '2026-11-24T01:02:03Z',
      Operation: 'OperationTypeApply',
    };
    writeFileSync(join(dirname(stateFile()), '.terraform.tfstate.lock.info'), JSON.stringify(lock));
    await expect(results(plan(context(), options()))).rejects.toMatchObject({
      code: 'environment-unrecovered',
      message: expect.stringMatching(/cannot be read.* The state is locked by jo@here/),
      problems: [{ hint: `multienv recover --env dev-001 --sandbox ${endpoint}` }],
    });
    expect(calls()).not.toContainEqual(expect.stringMatching(/^plan/));
  });

  it('gives way to the one from before, and what the last run made is looked for', async () => {
    const before = JSON.stringify(state({ 'aws_lb.alb': 'lb' }));
    writeFileSync(`${stateFile()}.backup`, before);
    secrets['rds-password-dev-001'] = {
      ARN: 'arn:secret',
      Tags: [{ Key: 'EnvironmentSuffix', Value: 'dev-001' }],
    };
    writeJournal([
      planned(secret, { name: 'rds-password-dev-001' }),
      { type: 'ended', at: '2026-11-25T00:00:03.000Z', outcome: 'ok' },
    ]);
    const environments = await results(recover(context(), answering()));
    expect(asked).toMatchObject([
      { kind: 'replace-state', file: `${stateFile()}.backup`, resources: 1 },
      { kind: 'import' },
    ]);
    expect(readFileSync(stateFile(), 'utf8')).toBe(before);
    expect(environments[0]?.stories).toEqual([expect.stringContaining('cannot be read')]);
    expect(environments[0]?.resources).toMatchObject([{ kind: 'import', id: 'arn:secret' }]);
    expect(environments[0]?.backups.map((file) => readFileSync(file, 'utf8'))).toEqual([damaged]);
  });

  it('gives way to the one that Terraform left behind', async () => {
    const errored = JSON.stringify(state({ 'aws_lb.alb': 'lb' }));
    writeFileSync(folder().erroredStateFile, errored);
    terraform.play({ 'state pull': { stdout: JSON.parse(errored) } });
    await results(recover(context(), answering()));
    expect(asked).toMatchObject([{ kind: 'replace-state', file: folder().erroredStateFile }]);
    expect(readFileSync(stateFile(), 'utf8')).toBe(errored);
    expect(existsSync(folder().erroredStateFile)).toBe(false);
  });

  it('gives way to none where there is no other, and what any run made is looked for', async () => {
    const tags = [{ Key: 'EnvironmentSuffix', Value: 'dev-001' }];
    secrets['rds-password-dev-001'] = { ARN: 'arn:secret', Tags: tags };
    const ended = { type: 'ended', at: '2026-11-25T00:00:03.000Z', outcome: 'ok' };
    writeJournal([ended]);
    const [file = ''] = readdirSync(folder().journalFolder);
    const later = join(folder().journalFolder, '2026-11-26T00-00-00-000Z-1.jsonl');
    writeFileSync(later, readFileSync(join(folder().journalFolder, file)));
    writeJournal([planned(secret, { name: 'rds-password-dev-001' }), ended]);
    await results(recover(context(), answering()));
    expect(asked).toMatchObject([
      { kind: 'replace-state', file: undefined, resources: 0 },
      { kind: 'import', fates: [{ id: 'arn:secret' }] },
    ]);
    expect(existsSync(stateFile())).toBe(false);
  });

  it('stays when the question is declined', async () => {
    expect(await recover(context(), answering(false))).toEqual([declined]);
    expect(readFileSync(stateFile(), 'utf8')).toBe(damaged);
  });

  it('keeps a deploy waiting where only its replacement was reached, and is recovered to the end after that', async () => {
    const tags = [{ Key: 'EnvironmentSuffix', Value: 'dev-001' }];
    secrets['rds-password-dev-001'] = { ARN: 'arn:secret', Tags: tags };
    writeJournal([
      planned(secret, { name: 'rds-password-dev-001' }),
      { type: 'ended', at: '2026-11-25T00:00:03.000Z', outcome: 'ok' },
      { type: 'recovered', at: '2026-11-25T00:00:04.000Z' },
    ]);
    expect(await recover(context(), answering(true, false))).toEqual([declined]);
    expect(asked.map(({ kind }) => kind)).toEqual(['replace-state', 'import']);
    await expect(
      results(deploy(context(), { ...options(), approve: async () => true })),
    ).rejects.toMatchObject({ code: 'environment-unrecovered' });
    asked = [];
    await results(recover(context(), answering()));
    expect(asked).toMatchObject([{ kind: 'import', fates: [{ id: 'arn:secret' }] }]);
    expect(await results(recover(context(), answering()))).toMatchObject([{ stories: [] }]);
  });
});

describe('a state that Terraform could not write', () => {
  const leave = (text: string) => {
    mkdirSync(folder().path, { recursive: true });
    writeFileSync(folder().erroredStateFile, text);
  };
  const found = (there: object) => terraform.play({ 'state pull': { stdout: there } });
  const pushes = () => calls().filter((call) => call.startsWith('state push')).length;

  it('goes into the backend, after copies of both', async () => {
    leave(JSON.stringify(state({ [secret]: 'arn' }, { serial: 8 })));
    found(state({}));
    const environments = await results(recover(context(), answering()));
    expect(asked).toMatchObject([{ kind: 'push-state', resources: 1, serial: 8 }]);
    expect(pushes()).toBe(1);
    expect(environments[0]?.backups).toHaveLength(2);
    expect(readdirSync(folder().backupFolder)).toHaveLength(2);
    expect(existsSync(folder().erroredStateFile)).toBe(false);
  });

  it('goes over one of the same serial, and into a backend that has none', async () => {
    leave(JSON.stringify(state({ [secret]: 'arn' })));
    found(state({}));
    await results(recover(context(), answering()));
    expect(pushes()).toBe(1);
    leave(JSON.stringify(state({ [secret]: 'arn' })));
    terraform.play({});
    await results(recover(context(), answering()));
    expect(pushes()).toBe(3);
  });

  it('is put away when it has arrived already', async () => {
    const there = state({ [secret]: 'arn' });
    leave(JSON.stringify(there));
    found(there);
    await results(recover(context(), answering()));
    expect(pushes()).toBe(0);
    expect(existsSync(folder().erroredStateFile)).toBe(false);
  });

  it.each([
    ['of something else', state({ 'a.x': '1' }, { lineage: 'two' }), /lineage/],
    ['that is older', state({ 'a.x': '1' }, { serial: 6 }), /serial is 6/],
    ['that is empty', state({}, { lineage: '' }), /holds no state/],
  ])('is left alone where it is one %s', async (_what, left, message) => {
    leave(JSON.stringify(left));
    found(state({}));
    await expect(results(recover(context(), answering()))).rejects.toMatchObject({
      code: 'errored-state-unusable',
      message: expect.stringMatching(message),
    });
    expect(existsSync(folder().erroredStateFile)).toBe(true);
  });

  it('is put away where it is cut off itself, and what the last run made is looked for until that is done', async () => {
    const tags = [{ Key: 'EnvironmentSuffix', Value: 'dev-001' }];
    secrets['rds-password-dev-001'] = { ARN: 'arn:secret', Tags: tags };
    writeJournal([
      planned(secret, { name: 'rds-password-dev-001' }),
      { type: 'ended', at: '2026-11-25T00:00:03.000Z', outcome: 'ok' },
    ]);
    leave('{"version": 4, "resou');
    found(state({}));
    expect(await recover(context(), answering(false))).toEqual([declined]);
    expect(existsSync(folder().erroredStateFile)).toBe(false);
    asked = [];
    await results(recover(context(), answering()));
    expect(asked).toMatchObject([{ kind: 'import', fates: [{ id: 'arn:secret' }] }]);
  });

  it('is left alone where it is one of another format than is known', async () => {
    leave(JSON.stringify(state({}, { version: 5 })));
    found(state({}));
    await expect(results(recover(context(), answering()))).rejects.toMatchObject({
      code: 'state-unreadable',
    });
    expect(existsSync(folder().erroredStateFile)).toBe(true);
  });

  it.each(['{"version":', '', '\n'])(
    'is put away where a full disk left %j of it, and what the last run made is looked for',
    async (text) => {
      leave(text);
      found(state({}));
      secrets['rds-password-dev-001'] = { ARN: 'arn:secret' };
      writeJournal([
        planned(secret, { name: 'rds-password-dev-001' }),
        step('completed', secret, { idValue: 'arn:secret' }),
        { type: 'ended', at: '2026-11-25T00:00:03.000Z', outcome: 'failed' },
      ]);
      const environments = await results(recover(context(), answering()));
      expect(asked).toMatchObject([{ kind: 'import' }]);
      expect(environments[0]?.resources).toMatchObject([{ kind: 'import', id: 'arn:secret' }]);
      expect(environments[0]?.backups.map((file) => readFileSync(file, 'utf8'))).toEqual([text]);
      expect(existsSync(folder().erroredStateFile)).toBe(false);
    },
  );

  it('stays when its question is declined, and keeps a deploy waiting', async () => {
    leave(JSON.stringify(state({ [secret]: 'arn' }, { serial: 8 })));
    expect(await recover(context(), answering(false))).toEqual([declined]);
    const refused = results(deploy(context(), { ...options(), skipDoctor: true, approve: async () => true }));
    await expect(refused).rejects.toMatchObject({
      code: 'environment-unrecovered',
      message: expect.stringContaining('errored.tfstate'),
    });
  });
});

describe('a Terraform that outlived its run', () => {
  const orphans: number[] = [];
  afterEach(async () => {
    for (const pid of orphans.splice(0)) await killGroup(pid);
  });
  const leaveOrphan = async (script: string) => {
    const { path, busyFile } = folder();
    mkdirSync(path, { recursive: true });
    const { pid = 0 } = spawn(execPath, ['-e', script], { cwd: path, detached: true, stdio: 'ignore' });
    orphans.push(pid);
    const owner = {
      pid: deadPid,
      host: hostname(),
      started: '2026-11-25',
      command: 'deploy',
      child: await recordProcess(pid),
    };
    writeFileSync(busyFile, JSON.stringify(owner));
    return pid;
  };
  const stubborn = "process.on('SIGINT', () => {}); setInterval(() => {}, 1000)";

  it('keeps other commands away, which say its process', async () => {
    const pid = await leaveOrphan(stubborn);
    await expect(results(plan(context(), options()))).rejects.toMatchObject({
      code: 'terraform-still-running',
      exitCode: 3,
      message: expect.stringContaining(`process ${pid}`),
    });
  });

  it('is asked to end after a question', async () => {
    const pid = await leaveOrphan("process.on('SIGINT', () => process.exit(0)); setInterval(() => {}, 1000)");
    await sleep(200);
    const environments = await results(recover(context(), answering()));
    expect(asked).toMatchObject([{ kind: 'end-terraform', pid, command: 'deploy' }]);
    expect(environments).toMatchObject([{ endedProcess: pid }]);
    expect(isAlive(pid)).toBe(false);
  });

  it('is waited for where the question is declined, and by commands with a time to wait', async () => {
    const pid = await leaveOrphan('setTimeout(() => {}, 600)');
    await results(recover(context(), answering(false)));
    expect(isAlive(pid)).toBe(false);
    expect(notices()).toContainEqual(expect.stringContaining(`Waiting for Terraform (process ${pid})`));
    await leaveOrphan('setTimeout(() => {}, 600)');
    await results(plan(context(), { ...options(), waitSeconds: 10 }));
    expect(notices()).toContainEqual(expect.stringMatching(/^Waiting: dev-001: .*is still running/));
  });

  it('is no longer waited for after an interruption', async () => {
    await leaveOrphan(stubborn);
    setTimeout(() => gentle.abort(new Interrupted('SIGINT')), 400);
    await expect(results(plan(context(), { ...options(), waitSeconds: 10 }))).rejects.toThrow(Interrupted);
  });
});

describe('after a run that was killed', () => {
  it('a deploy is refused and told what happened, a plan is told', async () => {
    writeJournal(cutCreation);
    const refused = results(deploy(context(), { ...options(), skipDoctor: true, approve: async () => true }));
    await expect(refused).rejects.toMatchObject({
      code: 'environment-unrecovered',
      exitCode: 3,
      problems: [{ hint: `multienv recover --env dev-001 --sandbox ${endpoint}` }],
    });
    await results(plan(context(), options()));
    expect(notices()).toContainEqual(
      expect.stringMatching(/was killed after 1 of 3 steps.*Next: multienv recover/),
    );
  });

  it('a plan goes on where Terraform finished by itself, or nothing had been changed', async () => {
    writeJournal([{ type: 'finished', at: '2026-11-25T00:00:03.000Z' }]);
    await results(plan(context(), options()));
    expect(notices()).toContainEqual(expect.stringContaining('kept running and finished'));
    expect(readRuns(folder())).toMatchObject([{ isRecovered: true }]);
    writeJournal([], { isApplying: false });
    await results(plan(context(), options()));
    expect(notices()).toContainEqual(expect.stringContaining('was killed before it changed anything'));
    events = [];
    await results(plan(context(), options()));
    expect(notices()).toEqual([]);
  });

  it('a plan says that the database may not have got its password, unless it sends it', async () => {
    writeJournal([
      { type: 'sends-password', address: database, version: 2 },
      step('errored', database, { action: 'update' }),
      { type: 'ended', at: '2026-11-25T00:00:03.000Z', outcome: 'failed' },
    ]);
    await expect(results(plan(context(), options()))).rejects.toMatchObject({
      code: 'password-unsent',
      problems: [
        { hint: expect.stringContaining(`multienv secret rotate --env dev-001 --sandbox ${endpoint}`) },
      ],
    });
    await results(plan(context(), options({ database: { password: { source: 'rdsManaged' } } })));
    const change = {
      actions: ['update'],
      before: { password_wo_version: 2 },
      after: { password_wo_version: 3 },
    };
    const resource = { addr: database, resource_type: 'aws_db_instance' };
    terraform.play({
      plan: { lines: [{ type: 'planned_change', change: { resource, action: 'update' } }] },
      show: { stdout: { resource_changes: [{ address: database, type: 'aws_db_instance', change }] } },
    });
    expect(await results(plan(context(), options()))).toMatchObject([{ summary: { rotate: 1 } }]);
  });
});

describe('an apply', () => {
  // A type that the review has nothing to say about.
  const made = 'aws_iam_role_policy_attachment.ec2_ssm_policy';
  const resource = { addr: made, resource_type: 'aws_iam_role_policy_attachment' };
  const lines = [{ type: 'apply_start', hook: { resource, action: 'create' } }];
  const change = { actions: ['create'], before: null, after: { role: 'ec2-role-dev-001' } };
  const changing: FakeScenario = {
    plan: { lines: [{ type: 'planned_change', change: { resource, action: 'create' } }] },
    show: { stdout: { resource_changes: [{ address: made, type: resource.resource_type, change }] } },
    output: { stdout: {} },
  };
  const run = () => results(deploy(context(), { ...options(), skipDoctor: true, approve: async () => true }));

  it('leaves a journal, and no other file of its own', async () => {
    terraform.play({ ...changing, apply: { lines } });
    await run();
    const names = readdirSync(folder().journalFolder);
    expect(names).toEqual([expect.stringMatching(/\.jsonl$/)]);
    expect(readRuns(folder())).toMatchObject([
      { outcome: 'ok', planned: [{ identity: { role: 'ec2-role-dev-001' } }] },
    ]);
  });

  it('whose Terraform is killed has to be recovered', async () => {
    terraform.play({ ...changing, apply: { lines, die: 'SIGKILL' } });
    await expect(run()).rejects.toMatchObject({
      code: 'terraform-crashed',
      problems: [{ hint: expect.stringContaining(`multienv recover --env dev-001 --sandbox ${endpoint}`) }],
    });
    expect(readRuns(folder())).toMatchObject([{ outcome: 'crashed', needsRecovery: true }]);
    await expect(run()).rejects.toMatchObject({ code: 'environment-unrecovered' });
  });

  it('that Terraform ends with an error has not', async () => {
    const diagnostic = { severity: 'error', summary: 'refused' };
    terraform.play({
      ...changing,
      apply: { lines: [...lines, { type: 'diagnostic', diagnostic }], exitCode: 1 },
    });
    await expect(run()).rejects.toMatchObject({ code: 'terraform-failed' });
    expect(readRuns(folder())).toMatchObject([{ outcome: 'failed', needsRecovery: false }]);
  });

  it('that Terraform ends with an error says in the next run what AWS may have made', async () => {
    const errored = { type: 'apply_errored', hook: { resource, action: 'create' } };
    const diagnostic = { severity: 'error', summary: 'refused' };
    terraform.play({
      ...changing,
      apply: { lines: [...lines, errored, { type: 'diagnostic', diagnostic }], exitCode: 1 },
    });
    await expect(run()).rejects.toMatchObject({ code: 'terraform-failed' });
    terraform.play({ ...changing, apply: { lines } });
    await run();
    expect(notices().join('\n')).toContain(
      `In progress at that moment: ${made}. The state may not contain everything that was created. To look for it: multienv recover --env dev-001 --sandbox ${endpoint}`,
    );
  });

  it('that leaves its state behind says so first', async () => {
    const diagnostic = { severity: 'error', summary: 'Failed to save state' };
    const files = { 'errored.tfstate': '{}' };
    terraform.play({
      ...changing,
      apply: { lines: [...lines, { type: 'diagnostic', diagnostic }], exitCode: 1, files },
    });
    await expect(run()).rejects.toMatchObject({
      code: 'environment-unrecovered',
      problems: [
        { hint: `multienv recover --env dev-001 --sandbox ${endpoint}` },
        { code: 'terraform-failed' },
      ],
    });
  });

  it('notes the Terraform that works for it', async () => {
    const { busyFile } = folder();
    terraform.play({ ...changing, apply: { lines, sleepMs: 400 } });
    const deployed = run();
    let seen = '';
    while (!seen.includes('"start"') || !calls().some((call) => call.startsWith('apply'))) {
      await sleep(20);
      seen = existsSync(busyFile) ? readFileSync(busyFile, 'utf8') : '';
    }
    expect(JSON.parse(readFileSync(busyFile, 'utf8'))).toMatchObject({
      child: { pid: terraform.calls.at(-1)?.pid },
    });
    await deployed;
  });
});
