import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from './run-here.js';
import { goodFile, temporaryProject } from './temporary-project.js';
import { trusting } from './trusting.js';

const stack = (folder: string) => join(folder, 'stacks', 'multi-env-dev-001', 'cdk.tf.json');

describe('validate', () => {
  it('counts the environments', async () => {
    expect(await runHere(['validate'], { cwd: temporaryProject() })).toEqual({
      exitCode: 0,
      stdout: 'valid: 1 environment\n',
      stderr: 'next: multienv check\n',
    });
  });

  it('shows a warning and exits 0', async () => {
    const text =
      'version: 1\nenvironments:\n  dev-001: { environment: dev, database: { engineVersion: "99.1" } }\n';
    const { exitCode, stderr } = await runHere(['validate'], { cwd: temporaryProject(text) });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('warning engine-version-unknown: ');
  });

  it('shows an error with its place, in colour on a terminal', async () => {
    const cwd = temporaryProject('version: 1\nenvironments: { dev-001: { environment: dav } }\n');
    const { exitCode, stdout, stderr } = await runHere(['validate'], {
      cwd,
      answers: {},
      env: { NO_COLOR: '' },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('\u001b[31merror\u001b[39m');
    expect(stderr).toContain('environments.yaml:2:41');
  });
});

describe('schema', () => {
  it('prints the schema that lies in the repository', async () => {
    const { stdout } = await runHere(['schema'], { cwd: temporaryProject(null) });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync('schemas/environments.schema.json', 'utf8')));
  });
});

describe('synth', () => {
  it('names the files that it writes, from where the person stands', async () => {
    const cwd = temporaryProject();
    const { exitCode, stdout } = await runHere(['synth'], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `${stack('cdktf.out')}\n` });
    expect(existsSync(join(cwd, stack('cdktf.out')))).toBe(true);
  });

  it('names them with --json by their whole path', async () => {
    const cwd = temporaryProject();
    const { stdout } = await runHere(['synth', '--json', '--out', 'deep/er'], { cwd });
    const folder = join(cwd, 'deep', 'er');
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      ok: true,
      folder,
      files: [stack(folder)],
      environments: [{ suffix: 'dev-001', outcome: 'ok', file: stack(folder) }],
    });
  });

  it('names them by their whole path where the folder was given so', async () => {
    const cwd = temporaryProject();
    const out = join(cwd, 'out');
    expect((await runHere(['synth', '--out', out], { cwd })).stdout).toBe(`${stack(out)}\n`);
    expect((await runHere(['synth', '--out', 'out'], { cwd })).stdout).toBe(`${stack('out')}\n`);
  });

  it('exits 2 when the output folder is a file', async () => {
    const cwd = temporaryProject();
    writeFileSync(join(cwd, 'taken'), '');
    const { exitCode, stderr } = await runHere(['synth', '--out', 'taken'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error output-not-writable: ');
    expect(stderr).toContain('--out DIR');
  });
});

describe('synth with an app of the project', () => {
  const project = async (script: string) => {
    const cwd = temporaryProject(goodFile.replace('\n', '\nsynthCommand: node app.cjs\n'));
    writeFileSync(join(cwd, 'app.cjs'), script);
    return { cwd, env: await trusting(cwd) };
  };

  it('shows what the app said where it fails, and the line that names it', async () => {
    const { cwd, env } = await project("throw new Error('no such topic')");
    const { exitCode, stdout, stderr } = await runHere(['synth'], { cwd, env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(
      'error synth-command-failed: `node app.cjs` ended with exit code 1. It printed:',
    );
    expect(stderr).toContain('Error: no such topic');
    expect(stderr).toContain('at environments.yaml:2:15');
    expect(existsSync(join(cwd, 'cdktf.out'))).toBe(false);
  });

  it('gives the same as JSON, with the progress on stderr', async () => {
    const { stdout, stderr } = await runHere(['synth', '--json'], await project('console.log("hello")'));
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      problems: [{ code: 'synth-command-output-missing', line: 2, path: 'synthCommand' }],
    });
    expect(stderr).toMatch(/^synth …\nsynthCommand: hello\nsynth failed/);
  });

  it('leaves no live line behind on a terminal', async () => {
    const { cwd, env } = await project('');
    const { exitCode, stderr } = await runHere(['synth'], { cwd, answers: {}, env: { ...env, CI: '' } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('✗ synth');
  });
});

describe('a letter that is no flag', () => {
  it('is named as it was typed', async () => {
    const { exitCode, stderr } = await runHere(['plan', '-x'], { cwd: temporaryProject() });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error unknown-flag: This command has no flag `-x`.');
  });

  it('is refused when it is given twice where it may stand once', async () => {
    const { exitCode, stderr } = await runHere(['synth', '--out', 'a', '--out', 'b'], {
      cwd: temporaryProject(),
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error wrong-use: ');
  });
});
