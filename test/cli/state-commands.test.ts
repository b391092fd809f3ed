import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FakeAnswer, refusal } from '../fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../fixtures/fake-aws/fake-aws.js';
import { FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { runHere } from './run-here.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());

let terraform: FakeTerraform;
let cwd = '';
beforeEach(() => {
  terraform = new FakeTerraform();
  cwd = join(terraform.folder, 'project');
  mkdirSync(cwd);
});
afterEach(() => terraform.remove());

const project = (...environments: readonly string[]) =>
  writeFileSync(
    join(cwd, 'environments.yaml'),
    `version: 1\nenvironments:\n${environments.map((one) => `  ${one}\n`).join('')}`,
  );
const s3 = (suffix: string, bucket = 'states') =>
  `${suffix}: { environment: dev, backend: { type: s3, bucket: ${bucket}, keyPrefix: p } }`;
const local = 'dev-001: { environment: dev }';

function multienv(words: string, answers?: Readonly<Record<string, string | (() => void)>>) {
  const env = { ...terraform.env, XDG_CACHE_HOME: terraform.folder };
  const args = [...words.split(' '), '--sandbox', aws.endpoint];
  return runHere(args, { cwd, env, ...(answers === undefined ? {} : { answers }) });
}
const folder = (...path: readonly string[]) => join(cwd, '.multienv', 'sandbox', ...path);
const commands = () => terraform.calls.map(({ command, args }) => `${command} ${args[0]}`);

/** A state of one resource. */
const state = (lineage: string, serial = 7) => ({
  version: 4,
  serial,
  lineage,
  resources: [{ mode: 'managed', type: 'terraform_data', name: 'x', instances: [{}] }],
});
function putState(document: object, lock?: object): void {
  mkdirSync(folder('state', 'dev-001'), { recursive: true });
  writeFileSync(folder('state', 'dev-001', 'terraform.tfstate'), JSON.stringify(document));
  if (lock !== undefined)
    writeFileSync(folder('state', 'dev-001', '.terraform.tfstate.lock.info'), JSON.stringify(lock));
}
const lock = {
  ID: '1-2',
  Operation: 'OperationTypePlan',
  Who: 'jo@here',
  Created: '2026-11-24T01:02:03Z',
};

/** A bucket about which nothing is right but that it is there. */
const bare: Readonly<Record<string, FakeAnswer>> = {
  'GET /states?ownershipControls': refusal('OwnershipControlsNotFoundError', 404),
  'GET /states?publicAccessBlock': refusal('NoSuchPublicAccessBlockConfiguration', 404),
  'GET /states?versioning': {
    body: '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>',
  },
  'GET /states?encryption': refusal('ServerSideEncryptionConfigurationNotFoundError', 404),
  'GET /states?policy': refusal('NoSuchBucketPolicy', 404),
  'GET /states?lifecycle': refusal('NoSuchLifecycleConfiguration', 404),
  ...Object.fromEntries(
    [
      '',
      '?ownershipControls',
      '?publicAccessBlock',
      '?versioning',
      '?encryption',
      '?policy',
      '?lifecycle',
    ].map((query) => [`PUT /states${query}`, {}]),
  ),
};
const puts = () => aws.asked.filter((action) => action.startsWith('PUT '));
const all = ['ownershipControls', 'publicAccessBlock', 'versioning', 'encryption', 'policy', 'lifecycle'];
const aspects = [
  'object ownership: bucket owner enforced',
  'public access: blocked',
  'encryption: on, with bucket key',
  'policy: TLS only',
  'lifecycle: earlier states kept for a year, earlier locks for a day',
];

describe('bootstrap', () => {
  beforeEach(() => project(s3('dev-001'), s3('dev-002'), 'dev-003: { environment: dev }'));

  it('makes the bucket and then all that is to be set on it', async () => {
    aws.play({ ...bare, 'HEAD /states': { status: 404 } });
    const { exitCode, stdout, stderr } = await multienv('bootstrap --yes');
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: 'created states\n',
      stderr: '+ states (ap-southeast-1)\n',
    });
    expect(puts()).toEqual(['PUT /states', ...all.map((one) => `PUT /states?${one}`)]);
  });

  it('mends only what differs, and says what', async () => {
    aws.play(bare);
    const { exitCode, stdout, stderr } = await multienv('bootstrap --yes');
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: `corrected states: ${aspects.join('; ')}\n`,
      stderr: aspects.map((aspect) => `~ states: ${aspect}\n`).join(''),
    });
    expect(puts()).toEqual(all.filter((one) => one !== 'versioning').map((one) => `PUT /states?${one}`));
  });

  it('tells with --json for whom the bucket is', async () => {
    aws.play(bare);
    const { stdout } = await multienv('bootstrap -y --json');
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      ok: true,
      bootstrapped: true,
      buckets: [
        {
          bucket: 'states',
          outcome: 'ok',
          region: 'ap-southeast-1',
          environments: ['dev-001', 'dev-002'],
          create: false,
          repair: aspects,
        },
      ],
    });
  });

  it('asks, and changes nothing after a no', async () => {
    aws.play(bare);
    const { exitCode, stdout, stderr } = await multienv('bootstrap', {
      'Make these changes to states?': 'n',
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('states: declined; nothing was changed.\n');
    expect(puts()).toEqual([]);
    const { stdout: json } = await multienv('bootstrap --json', { 'Make these changes to states?': 'n' });
    expect(JSON.parse(json)).toMatchObject({
      ok: true,
      bootstrapped: false,
      buckets: [{ bucket: 'states', outcome: 'declined' }],
    });
  });

  it('needs a terminal or --yes', async () => {
    aws.play(bare);
    const { exitCode, stderr } = await multienv('bootstrap');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error confirmation-needed: ');
    expect(stderr).toContain('Run it again with `--yes`.');
    expect(aws.asked).toEqual([]);
  });

  it('refuses a bucket of another region', async () => {
    aws.play({ ...bare, 'HEAD /states': { headers: { 'x-amz-bucket-region': 'eu-west-1' } } });
    const { exitCode, stderr } = await multienv('bootstrap --yes');
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('error state-bucket-elsewhere: ');
    expect(puts()).toEqual([]);
  });

  it('has nothing to make where every state is local', async () => {
    project(local);
    expect((await multienv('bootstrap --yes')).stderr).toContain('error no-state-bucket: ');
  });

  it('goes on with the other buckets where one is refused', async () => {
    project(s3('dev-001', 'taken'), s3('dev-002'));
    aws.play({ ...bare, 'HEAD /taken': { status: 403 } });
    const { exitCode, stdout, stderr } = await multienv('bootstrap --yes');
    expect(exitCode).not.toBe(0);
    expect(stdout).toMatch(/^corrected states: /);
    expect(stderr).toContain('error state-bucket-not-ours: ');
    expect(stderr).toContain('1 of 2 made; 1 failed (taken).\n');
  });
});

