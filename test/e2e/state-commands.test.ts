import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutBucketPolicyCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-here.js';
import { requires } from '../requires.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);

const file = (backend: string) => `version: 1
environments:
  dev-001: { environment: dev, backend: { ${backend} } }
`;
const local = file('type: local');
const s3 = (keyPrefix: string) => file(`type: s3, bucket: states-of-the-team, keyPrefix: ${keyPrefix}`);

/** A state of one resource that needs no provider. */
const state = (lineage: string, serial = 7) =>
  JSON.stringify({
    version: 4,
    terraform_version: '1.11.4',
    serial,
    lineage,
    outputs: {},
    resources: [
      {
        mode: 'managed',
        type: 'terraform_data',
        name: 'x',
        provider: 'provider["terraform.io/builtin/terraform"]',
        instances: [{ schema_version: 0, attributes: { id: '1' }, sensitive_attributes: [] }],
      },
    ],
  });

const lockInfo = (Who: string) =>
  JSON.stringify({
    ID: '1-2',
    Operation: 'OperationTypePlan',
    Info: '',
    Who,
    Version: '1.11.4',
    Created: '2026-11-24T01:02:03Z',
    Path: '',
  });

describe.runIf(tools)('the commands for the state', { timeout: 120_000 }, () => {
  const project = sandboxProject(s3('one'));
  const folder = () => join(project.folder, '.multienv', 'sandbox', 'state', 'dev-001');
  const run = (words: string, typed?: string) =>
    runHere([...words.split(' '), '--sandbox'], {
      cwd: project.folder,
      ...(typed === undefined ? {} : { answers: { '?': typed } }),
    });
  const putState = (lineage: string, serial?: number) => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), 'terraform.tfstate'), state(lineage, serial));
    writeFileSync(join(folder(), 'backend.json'), JSON.stringify({ type: 'local', config: {} }));
  };
  const client = () =>
    new S3Client({
      endpoint: project.endpoint(),
      region: 'ap-southeast-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'MULTIENV123456789012', secretAccessKey: 'sandbox' },
    });

  it('ask before they make a bucket, and need a terminal or --yes for it', async () => {
    expect(await run('bootstrap')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await run('bootstrap', 'n')).toMatchObject({ exitCode: 1, stdout: '' });
    expect(await run('bootstrap --yes')).toMatchObject({
      exitCode: 0,
      stdout: 'created states-of-the-team\n',
    });
    expect(await run('bootstrap --yes')).toMatchObject({
      exitCode: 0,
      stdout: 'unchanged states-of-the-team\n',
    });
  });

  it('mend a policy without touching the statements of others', async () => {
    const other = {
      Sid: 'Other',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:DeleteBucket',
      Resource: 'arn:aws:s3:::states-of-the-team',
    };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [other] });
    await client().send(new PutBucketPolicyCommand({ Bucket: 'states-of-the-team', Policy }));
    expect(await run('bootstrap --yes')).toMatchObject({
      stdout: 'corrected states-of-the-team: policy: TLS only\n',
    });
    expect((await run('bootstrap --yes')).stdout).toContain('unchanged');
  });

  it('have no bucket to make for a local state, and refuse a bucket of another region', async () => {
    project.write(local);
    expect((await run('bootstrap --yes')).stderr).toContain('no-state-bucket');
    project.write(file('type: s3, bucket: states-of-the-team, region: eu-west-1'));
    expect((await run('bootstrap --yes')).stderr).toContain('state-bucket-elsewhere');
    project.write(file('type: s3, bucket: not-there-yet'));
    putState('one');
    expect((await run('state migrate --yes')).stderr).toContain('state-bucket-missing');
  });

  it('move a state after a question, with copies for the owner alone', async () => {
    project.write(s3('one'));
    expect(await run('state migrate', 'n')).toMatchObject({ exitCode: 1, stdout: '' });
    const { stdout } = await run('state migrate --yes');
    expect(stdout).toMatch(/^dev-001: moved to s3:\/\/states-of-the-team\/one\/.*: 1 resource, serial 8\n$/);
    expect(readdirSync(folder())).not.toContain('terraform.tfstate');
    const backups = join(project.folder, '.multienv', 'sandbox', 'backup', 'dev-001');
    const [copy = ''] = readdirSync(backups);
    expect(statSync(join(backups, copy)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(backups, copy), 'utf8')).serial).toBe(7);
    expect((await run('state migrate --yes')).stdout).toContain('is in s3://states-of-the-team/one');
  });

  it('take note of a state that is in its new place already', async () => {
    putState('one', 8);
    expect((await run('state migrate --yes')).stdout).toContain('is in use now');
  });

  it('stop before they overwrite the state of something else', async () => {
    putState('two');
    const { exitCode, stderr } = await run('state migrate --yes');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('state-migration-conflict');
    expect(stderr).toContain('lineage two, serial 7');
  });

  it('take away what a killed Terraform left beside a local state, and do not mind it in a migration', async () => {
    project.write(local);
    writeFileSync(join(folder(), '.terraform.tfstate.lock.info'), lockInfo('jo@here'));
    expect(await run('unlock', 'n')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('jo@here'),
    });
    expect(await run('unlock --yes')).toMatchObject({ exitCode: 0, stdout: 'dev-001: unlocked\n' });
    expect(await run('unlock --yes')).toMatchObject({ stdout: 'dev-001: was not locked\n' });
    writeFileSync(join(folder(), '.terraform.tfstate.lock.info'), lockInfo('jo@here'));
    project.write(s3('two'));
    expect((await run('state migrate --yes')).stdout).toContain('moved to s3://states-of-the-team/two/');
  });

  it('name the holder of a lock in the bucket, and take it away', async () => {
    const lock = { Bucket: 'states-of-the-team', Key: 'two/dev-001/terraform.tfstate.tflock' };
    await client().send(new PutObjectCommand({ ...lock, Body: lockInfo('jo@elsewhere') }));
    project.write(local);
    expect((await run('state migrate --yes')).stderr).toContain(
      'state-locked: dev-001: the state is locked by jo@elsewhere',
    );
    const { stdout } = await run('unlock --yes --json');
    expect(JSON.parse(stdout).environments).toMatchObject([
      { lock: { who: 'jo@elsewhere', operation: 'OperationTypePlan' } },
    ]);
    expect((await run('state migrate --yes --json')).stdout).toContain('"action": "move"');
  });

  it('leave a local state alone that a living process holds', async () => {
    putState('three');
    project.write(local);
    writeFileSync(join(folder(), '.terraform.tfstate.lock.info'), lockInfo('jo@here'));
    const hold =
      "import fcntl, sys; f = open(sys.argv[1], 'r+'); fcntl.lockf(f, fcntl.LOCK_EX); print('held', flush=True); sys.stdin.read()";
    const holder = spawn('python3', ['-c', hold, join(folder(), 'terraform.tfstate')]);
    await once(holder.stdout, 'data');
    const refused = { exitCode: 3, stderr: expect.stringContaining('locked by jo@here since 2026-11-24') };
    expect(await run('unlock --yes')).toMatchObject(refused);
    project.write(s3('three'));
    expect(await run('state migrate --yes')).toMatchObject(refused);
    holder.stdin.end();
    await once(holder, 'exit');
    expect((await run('state migrate --yes')).exitCode).toBe(0);
  });
});
