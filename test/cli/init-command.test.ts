import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { runHere } from './run-here.js';
import { goodFile, temporaryProject } from './temporary-project.js';

const files = ['.gitignore', 'package.json', 'schemas/environments.schema.json', 'environments.yaml'];

function git(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}

it('writes a project, says so file by file, and names the next step', async () => {
  const cwd = temporaryProject(null);
  const root = join(cwd, 'new shop');
  const { exitCode, stdout, stderr } = await runHere(['init', 'new shop'], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  expect(stderr).toBe(
    `${files.map((file) => `Wrote ${join(root, file)}\n`).join('')}next: npm install --prefix '${root}' && multienv validate --config 'new shop/environments.yaml'\n`,
  );
});

it('what it wrote is valid, and passes the review on its first day', async () => {
  const cwd = temporaryProject(null);
  await runHere(['init'], { cwd });
  expect(await runHere(['validate'], { cwd })).toEqual({
    exitCode: 0,
    stdout: 'valid: 3 environments\n',
    stderr: 'next: multienv check\n',
  });
  const review = await runHere(['check'], { cwd });
  expect(review).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^0 fail, 0 unknown, .* in 3 environments$/m),
  });
});

it('after it git stages the handful of files of the project, also when there has been work', async () => {
  const cwd = temporaryProject(null);
  await runHere(['init'], { cwd });
  await runHere(['synth'], { cwd });
  for (const folder of ['node_modules/a', '.multienv/work/dev-001', '.multienv/state', 'deeper/cdktf.out'])
    mkdirSync(join(cwd, folder), { recursive: true });
  for (const file of [
    'node_modules/a/index.js',
    '.multienv/work/dev-001/plan.tfplan',
    'a.tfplan',
    'terraform.tfstate',
  ])
    spawnSync('touch', [join(cwd, file)]);
  expect(existsSync(join(cwd, 'cdktf.out'))).toBe(true);
  git(cwd, 'init', '-q');
  git(cwd, 'add', '-A');
  expect(git(cwd, 'ls-files').trim().split('\n').sort()).toEqual([...files].sort());
});

it('lists with --json every file that it wrote, without a question on a terminal', async () => {
  const cwd = temporaryProject(null);
  const { exitCode, stdout } = await runHere(['init', '--json', '--project', 'shop'], { cwd, answers: {} });
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    ok: true,
    file: join(cwd, 'environments.yaml'),
    files: files.map((file) => join(cwd, file)),
  });
});

it('asks for the name of the project on a terminal, and proposes that of the folder', async () => {
  const answered = async (answer: string) => {
    const cwd = temporaryProject(null);
    const run = await runHere(['init'], { cwd, answers: { 'Name of the project?': answer } });
    const file = join(cwd, 'environments.yaml');
    return {
      ...run,
      cwd,
      project: existsSync(file) ? /^project: (\S+)/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined,
    };
  };
  expect(await answered('shop\r')).toMatchObject({ exitCode: 0, project: 'shop' });
  const proposed = await answered('\r');
  expect(proposed.project).toBe(basename(proposed.cwd));
  const cut = await answered('\u0003');
  expect({ exitCode: cut.exitCode, files: readdirSync(cut.cwd) }).toEqual({ exitCode: 130, files: [] });
});

it('leaves an existing file as it is unless --force is given', async () => {
  const cwd = temporaryProject();
  const { exitCode, stderr } = await runHere(['init'], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error init-exists: ');
  expect(readdirSync(cwd)).toEqual(['environments.yaml']);
  expect(readFileSync(join(cwd, 'environments.yaml'), 'utf8')).toBe(goodFile);
  const forced = await runHere(['init', '--force', '--json'], { cwd });
  expect(JSON.parse(forced.stdout)).toMatchObject({ ok: true, file: join(cwd, 'environments.yaml') });
  expect(readFileSync(join(cwd, 'environments.yaml'), 'utf8')).not.toBe(goodFile);
});

it('leaves no half-written file behind where a folder has the name of the file', async () => {
  const cwd = temporaryProject(null);
  mkdirSync(join(cwd, 'environments.yaml'));
  const { exitCode, stderr } = await runHere(['init', '--force'], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error init-not-writable: ');
  expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