describe('state migrate', () => {
  const moved = { 'state pull': { stdout: state('one') } };
  beforeEach(() => {
    aws.play();
    project(s3('dev-001'));
    putState(state('one'));
  });
  const target = 's3://states/p/dev-001/terraform.tfstate';

  it('has nothing to do where the state is where the file says', async () => {
    project(local);
    const { exitCode, stdout, stderr } = await multienv('state migrate --yes');
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: 'dev-001: is in the local file under .multienv/state already\n',
      stderr: '',
    });
    expect(commands()).toEqual([]);
  });

  /** Nothing is at the target until it is pushed there; then it is what Terraform makes of it. */
  const arriving = (arrived: object) => {
    const after = {
      'state pull': { stdout: state('one') },
      environments: { 'dev-001.s3-state': { 'state pull': { stdout: arrived } } },
    };
    const scenario = terraform.env.FAKE_TERRAFORM ?? '';
    terraform.play({
      ...moved,
      environments: {
        'dev-001.s3-state': {
          'state pull': {},
          'state push': { files: { [scenario]: JSON.stringify(after) } },
        },
      },
    });
  };
  const pushes = () => commands().filter((command) => command === 'state push').length;

  it('asks before it moves a state, and a no leaves it where it is', async () => {
    arriving(state('one', 8));
    const { exitCode, stderr } = await multienv('state migrate', { 'Move the state of dev-001?': 'n' });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      `dev-001: the local file under .multienv/state → ${target} (1 resource, serial 7)\n`,
    );
    expect(stderr).toContain('dev-001: declined; nothing was changed.\n');
    expect(existsSync(folder('state', 'dev-001', 'terraform.tfstate'))).toBe(true);
    expect(pushes()).toBe(0);
  });

  it('moves a state to where there is none, and takes the local file away', async () => {
    arriving(state('one', 8));
    const { exitCode, stdout } = await multienv('state migrate --yes');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `dev-001: moved to ${target}: 1 resource, serial 8\n`,
    });
    // First an empty state, which keeps our lineage, then ours.
    expect(pushes()).toBe(2);
    expect(existsSync(folder('state', 'dev-001', 'terraform.tfstate'))).toBe(false);
    expect(readdirSync(folder('backup', 'dev-001'))).toEqual([expect.stringContaining('-local.tfstate')]);
  });

  it.each([
    ['another lineage', state('two', 7)],
    ['a serial that skips one', state('one', 9)],
    ['nothing in it', { ...state('one'), resources: [] }],
  ])('keeps the old backend where what has arrived has %s', async (_what, arrived) => {
    arriving(arrived);
    const { exitCode, stderr } = await multienv('state migrate --yes');
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('error state-migration-unverified: ');
    expect(existsSync(folder('state', 'dev-001', 'terraform.tfstate'))).toBe(true);
    expect(existsSync(folder('state', 'dev-001', 'backend.json'))).toBe(false);
  });

  it('takes over what the target has already', async () => {
    terraform.play(moved);
    const { exitCode, stdout, stderr } = await multienv('state migrate --yes');
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: `dev-001: ${target} is in use now\n`,
      stderr: `dev-001: the local file under .multienv/state → ${target} (nothing to copy)\n`,
    });
    expect(commands()).not.toContain('state push');
    expect(existsSync(folder('state', 'dev-001', 'terraform.tfstate'))).toBe(false);
    const copies = readdirSync(folder('backup', 'dev-001'));
    expect(copies.map((name) => name.replace(/^[\dTZ-]+-/, '')).sort()).toEqual([
      'local.tfstate',
      's3-before.tfstate',
    ]);
    expect(JSON.parse(readFileSync(folder('backup', 'dev-001', copies[0] ?? ''), 'utf8')).serial).toBe(7);
    const recorded = JSON.parse(readFileSync(folder('state', 'dev-001', 'backend.json'), 'utf8'));
    expect(recorded).toMatchObject({ type: 's3', config: { bucket: 'states' } });
    // What has nothing to move has nothing to ask.
    expect((await multienv('state migrate')).stdout).toBe(`dev-001: is in ${target} already\n`);
  });

  it('tells it with --json', async () => {
    terraform.play(moved);
    const { stdout } = await multienv('state migrate -y --json');
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      ok: true,
      migrated: true,
      environments: [
        {
          suffix: 'dev-001',
          outcome: 'ok',
          from: 'the local file under .multienv/state',
          to: target,
          action: 'adopt',
          serial: 7,
          lineage: 'one',
          resources: 1,
          backups: [expect.stringContaining('-local.tfstate'), expect.stringContaining('-s3-before.tfstate')],
        },
      ],
    });
  });

  it('refuses to overwrite the state of something else', async () => {
    terraform.play({
      ...moved,
      environments: { 'dev-001.s3-state': { 'state pull': { stdout: state('two') } } },
    });
    const { exitCode, stderr } = await multienv('state migrate --yes');
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('error state-migration-conflict: ');
    expect(existsSync(folder('state', 'dev-001', 'terraform.tfstate'))).toBe(true);
    expect(commands()).not.toContain('state push');
  });

  it('waits for nobody who holds the lock of the target', async () => {
    terraform.play(moved);
    aws.play({ 'GET /states/p/dev-001/terraform.tfstate.tflock': { body: JSON.stringify(lock) } });
    const { exitCode, stderr } = await multienv('state migrate --yes');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('error state-locked: dev-001: the state is locked by jo@here since ');
  });

  it('needs a terminal or --yes', async () => {
    const { exitCode, stderr } = await multienv('state migrate');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Run it again with `--env dev-001 --yes`.');
    expect(commands().filter((command) => /push|migrate/.test(String(command)))).toEqual([]);
  });
});

