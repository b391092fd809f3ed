import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ACMClient, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { DeleteSubnetCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-here.js';
import { requires } from '../requires.js';
import { deleteSecret } from './emulator-inventory.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);
const account = '123456789012';
const file = (more = '') => `version: 1
environments:
  dev-001:
    environment: dev
    aws: { accountId: "${account}" }
    backend: { type: s3, bucket: states-of-doctor }
${more}`;

interface Check {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly fix: string | null;
}

describe.runIf(tools)('doctor', { timeout: 120_000 }, () => {
  const project = sandboxProject(file());
  let signedIn: Readonly<Record<string, string>> = {};

  const inherited = () => {
    const { XDG_CACHE_HOME, HOME } = process.env;
    return {
      ...(XDG_CACHE_HOME === undefined ? {} : { XDG_CACHE_HOME }),
      ...(HOME === undefined ? {} : { HOME }),
    };
  };
  const run = (...args: string[]) =>
    runHere(args, { cwd: project.folder, env: { ...inherited(), ...signedIn } });
  const examine = async (...flags: string[]) => {
    const { exitCode, stdout } = await run('doctor', '--json', ...flags);
    const report: { ok: boolean; version: number; summary: object; checks: readonly Check[] } =
      JSON.parse(stdout);
    const problems = report.checks.filter(({ status }) => status === 'problem');
    return { exitCode, report, problems, ids: problems.map(({ id }) => id) };
  };
  const clientConfig = (accountId = account) => ({
    endpoint: project.endpoint(),
    region: 'ap-southeast-1',
    credentials: { accessKeyId: `MULTIENV${accountId}`, secretAccessKey: 'sandbox' },
  });

  it('finds what a new project lacks, and the commands that it names mend it', async () => {
    const { exitCode, ids, problems } = await examine('--sandbox');
    expect({ exitCode, ids }).toEqual({ exitCode: 1, ids: ['secret', 'state'] });
    expect(problems.map(({ fix }) => fix)).toEqual([
      'multienv secret init --env dev-001 --sandbox',
      'Create it: multienv bootstrap --env dev-001 --sandbox',
    ]);
    await project.succeed('secret', 'init', '--env', 'dev-001', '--sandbox');
    await project.succeed('bootstrap', '--env', 'dev-001', '--sandbox', '--yes');
    const mended = await examine('--sandbox');
    expect(mended).toMatchObject({
      exitCode: 0,
      ids: [],
      report: { version: 1, ok: true, summary: { problem: 0 } },
    });
    expect(Object.keys(mended.report.checks[0] ?? {})).toEqual([
      'id',
      'title',
      'environment',
      'status',
      'message',
      'fix',
    ]);
  });

  it('finds every one of several things that went wrong since, and deploy refuses before Terraform starts', async () => {
    await deleteSecret(project.endpoint(), 'rds-password-dev-001');
    const ec2 = new EC2Client(clientConfig());
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
    for (const { SubnetId } of Subnets.slice(1)) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    const s3 = (owner?: string) => new S3Client({ ...clientConfig(owner), forcePathStyle: true });
    const place = { CreateBucketConfiguration: { LocationConstraint: 'ap-southeast-1' as const } };
    await s3('444455556666').send(new CreateBucketCommand({ Bucket: 'app-data-dev-001', ...place }));
    const Key = 'multi-env-infrastructure/dev-001/terraform.tfstate.tflock';
    const Body = JSON.stringify({ ID: '1-2', Who: 'jo@elsewhere', Created: '2026-11-24T01:02:03Z' });
    await s3().send(new PutObjectCommand({ Bucket: 'states-of-doctor', Key, Body }));
    const acm = new ACMClient(clientConfig());
    const { CertificateArn } = await acm.send(new RequestCertificateCommand({ DomainName: 'shop.test' }));
    project.write(file(`    loadBalancer: { certificateArn: "${CertificateArn}" }\n`));

    const { exitCode, ids, problems } = await examine('--sandbox');
    expect({ exitCode, ids }).toEqual({
      exitCode: 1,
      ids: ['secret', 'network', 'bucket', 'certificate', 'lock'],
    });
    const words = problems.map(({ message, fix }) => `${message} ${fix}`);
    for (const [index, expected] of [
      'multienv secret restore --env dev-001 --sandbox',
      'aws ec2 create-default-subnet',
      'another account has it',
      'validation is pending',
      'jo@elsewhere since 2026-11-24T01:02:03Z',
    ].entries())
      expect(words[index]).toContain(expected);

    const refused = await run('deploy', '--sandbox', '--yes', '--json');
    expect(refused.exitCode).toBe(3);
    const codes: string[] = JSON.parse(refused.stdout).problems.map(({ code }: { code: string }) => code);
    expect(codes).toEqual([
      'state-locked',
      'secret-scheduled-for-deletion',
      ...Array(3).fill('deploy-would-fail'),
    ]);
    expect(existsSync(join(project.folder, '.multienv/sandbox/work/dev-001/cdk.tf.json'))).toBe(false);
  });

  it('shows a person the same as a table, with what mends each', async () => {
    const { exitCode, stdout } = await run('doctor', '--sandbox', '--env', 'dev-001');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^this machine and project\n {2}ok {7}Node\.js/);
    expect(stdout).toMatch(/\n {2}PROBLEM {2}Bucket name +The bucket name app-data-dev-001 is taken/);
    expect(stdout).toMatch(/\n +next: Restore it: multienv secret restore --env dev-001 --sandbox\n/);
    expect(stdout).toMatch(/\n5 problems, /);
  });

  it('finds credentials of another account, and asks nothing else there', async () => {
    signedIn = {
      AWS_ENDPOINT_URL: project.endpoint(),
      AWS_ACCESS_KEY_ID: 'MULTIENV444455556666',
      AWS_SECRET_ACCESS_KEY: 'sandbox',
    };
    const { ids, problems, report } = await examine();
    expect(ids).toEqual(['account']);
    expect(problems[0]?.message).toContain('belong to account 444455556666');
    expect(report.checks.find(({ id }) => id === 'bucket')).toMatchObject({ status: 'skipped' });
  });
});
