import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { requires } from '../requires.js';
import { inventory } from './emulator-inventory.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);

const bucket = 'states-of-the-team';
const key = 'multi-env-infrastructure/dev-001/terraform.tfstate';
const inS3 = `version: 1
defaults: { backend: { type: s3, bucket: ${bucket} } }
environments:
  dev-001: { environment: dev }
`;
const inFile = `version: 1
environments:
  dev-001: { environment: dev }
`;

const foreignLock = {
  ID: '01234567-89ab-cdef-0123-456789abcdef',
  Operation: 'OperationTypeApply',
  Info: '',
  Who: 'jo@elsewhere',
  Version: '1.11.4',
  Created: '2026-11-24T01:02:03.456789Z',
  Path: `${bucket}/${key}`,
};

describe.runIf(tools)('a state in S3', { timeout: 600_000 }, () => {
  const project = sandboxProject(inS3);
  const { succeed, multienv } = project;
  const s3 = () =>
    new S3Client({
      endpoint: project.endpoint(),
      region: 'ap-southeast-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'MULTIENV123456789012', secretAccessKey: 'sandbox' },
    });
  const readState = async () => {
    const { Body } = await s3().send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return JSON.parse((await Body?.transformToString()) ?? '');
  };
  const bootstrap = async () =>
    JSON.parse((await succeed('bootstrap', '--sandbox', '--yes', '--json')).stdout);

  it('needs its bucket, and says which command makes it', async () => {
    await succeed('secret', 'init', '--sandbox');
    const { exitCode, stderr } = await multienv('plan', '--sandbox');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('state-bucket-missing');
    expect(stderr).toContain('multienv bootstrap --env dev-001 --sandbox');
  });

  it('gets its bucket from bootstrap, which changes nothing the second time and mends what differs', async () => {
    expect((await bootstrap()).buckets).toMatchObject([{ bucket, create: true, environments: ['dev-001'] }]);
    expect((await bootstrap()).buckets).toMatchObject([{ create: false, repair: [] }]);
    const VersioningConfiguration = { Status: 'Suspended' } as const;
    await s3().send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
    expect((await bootstrap()).buckets).toMatchObject([{ create: false, repair: ['versioning: on'] }]);
    expect((await bootstrap()).buckets).toMatchObject([{ create: false, repair: [] }]);
  });

  it('is written and locked there by a deploy, and nothing is left to change', async () => {
    await succeed('deploy', '--sandbox', '--yes');
    await succeed('plan', '--sandbox', '--exit-code');
    expect((await readState()).resources.length).toBeGreaterThan(20);
    const { Versions = [] } = await s3().send(new ListObjectVersionsCommand({ Bucket: bucket }));
    expect(Versions.some(({ Key }) => Key === `${key}.tflock`)).toBe(true);
    expect([...project.files().keys()].filter((file) => file.endsWith('/terraform.tfstate'))).toEqual([
      '.multienv/sandbox/work/dev-001/.terraform/terraform.tfstate',
    ]);
  });

  it('is not lost sight of when the file names another backend', async () => {
    project.write(inFile);
    for (const command of [['plan'], ['deploy', '--yes'], ['destroy', '--confirm', 'dev-001']]) {
      const { exitCode, stderr } = await multienv(...command, '--sandbox');
      if (command[0] !== 'destroy')
        expect(stderr).toContain('multienv state migrate --env dev-001 --sandbox');
      expect({ command, exitCode }).toEqual({ command, exitCode: 2 });
    }
  });

  it('moves into a file and back, with copies of what was', async () => {
    const { lineage } = await readState();
    for (const [text, count] of [
      [inFile, 1],
      [inS3, 3],
    ] as const) {
      project.write(text);
      const { stdout } = await succeed('state', 'migrate', '--sandbox', '--yes', '--json');
      expect(JSON.parse(stdout).environments).toMatchObject([{ action: 'move', lineage }]);
      const copies = [...project.files().keys()].filter((file) => file.includes('/backup/dev-001/'));
      expect(copies).toHaveLength(count);
    }
    await succeed('plan', '--sandbox', '--exit-code');
  });

  it('is refused while somebody else holds its lock, by name, until the lock is taken away', async () => {
    const Body = JSON.stringify(foreignLock);
    await s3().send(new PutObjectCommand({ Bucket: bucket, Key: `${key}.tflock`, Body }));
    const plan = await multienv('plan', '--sandbox');
    expect(plan.exitCode).toBe(3);
    expect(plan.stderr).toContain(
      'state-locked: dev-001: the state is locked by jo@elsewhere since 2026-11-24T01:02:03Z (apply)',
    );
    expect(plan.stderr).toContain('multienv unlock --env dev-001 --sandbox');
    project.write(inFile);
    expect((await multienv('state', 'migrate', '--sandbox', '--yes')).stderr).toContain('jo@elsewhere');
    project.write(inS3);
    const { stdout } = await succeed('unlock', '--env', 'dev-001', '--sandbox', '--yes', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      unlocked: true,
      environments: [{ suffix: 'dev-001', lock: { id: foreignLock.ID, who: 'jo@elsewhere' } }],
    });
    expect((await succeed('unlock', '--sandbox', '--yes')).stdout).toBe('dev-001: was not locked\n');
  });

  describe('of an environment that the file no longer has, in a checkout that has never seen it', () => {
    it('is named by list and plan, whatever its lock says, and taken by recover and unlock', async () => {
      project.write(inS3.replace('dev-001', 'dev-002'));
      for (const seen of ['state', 'work', 'journal'])
        rmSync(join(project.folder, '.multienv/sandbox', seen, 'dev-001'), { recursive: true });
      // Nobody can read whose it is; Terraform is kept away all the same.
      await s3().send(new PutObjectCommand({ Bucket: bucket, Key: `${key}.tflock`, Body: 'somebody' }));
      const { stdout } = await succeed('list', '--sandbox', '--json');
      expect(JSON.parse(stdout).environments).toMatchObject([
        { suffix: 'dev-002', status: 'not-deployed' },
        { suffix: 'dev-001', status: 'orphan', renamedTo: 'dev-002', open: { lock: { who: '' } } },
      ]);
      expect((await multienv('plan', '--sandbox')).stderr).toContain(
        `dev-001 is deployed (on the sandbox, s3://${bucket}/${key}`,
      );
      const destroy = await multienv('destroy', '--env', 'dev-001', '--sandbox', '--confirm', 'dev-001');
      expect(destroy.exitCode).toBe(3);
      expect(destroy.stderr).toContain('state-locked: dev-001: the state is locked by an unknown run');
      const recovered = (await succeed('recover', '--env', 'dev-001', '--sandbox', '--yes')).stdout;
      expect(recovered).toContain('nothing to recover of this project folder, but an unknown run has locked');
      expect(recovered).toContain('multienv unlock --env dev-001 --sandbox');
      expect((await succeed('unlock', '--env', 'dev-001', '--sandbox', '--yes')).stdout).toContain(
        'dev-001: unlocked\n',
      );
    });

    it('is destroyed, and nothing is left of it but the bucket of states', async () => {
      await succeed('destroy', '--env', 'dev-001', '--sandbox', '--confirm', 'dev-001');
      expect(await inventory(project.endpoint())).toEqual([`bucket ${bucket}`]);
      const { stdout } = await succeed('list', '--sandbox', '--json');
      expect(JSON.parse(stdout).environments).toMatchObject([{ suffix: 'dev-002' }]);
    });
  });

  it('is empty after a destroy', async () => {
    project.write(inS3);
    expect((await readState()).resources).toEqual([]);
    expect((await succeed('destroy', '--sandbox', '--confirm', 'dev-001')).stdout).toBe(
      'dev-001: nothing to destroy\n',
    );
    expect((await multienv('output', '--sandbox')).stderr).toContain('not-deployed');
  });
});