describe('a bucket that belongs to somebody else', () => {
  const ours = '111122223333';
  const owned = (more = '') =>
    `dev-001: { environment: dev, aws: { accountId: "${ours}" }, backend: { type: s3, bucket: states, keyPrefix: p${more} } }`;
  const foreign = { 'HEAD /states': { status: 403, next: {} } };
  const owners = () =>
    aws.requests
      .map(({ headers }) => headers['x-amz-expected-bucket-owner'])
      .filter((one) => one !== undefined);

  it.each([
    'plan',
    'output',
    'destroy --confirm dev-001',
    'deploy --yes --skip-doctor',
    'unlock --yes',
    'state migrate --yes',
  ])('is not touched by %s: Terraform is not started there', async (words) => {
    project(owned());
    if (words.startsWith('state migrate')) putState(state('one'));
    terraform.play({ 'state pull': { stdout: state('one') } });
    // As if AWS had let the lock be read: nothing else is asked about a bucket without one.
    const locked = { 'GET /states/p/dev-001/terraform.tfstate.tflock': { body: JSON.stringify(lock) } };
    aws.play({ ...foreign, ...(words.startsWith('unlock') ? locked : {}) });
    const { exitCode, stderr } = await multienv(words);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('error state-bucket-foreign: ');
    expect(stderr).toContain(`belongs to another AWS account than ${ours}`);
    expect(terraform.calls.filter(({ cwd: at }) => !at.endsWith('local-state'))).toEqual([]);
    expect(new Set(owners())).toEqual(new Set([ours]));
  });

  it('is one of another account of ours where the file says so', async () => {
    project(owned(', bucketOwner: "444455556666"'));
    aws.play();
    const { exitCode } = await multienv('plan');
    expect(exitCode).toBe(0);
    expect(new Set(owners())).toEqual(new Set(['444455556666']));
    expect(aws.asked.filter((action) => action === 'HEAD /states')).toHaveLength(1);
    const recorded = JSON.parse(readFileSync(folder('state', 'dev-001', 'backend.json'), 'utf8'));
    expect(recorded).toMatchObject({ type: 's3', bucketOwner: '444455556666' });
    expect(recorded.config).not.toHaveProperty('bucketOwner');
  });

  it.each(['plan', 'destroy --confirm dev-001', 'deploy --yes --skip-doctor'])(
    'is none where the account of the file was edited: %s says so, from the state that stands there',
    async (words) => {
      project(owned());
      const lb = `arn:aws:elasticloadbalancing:ap-southeast-1:${ours}:loadbalancer/app/alb/1`;
      const [mode, provider] = ['managed', 'provider["registry.terraform.io/hashicorp/aws"]'];
      const instances = [{ attributes: { id: lb, arn: lb, name: 'alb' } }];
      const resources = [{ mode, type: 'aws_lb', name: 'alb', provider, instances }];
      const body = JSON.stringify({ ...state('one'), resources });
      aws.play({ 'GET /states/p/dev-001/terraform.tfstate': { body } });
      mkdirSync(folder('state', 'dev-001'), { recursive: true, mode: 0o700 });
      const config = { bucket: 'states', key: 'p/dev-001/terraform.tfstate', region: 'ap-southeast-1' };
      const record = { type: 's3', config, bucketOwner: ours };
      writeFileSync(folder('state', 'dev-001', 'backend.json'), JSON.stringify(record));
      project(owned().replace(ours, '999988887777'));
      const { exitCode, stderr } = await multienv(words);
      expect(stderr).toContain(`error account-moved: dev-001 lives in account ${ours}`);
      expect(exitCode).toBe(1);
      // AWS would refuse the request with the edited one, as it would of a bucket of somebody else.
      const read = aws.requests.filter(({ action }) => action.endsWith('/terraform.tfstate'));
      expect(read.map(({ headers }) => headers['x-amz-expected-bucket-owner'])).toContain(ours);
      expect(read.map(({ headers }) => headers['x-amz-expected-bucket-owner'])).not.toContain('999988887777');
      expect(terraform.calls).toEqual([]);
    },
  );

  it('is not asked for where the file names no account', async () => {
    project(s3('dev-001'));
    aws.play(foreign);
    expect((await multienv('plan')).exitCode).toBe(0);
    expect(aws.asked).not.toContain('HEAD /states');
  });

  it('is not made in the account of somebody else either', async () => {
    project(owned(', bucketOwner: "444455556666"'));
    aws.play({ ...bare, 'HEAD /states': { status: 404 } });
    const { exitCode, stderr } = await multienv('bootstrap --yes');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('error state-bucket-owner-elsewhere: ');
    expect(puts()).toEqual([]);
    // On the sandbox it was asked with keys of the owner.
    expect(new Set(aws.requests.map(({ keyId }) => keyId))).toEqual(new Set(['MULTIENV444455556666']));
  });
});

