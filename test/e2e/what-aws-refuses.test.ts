import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { requires } from '../requires.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);
const file = (database: string) => `version: 1
environments:
  stage-071:
    environment: staging
    storage: { forceDestroy: false }
    database: { applyImmediately: false, ${database} }
`;

describe.runIf(tools)('what AWS would refuse of a deployed environment', { timeout: 600_000 }, () => {
  const project = sandboxProject(file('storageGiB: 300, maxStorageGiB: 1000'));
  const { multienv, succeed } = project;
  const on = () => ({
    endpoint: project.endpoint(),
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
  });
  const s3 = () => new S3Client({ ...on(), forcePathStyle: true });
  const Bucket = 'app-data-stage-071';
  const inAws = async () => {
    const { DBInstances = [] } = await new RDSClient(on()).send(new DescribeDBInstancesCommand({}));
    const { Versions = [] } = await s3().send(new ListObjectVersionsCommand({ Bucket }));
    return {
      databases: DBInstances.map(
        ({ DbiResourceId, AllocatedStorage, EngineVersion, MaxAllocatedStorage }) => [
          ...[DbiResourceId, AllocatedStorage, MaxAllocatedStorage, EngineVersion],
        ],
      ),
      objects: Versions.map(({ Key }) => Key),
    };
  };
  const place = { file: expect.stringMatching(/environments\.yaml$/), line: 6 };

  it('is deployed, with an object in its bucket', async () => {
    await succeed('secret', 'init', '--env', 'stage-071', '--sandbox');
    await succeed('deploy', '--sandbox', '--yes');
    await s3().send(new PutObjectCommand({ Bucket, Key: 'invoice.pdf', Body: 'x' }));
  });

  it('is refused by a deploy: a smaller disk, and a major upgrade in the window', async () => {
    const before = await inAws();
    project.write(file('storageGiB: 200, maxStorageGiB: 200, engineVersion: "16"'));
    const { exitCode, stdout } = await multienv(
      'deploy',
      '--sandbox',
      '--yes',
      '--env',
      'stage-071',
      '--json',
    );
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).environments[0]).toMatchObject({
      outcome: 'failed',
      problems: [
        {
          code: 'storage-shrinks',
          message: expect.stringContaining('has 300 GiB of storage, and database.storageGiB says 200'),
          hint: expect.stringContaining('`database.storageGiB: 300` and `database.maxStorageGiB: 300`'),
          ...{ path: 'environments.stage-071.database.storageGiB', ...place },
        },
        {
          code: 'major-upgrade-in-window',
          message: expect.stringContaining('from version 15 to 16 in the maintenance window'),
          hint: expect.stringContaining('`database.applyImmediately: true`'),
          ...{ path: 'environments.stage-071.database.applyImmediately', ...place },
        },
      ],
    });
    expect(await inAws()).toEqual(before);
  });

  it('is made right where that can be: the speed of gp3 follows its size across 400 GiB', async () => {
    project.write(file('storageGiB: 500, maxStorageGiB: 1000'));
    const { stdout, stderr } = await succeed('plan', '--sandbox', '--env', 'stage-071');
    expect(stdout).toMatch(/allocated_storage +300 → 500/);
    expect(stdout).toMatch(/iops +\d+ → 12000/);
    expect(stdout).toMatch(/storage_throughput +\d+ → 500/);
    expect(stderr).toContain('gp3 storage of 500 GiB has at least 12000 IOPS and 500 MiB/s');
    expect(stderr).not.toContain('will refuse');
  });

  it('is told where the provider plans nothing: a smaller disk while autoscaling is on', async () => {
    project.write(file('storageGiB: 200, maxStorageGiB: 1000'));
    const { stdout, stderr } = await succeed('plan', '--sandbox', '--env', 'stage-071', '--exit-code');
    expect(stdout).toContain('no changes');
    expect(stderr).toContain('has 300 GiB of storage, and database.storageGiB says 200');
    expect(stderr).toContain('environments.yaml:6). Write `database.storageGiB: 300`');
  });

  it('is refused by a destroy: a bucket that is kept and not empty', async () => {
    const before = await inAws();
    const args = ['--env', 'stage-071', '--sandbox', '--confirm', 'stage-071'];
    const { exitCode, stderr } = await multienv('destroy', ...args);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'error bucket-not-empty: stage-071: the bucket app-data-stage-071 (aws_s3_bucket.bucket)',
    );
    expect(stderr).toMatch(/environments\.yaml:5/);
    expect(stderr).toContain('`storage.forceDestroy: true`');
    expect(await inAws()).toEqual(before);
    expect(before.objects).toEqual(['invoice.pdf']);
  });
});
