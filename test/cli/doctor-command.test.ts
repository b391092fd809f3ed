import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { FakeAws } from '../fixtures/fake-aws/fake-aws.js';
import { FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { runHere } from './run-here.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());

let terraform: FakeTerraform;
let cwd = '';
beforeEach(() => {
  aws.play();
  terraform = new FakeTerraform();
  cwd = join(terraform.folder, 'project');
  mkdirSync(cwd);
  const lines = ['dev-001', 'dev-002'].map((suffix) => `  ${suffix}: { environment: dev }\n`);
  writeFileSync(join(cwd, 'environments.yaml'), `version: 1\nenvironments:\n${lines.join('')}`);
});
afterEach(() => terraform.remove());

function doctor(...words: readonly string[]) {
  const env = { ...terraform.env, XDG_CACHE_HOME: terraform.folder };
  return runHere(['doctor', ...words, '--sandbox', aws.endpoint], { cwd, env });
}

it('prints what it finds on stdout, for the environments that are meant, and exits 0', async () => {
  const { exitCode, stdout } = await doctor('--env', 'dev-001');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^this machine and project\n {2}ok {7}Node\.js/);
  expect(stdout).toContain('\ndev-001\n  ok       AWS credentials          Signed in as ');
  expect(stdout).not.toContain('dev-002');
});

it('exits 1 where there is a problem, and says it with --json for each environment', async () => {
  aws.play({ 'HEAD /app-data-dev-002': { status: 404 }, 'HEAD /app-data-dev-001': { status: 403 } });
  const { exitCode, stdout, stderr } = await doctor('--json');
  expect(exitCode).toBe(1);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({
    version: 1,
    ok: false,
    summary: { problem: 1 },
    environments: [
      { suffix: 'dev-001', outcome: 'failed' },
      { suffix: 'dev-002', outcome: 'ok' },
    ],
  });
  const [problem] = report.checks.filter(({ status }: { status: string }) => status === 'problem');
  expect(problem).toMatchObject({ id: 'bucket', environment: 'dev-001', fix: expect.any(String) });
  expect(problem).not.toHaveProperty('code');
  expect(stderr).toBe('');
});

it('takes the program of --terraform-bin, and names it where it is not there', async () => {
  const { exitCode, stdout } = await doctor('--env', 'dev-001', '--terraform-bin', '/no/terraform');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/ {2}PROBLEM {2}Terraform .*\/no\/terraform/);
});
