import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { cliMain, runCli } from './run-cli.js';
import { temporaryProject } from './temporary-project.js';

const badFile = 'version: 1\nenvironments:\n  dev-001: { environment: dev, compute: { minSize: two } }\n';

it('prints no colour and no animation when the output is not a terminal', async () => {
  const { stdout, stderr } = await runCli(['validate'], { cwd: temporaryProject(badFile) });
  expect(stdout + stderr).not.toContain('\u001b');
});

it('shows the line of a problem with a caret under the value', async () => {
  const { stderr } = await runCli(['validate'], { cwd: temporaryProject(badFile) });
  expect(stderr).toMatch(/at environments\.yaml:3:\d+\n/);
  expect(stderr).toMatch(/3 \| {3}dev-001: .*\n.*\^/);
});

it('escapes control characters of the file', async () => {
  const file = 'version: 1\nenvironments:\n  dev-001: { environment: dev }\n"\\e[2Jx": 1\n';
  const { stderr, exitCode } = await runCli(['validate'], { cwd: temporaryProject(file) });
  expect(stderr).not.toContain('\u001b');
  expect(exitCode).toBe(2);
});

it('ends quietly when the reader of stdout leaves', async () => {
  const run = promisify(execFile);
  const script = `"${process.execPath}" "${cliMain}" schema | head -c 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = await run('bash', ['-c', script], { cwd: temporaryProject() });
  expect(stdout).toBe('{0\n');
  expect(stderr).toBe('');
});

it.runIf(process.platform === 'linux')('says that the output could not be written, and exits 2', async () => {
  const script = `"${process.execPath}" "${cliMain}" schema >/dev/full`;
  const failed = promisify(execFile)('bash', ['-c', script], { cwd: temporaryProject() });
  await expect(failed).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^error output-lost: .*\n$/),
  });
});

it('writes the stacks that synth --json names', async () => {
  const cwd = temporaryProject();
  const { exitCode, stdout } = await runCli(['synth', '--json', '--out', 'deep/er'], { cwd });
  expect(exitCode).toBe(0);
  const file = join('deep', 'er', 'stacks', 'multi-env-dev-001', 'cdk.tf.json');
  expect(JSON.parse(stdout).files[0]).toContain(file);
  expect(existsSync(join(cwd, file))).toBe(true);
});

it('writes a first file that is valid', async () => {
  const cwd = temporaryProject(null);
  expect((await runCli(['init'], { cwd })).exitCode).toBe(0);
  expect(readFileSync(join(cwd, 'environments.yaml'), 'utf8')).toContain('yaml-language-server');
  expect((await runCli(['validate'], { cwd })).exitCode).toBe(0);
  expect((await runCli(['init'], { cwd })).exitCode).toBe(2);
});
