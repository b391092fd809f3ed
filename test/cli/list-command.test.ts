import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeAws } from '../fixtures/fake-aws/fake-aws.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

const database = {
  mode: 'managed',
  type: 'aws_db_instance',
  name: 'postgres',
  provider: 'provider["registry.terraform.io/hashicorp/aws"]',
  instances: [
    {
      attributes: {
        arn: 'arn:aws:rds:ap-southeast-1:111122223333:db:x',
        engine: 'postgres',
        engine_version_actual: '17.4',
        deletion_protection: true,
        password_wo_version: 1,
        tags_all: { Project: 'multi-env-infrastructure' },
      },
    },
  ],
};
const stateText = (resources: readonly object[] = [database]) =>
  JSON.stringify({ version: 4, serial: 1, lineage: 'l', resources });

function put(folder: string, path: string, text: string): void {
  const file = join(folder, '.multienv', path);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, text, { mode: 0o600 });
}

const listed = async (cwd: string, ...more: string[]) => {
  const { stdout, exitCode } = await runHere(['list', '--json', ...more], { cwd });
  expect(exitCode).toBe(0);
  return JSON.parse(stdout);
};

describe('list, of states in the project folder,', () => {
  it('names what is deployed, what is not, and what the file no longer has', async () => {
    const cwd = temporaryProject();
    put(cwd, 'state/prod-009/terraform.tfstate', stateText());
    put(cwd, 'state/dev-008/terraform.tfstate', stateText([]));
    expect(await listed(cwd)).toMatchObject({
      place: 'aws',
      complete: true,
      unlisted: [],
      environments: [
        { suffix: 'dev-001', status: 'not-deployed', deployed: null },
        {
          suffix: 'prod-009',
          status: 'orphan',
          account: '111122223333',
          engine: 'postgres 17.4',
          open: { protections: [{ setting: 'database.deletionProtection' }] },
        },
      ],
    });
  });

  it('tells a rotation that waits, and a state that it cannot read', async () => {
    const cwd = temporaryProject(
      'version: 1\nenvironments:\n  dev-001: { environment: dev, database: { password: { version: 2 } } }\n  dev-002: { environment: dev }\n',
    );
    put(cwd, 'state/dev-001/terraform.tfstate', stateText());
    put(cwd, 'state/dev-002/terraform.tfstate', '{"version":4,');
    const { environments, complete } = await listed(cwd);
    expect(environments).toMatchObject([
      { status: 'deployed', open: { passwordRotation: true }, changes: { state: 'unknown' } },
      {
        status: 'unknown',
        reason: 'its state cannot be read',
        open: { unrecovered: [expect.stringContaining('only partly written')] },
      },
    ]);
    expect(complete).toBe(false);
  });

  it('calls a record that is broken unknown, not never deployed', async () => {
    const cwd = temporaryProject();
    put(cwd, 'state/dev-001/terraform.tfstate', stateText());
    put(cwd, 'state/dev-001/deployed.json', '{"version":1,"suffix":"canary"}');
    const { stdout } = await runHere(['list'], { cwd });
    expect(stdout).toContain('unknown since: the record of its deploy is not valid');
    expect(stdout).not.toContain('canary');
  });

  it('names no environment of another file of the folder, or of another project, for a destroy', async () => {
    const cwd = temporaryProject();
    const tags_all = { Project: 'shop' };
    const [instance] = database.instances;
    const foreign = { ...database, instances: [{ attributes: { ...instance?.attributes, tags_all } }] };
    put(cwd, 'state/prod-009/terraform.tfstate', stateText([foreign]));
    expect((await listed(cwd)).environments[1]).toMatchObject({
      status: 'foreign',
      reason: 'it belongs to the project shop',
    });
    const { stderr } = await runHere(['validate'], { cwd });
    expect(stderr).not.toContain('orphan');
    const destroyed = await runHere(['destroy', '--env', 'prod-009', '--confirm', 'prod-009'], { cwd });
    expect(destroyed.exitCode).toBe(1);
    expect(destroyed.stderr).toContain('error orphan-foreign: prod-009');
  });

  it('fits a narrow terminal', async () => {
    const cwd = temporaryProject();
    put(cwd, 'state/prod-009/terraform.tfstate', stateText());
    const { renderList } = await import('../../src/render/terminal/list.js');
    const { environments, unlisted } = await listed(cwd);
    const text = renderList(
      { environments, unlisted },
      { paint: (_, one) => one, columns: 40, endpoint: undefined },
    );
    expect(text).toContain('prod-009\n  tier         -\n  region       ap-southeast-1\n');
  });

  it('believes nothing in a folder that came with the repository', async () => {
    const cwd = temporaryProject();
    put(cwd, 'state/prod-009/terraform.tfstate', stateText());
    put(cwd, 'planted', 'x');
    const { exitCode, stderr } = await runHere(['list'], { cwd });
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('work-folder-unexpected');
    expect((await runHere(['validate'], { cwd })).stderr).not.toContain('prod-009');
  });
});