describe('a state that went back', () => {
  const object = 'GET /states/p/dev-001/terraform.tfstate';
  const held = (lineage: string, serial: number) => ({
    [object]: { body: JSON.stringify(state(lineage, serial)) },
  });
  const told = async () => (await multienv('plan')).stderr.match(/The state is not the last one[^\n]*/)?.[0];

  it('in a bucket is told once, before it is planned on', async () => {
    project(s3('dev-001'));
    aws.play(held('one', 7));
    expect(await told()).toBeUndefined();
    aws.play(held('one', 9));
    expect(await told()).toBeUndefined();
    aws.play(held('one', 8));
    expect(await told()).toContain('serial 8 now, after serial 9 was seen here');
    expect(await told()).toBeUndefined();
    aws.play(held('two', 20));
    expect(await told()).toContain('lineage two instead of one');
    aws.play();
    expect(await told()).toContain('It is gone: serial 20 was seen here');
  });

  it('in a file is told, too', async () => {
    project(local);
    putState(state('one', 9));
    expect(await told()).toBeUndefined();
    putState(state('one', 8));
    expect(await told()).toContain('serial 8 now, after serial 9 was seen here');
  });
});

describe('unlock', () => {
  const push = { stdout: state('one') };
  beforeEach(() => {
    aws.play();
    project(local);
  });

  it('says who holds the lock of a local state, and frees it by writing the state back', async () => {
    putState(state('one'), lock);
    terraform.play({ 'state pull': push });
    const { exitCode, stdout, stderr } = await multienv('unlock', { 'Remove the lock of dev-001?': 'y' });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'dev-001: unlocked\n' });
    expect(stderr).toContain('dev-001: locked by jo@here');
    expect(commands()).toEqual(['init -json', 'state pull', 'state push']);
  });

  it('leaves it after a no', async () => {
    putState(state('one'), lock);
    const { exitCode, stdout } = await multienv('unlock', { 'Remove the lock of dev-001?': 'n' });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(commands()).toEqual([]);
  });

  it('says where there is none, as text and with --json', async () => {
    expect(await multienv('unlock --yes')).toEqual({
      exitCode: 0,
      stdout: 'dev-001: was not locked\n',
      stderr: '',
    });
    expect(JSON.parse((await multienv('unlock -y --json')).stdout)).toEqual({
      version: 1,
      ok: true,
      unlocked: true,
      environments: [{ suffix: 'dev-001', outcome: 'ok', lock: null }],
    });
  });

  const lockObject = '/states/p/dev-001/terraform.tfstate.tflock';
  const heldBy = (held: object, next?: FakeAnswer): FakeAnswer => ({
    body: JSON.stringify(held),
    headers: { etag: `"${createHash('md5').update(JSON.stringify(held)).digest('hex')}"` },
    ...(next === undefined ? {} : { next }),
  });

  it('frees the lock of a bucket by its id, and AWS deletes it only if it is still that one', async () => {
    project(s3('dev-001'));
    aws.play({ [`GET ${lockObject}`]: heldBy(lock), [`DELETE ${lockObject}`]: { status: 204 } });
    const { stdout } = await multienv('unlock --yes --json');
    expect(JSON.parse(stdout)).toMatchObject({
      unlocked: true,
      environments: [{ lock: { id: '1-2', who: 'jo@here', operation: expect.stringMatching(/plan/i) } }],
    });
    const deletions = aws.requests.filter(({ action }) => action.startsWith('DELETE '));
    expect(deletions.map(({ action, headers }) => [action, headers['if-match']])).toEqual([
      [`DELETE ${lockObject}`, heldBy(lock).headers?.etag],
    ]);
  });

  const other = { ...lock, ID: '3-4', Who: 'kim@there' };

  it('leaves a lock that has taken the place of the one that was shown', async () => {
    project(s3('dev-001'));
    aws.play({ [`GET ${lockObject}`]: heldBy(lock, heldBy(other)) });
    const { exitCode, stdout, stderr } = await multienv('unlock', { 'Remove the lock of dev-001?': 'y' });
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('dev-001: locked by jo@here since 2026-11-24T01:02:03Z (plan), lock id 1-2\n');
    expect(stderr).toContain('error lock-changed: dev-001: the lock 1-2 is gone');
    expect(stderr).toContain('locked by kim@there since 2026-11-24T01:02:03Z (plan), lock id 3-4.');
    expect(aws.asked.filter((action) => action.startsWith('DELETE '))).toEqual([]);
  });

  it('leaves one that takes its place in the very moment: AWS refuses the deletion', async () => {
    project(s3('dev-001'));
    aws.play({
      [`GET ${lockObject}`]: heldBy(lock, heldBy(lock, heldBy(other))),
      [`DELETE ${lockObject}`]: refusal('PreconditionFailed', 412),
    });
    const { exitCode, stderr } = await multienv('unlock --yes');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('error lock-changed: ');
  });

  it('says that it is still locked where AWS refuses the deletion of the same lock', async () => {
    project(s3('dev-001'));
    aws.play({
      [`GET ${lockObject}`]: heldBy(lock),
      [`DELETE ${lockObject}`]: refusal('ConditionalRequestConflict', 409),
    });
    expect((await multienv('unlock --yes')).stderr).toContain('error state-locked: ');
  });

  it.each([
    ['before it is read again', heldBy(lock, refusal('NoSuchKey', 404))],
    ['before it is deleted', heldBy(lock, heldBy(lock, refusal('NoSuchKey', 404)))],
  ])('has nothing to do where the holder has released it %s', async (_when, answer) => {
    project(s3('dev-001'));
    aws.play({ [`GET ${lockObject}`]: answer, [`DELETE ${lockObject}`]: refusal('NoSuchKey', 404) });
    expect(await multienv('unlock --yes')).toMatchObject({
      exitCode: 0,
      stdout: 'dev-001: was not locked\n',
    });
  });

  it('leaves another lock of a local state', async () => {
    putState(state('one'), lock);
    const { stderr } = await multienv('unlock', {
      'locked by jo@here': () => putState(state('one'), other),
      'Remove the lock of dev-001?': 'y',
    });
    expect(stderr).toContain('error lock-changed: ');
    expect(commands()).toEqual([]);
  });

  it('says without a terminal who holds it, takes nothing away, and names --yes', async () => {
    putState(state('one'), lock);
    const { exitCode, stdout, stderr } = await multienv('unlock');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.indexOf('dev-001: locked by jo@here')).toBe(0);
    expect(stderr).toContain(
      'error confirmation-needed: There is no terminal to ask on: “Remove the lock of dev-001?”',
    );
    expect(stderr).toContain('next: Run it again with `--env dev-001 --yes`.');
    expect(commands()).toEqual([]);
    expect(JSON.parse((await multienv('unlock --json')).stdout)).toMatchObject({
      unlocked: false,
      environments: [{ suffix: 'dev-001', outcome: 'failed', problems: [{ code: 'confirmation-needed' }] }],
    });
  });

  it('needs neither terminal nor --yes where there is no lock', async () => {
    expect(await multienv('unlock')).toEqual({
      exitCode: 0,
      stdout: 'dev-001: was not locked\n',
      stderr: '',
    });
  });
});
