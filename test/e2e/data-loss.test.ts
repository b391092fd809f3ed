import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeDBInstancesCommand, DescribeDBSnapshotsCommand, RDSClient } from '@aws-sdk/client-rds';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { livingIn, lostIdentities } from '../pairs/living.js';
import { requires } from '../requires.js';
import { deployedEnvironment, environmentFile } from './deployed-environment.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);
const database = 'aws_db_instance.postgres';

describe.runIf(tools)('a change that would lose data', { timeout: 600_000 }, () => {
  const project = deployedEnvironment();
  const { multienv, succeed } = project;
  const rds = () =>
    new RDSClient({
      endpoint: project.endpoint(),
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
    });
  const resourceId = async () => {
    const answer = await rds().send(new DescribeDBInstancesCommand({}));
    return answer.DBInstances?.map(({ DbiResourceId }) => DbiResourceId);
  };
  const snapshots = async () => {
    const answer = await rds().send(new DescribeDBSnapshotsCommand({ SnapshotType: 'manual' }));
    return (answer.DBSnapshots ?? []).map(({ DBSnapshotIdentifier }) => DBSnapshotIdentifier);
  };
  const journals = () => {
    const folder = join(project.folder, '.multienv', 'sandbox', 'journal', 'dev-001');
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  };

  it('is told by a plan, with its cause', async () => {
    project.write(environmentFile('database: { username: other }'));
    const { stdout, stderr } = await succeed('plan', '--sandbox');
    expect(stdout).toContain('loses the data of 1');
    expect(stdout).toMatch(
      /± aws_db_instance\.postgres {2}data loss\n(?: {6}.*\n)*? {6}username +"\w+" → "other" {2}forces replacement/,
    );
    expect(stderr).toContain('deploy will refuse this: dev-001: aws_db_instance.postgres (postgres-dev-001)');
  });

  it('is refused by a deploy with --yes, and the database stays', async () => {
    const before = await resourceId();
    const refused = await multienv('deploy', '--env', 'dev-001', '--sandbox', '--yes', '--json');
    expect(refused.exitCode).toBe(1);
    expect(JSON.parse(refused.stdout).environments[0]).toMatchObject({
      outcome: 'failed',
      problems: [{ code: 'data-loss-not-allowed', hint: expect.stringContaining(`--allow ${database}`) }],
    });
    expect(await resourceId()).toEqual(before);
    const misspelt = ['--allow', 'aws_db_instance.postgre'];
    expect((await multienv('deploy', '--env', 'dev-001', '--sandbox', '--yes', ...misspelt)).exitCode).toBe(
      1,
    );
    expect(await resourceId()).toEqual(before);
    expect(await snapshots()).toEqual([]);
  });

  it('is not begun with a secret that RDS would refuse, though its version is the deployed one', async () => {
    const before = await resourceId();
    const secrets = new SecretsManagerClient({
      endpoint: project.endpoint(),
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
    });
    const SecretId = 'rds-password-dev-001';
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: '{"password":"Canary-123"}' }));
    const flags = ['--env', 'dev-001', '--sandbox', '--yes', '--skip-doctor', '--allow', database, '--json'];
    const { exitCode, stdout, stderr } = await multienv('deploy', ...flags);
    expect({ exitCode, codes: stdout }).toEqual({
      exitCode: 3,
      codes: expect.stringContaining('secret-unusable'),
    });
    expect(stdout + stderr).not.toContain('Canary');
    expect(await resourceId()).toEqual(before);
    expect(await snapshots()).toEqual([]);
    await secrets.send(new PutSecretValueCommand({ SecretId, SecretString }));
  });

  it('is made where it is allowed, after a snapshot that stays', async () => {
    const before = await livingIn(project.endpoint(), 'dev-001');
    await succeed('deploy', '--env', 'dev-001', '--sandbox', '--yes', '--allow', database);
    const after = await livingIn(project.endpoint(), 'dev-001');
    // The judge of random pairs sees this loss, and no other.
    expect(lostIdentities(before.identities, after.identities)).toEqual([database]);
    expect(Object.keys(before.identities)).toContain('aws_s3_bucket.bucket');
    expect(await snapshots()).toEqual([expect.stringMatching(/^postgres-dev-001-before-deploy-\d{14}$/)]);
    expect(journals().join('')).toMatch(/"type":"allowed".*"addresses":\["aws_db_instance\.postgres"\]/);
    await succeed('plan', '--sandbox', '--exit-code');
  });

  it('is the loss of a bucket too', async () => {
    project.write(
      environmentFile('database: { username: other }\nstorage: { bucketName: another-bucket-of-dev-001 }'),
    );
    const { exitCode, stderr } = await multienv('deploy', '--env', 'dev-001', '--sandbox', '--yes');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('error data-loss-not-allowed: dev-001: aws_s3_bucket.');
  });

  it('is refused by a destroy where the file protects more than what is deployed', async () => {
    const before = await resourceId();
    project.write(environmentFile('database: { username: other, finalSnapshot: true }'));
    const refused = await multienv('destroy', '--env', 'dev-001', '--sandbox', '--confirm', 'dev-001');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('error protection-not-deployed: dev-001: ');
    expect(refused.stderr).toContain('database.finalSnapshot (aws_db_instance.postgres)');
    expect(await resourceId()).toEqual(before);
  });
});