describe('an environment that the file no longer has', () => {
  it('is a warning of validate, and named by every command that is about it', async () => {
    const cwd = temporaryProject();
    put(cwd, 'state/prod-009/terraform.tfstate', stateText());
    const validated = await runHere(['validate'], { cwd });
    expect(validated.exitCode).toBe(0);
    expect(validated.stderr).toContain('warning orphan-left: prod-009 is deployed');
    for (const command of ['check', 'synth', 'plan', 'deploy --yes', 'output', 'doctor'])
      expect(
        (await runHere([...command.split(' '), '--env', 'prod-009'], { cwd })).stderr,
        command,
      ).toContain('error environment-orphaned: prod-009 is deployed');
    const other = await runHere(['plan', '--env', 'prod-008'], { cwd });
    expect(other.stderr).toContain('error unknown-environment');
  });
});

describe('list, of states elsewhere,', () => {
  let aws: FakeAws;
  beforeEach(async () => {
    aws = new FakeAws();
    await aws.start();
  });
  afterEach(() => aws.stop());
  const inBucket = `version: 1
defaults:
  backend: { type: s3, bucket: states }
environments:
  dev-001: { environment: dev }
`;
  const prefix = 'multi-env-infrastructure/';
  const listing = `GET /states?delimiter=%2F&list-type=2&prefix=${encodeURIComponent(prefix)}`;
  const folders = (...suffixes: string[]) => ({
    body: `<ListBucketResult>${suffixes.map((one) => `<CommonPrefixes><Prefix>${prefix}${one}/</Prefix></CommonPrefixes>`).join('')}</ListBucketResult>`,
  });
  const sandbox = () => ['--sandbox', aws.endpoint];

  it('finds what a bucket has and the file has not', async () => {
    aws.play({
      [listing]: folders('dev-001', 'dev-009', 'no_suffix'),
      [`GET /states/${prefix}dev-009/terraform.tfstate`]: { body: stateText() },
    });
    const { environments, complete } = await listed(temporaryProject(inBucket), ...sandbox());
    expect(complete).toBe(true);
    expect(environments).toMatchObject([
      { suffix: 'dev-001', status: 'not-deployed' },
      { suffix: 'dev-009', status: 'orphan', backend: `s3://states/${prefix}dev-009/terraform.tfstate` },
    ]);
  });

  it('says unknown, with the reason, of a bucket that it may not list', async () => {
    aws.play({
      [listing]: { status: 403, code: 'AccessDenied' },
      [`GET /states/${prefix}dev-001/terraform.tfstate`]: { status: 403, code: 'AccessDenied' },
    });
    const { environments, unlisted, complete } = await listed(temporaryProject(inBucket), ...sandbox());
    expect(complete).toBe(false);
    expect(environments).toMatchObject([{ suffix: 'dev-001', status: 'unknown' }]);
    expect(unlisted).toMatchObject([{ store: `s3://states/${prefix}`, reason: expect.any(String) }]);
    expect(unlisted[0].reason).not.toBe('');
  });

  it('says unknown of a backend that only Terraform can read', async () => {
    const cwd = temporaryProject(
      'version: 1\ndefaults:\n  backend: { type: http, config: { address: "https://states.test/x" } }\nenvironments:\n  dev-001: { environment: dev }\n',
    );
    const { stdout } = await runHere(['list'], { cwd });
    expect(stdout).toContain('only Terraform can read the backend http');
    expect(stdout).toContain('unknown: the backend http could not be listed');
  });
});
