import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { packageFile } from '../../src/package-files.js';
import { FakeAws } from '../fixtures/fake-aws/fake-aws.js';
import { FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { runHere } from './run-here.js';
import { configHome, trusting } from './trusting.js';

const canary = 'CANARY7f3a9b';

/** Where a person, or a CI system, keeps what nobody else may see. */
const credentials: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_PROFILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    'TF_VAR_db_password',
    'TF_TOKEN_app_terraform_io',
    'TF_HTTP_PASSWORD',
    'TF_LOG',
    'TF_LOG_PATH',
    'TF_LOG_PROVIDER',
    'PG_CONN_STR',
    'GITHUB_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'CI_JOB_TOKEN',
    'SYSTEM_ACCESSTOKEN',
    'ARM_CLIENT_SECRET',
    'GOOGLE_CREDENTIALS',
    'VAULT_TOKEN',
    'NPM_TOKEN',
    'DATABASE_URL',
  ].map((name) => [name, `${canary}-${name}`]),
);

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());

let terraform: FakeTerraform;
let cwd = '';
beforeEach(() => {
  aws.play();
  terraform = new FakeTerraform({
    plan: {},
    show: { stdout: { format_version: '1.2', resource_changes: [] } },
  });
  cwd = join(terraform.folder, 'project');
  mkdirSync(cwd);
});
afterEach(() => terraform.remove());

const dump = () => readFileSync(join(terraform.folder, 'children'), { encoding: 'utf8', flag: 'a+' });

/** Puts a program on the PATH that notes its arguments and variables, and then does its work. */
function noting(name: string, work: string): string {
  const bin = join(terraform.folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const path = join(bin, name);
  const file = JSON.stringify(join(terraform.folder, 'children'));
  const note = `require('node:fs').appendFileSync(${file}, JSON.stringify({ program: ${JSON.stringify(name)}, argv: process.argv, env: process.env }) + '\\n');`;
  writeFileSync(path, `#!${execPath}\n${note}\n${work}\n`);
  chmodSync(path, 0o755);
  return bin;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'utf8'));
}

it.each([
  'plan',
  'plan of an own app',
  'deploy --yes',
  'deploy --yes of an own app',
  'output',
  'doctor',
  'unlock --yes',
  'recover --yes',
  'destroy --confirm dev-001',
  'secret status',
])(
  '%s --sandbox hands no credential of the person to any program, file, output or connection',
  async (words) => {
    const fake = JSON.stringify(packageFile('test/fixtures/fake-terraform/terraform.mjs'));
    const bin = noting('terraform', `import(${fake});`);
    noting('python3', 'process.exit(1);');
    noting('app', 'console.error("done");');
    writeFileSync(
      join(cwd, 'environments.yaml'),
      'version: 1\nsynthCommand: app\nenvironments:\n  dev-001: { environment: dev }\n',
    );
    const env = {
      ...terraform.env,
      ...credentials,
      ...(await trusting(cwd)),
      PATH: [bin, dirname(execPath), '/usr/bin', '/bin'].join(delimiter),
      XDG_CACHE_HOME: terraform.folder,
      HTTPS_PROXY: `http://jo:${canary}@127.0.0.1:1`,
    };
    const { stdout, stderr } = await runHere(
      [...words.replace(' of an own app', '').split(' '), '--sandbox', aws.endpoint],
      { cwd, env },
    );
    expect(words === 'secret status' ? 'terraform' : dump()).toContain('terraform');
    expect(dump()).not.toContain(canary);
    expect(stdout + stderr).not.toContain(canary);
    expect(filesBelow(cwd).filter((text) => text.includes(canary))).toEqual([]);
    expect(JSON.stringify(aws.requests)).not.toContain(canary);
    expect(dump()).not.toMatch(/"TF_LOG/);
  },
);

it('sandbox up hands none to Python either', async () => {
  const bin = noting(
    'python3',
    'console.log("3 12 1 True"); process.exit(process.argv.includes("venv") ? 1 : 0);',
  );
  writeFileSync(
    join(cwd, 'environments.yaml'),
    'version: 1\nenvironments:\n  dev-001: { environment: dev }\n',
  );
  const env = {
    ...credentials,
    ...configHome(),
    PATH: bin,
    HOME: terraform.folder,
    XDG_CACHE_HOME: terraform.folder,
  };
  const { exitCode } = await runHere(['sandbox', 'up'], { cwd, env });
  expect(exitCode).toBe(3);
  expect(dump().match(/"program":"python3"/g)?.length).toBeGreaterThanOrEqual(2);
  expect(dump()).not.toContain(canary);
});
