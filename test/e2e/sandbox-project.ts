import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { type CliRun, cliMain, runCli } from '../cli/run-cli.js';

/** A project in a temporary folder with an emulator of its own. */
export interface SandboxProject {
  readonly folder: string;
  /** Runs `multienv` there; everything it prints is kept. */
  readonly multienv: (...args: string[]) => Promise<CliRun>;
  /** The same, and the run has to end with 0. */
  readonly succeed: (...args: string[]) => Promise<CliRun>;
  /** Starts `multienv` there and leaves it to the test; what it prints is kept as well. */
  readonly start: (...args: string[]) => ChildProcess;
  /** Replaces environments.yaml. */
  readonly write: (text: string) => void;
  /** All that `multienv` printed so far. */
  readonly printed: () => string;
  /** Every file below the project as text. */
  readonly files: () => ReadonlyMap<string, string>;
  /** Where the emulator listens. */
  readonly endpoint: () => string;
}

/** Sets a project up before the tests of the file that calls it, and takes it down after them. */
export function sandboxProject(environmentsYaml: string): SandboxProject {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-e2e-'));
  let printed = '';
  const abandoned = new AbortController();
  const multienv = async (...args: string[]): Promise<CliRun> => {
    const env = { ...inherited(), HOME: homedir() };
    const run = await runCli(args, { cwd: folder, env, signal: abandoned.signal });
    printed += run.stdout + run.stderr;
    return run;
  };
  const project: SandboxProject = {
    folder,
    multienv,
    succeed: async (...args) => {
      const run = await multienv(...args);
      expect(run.exitCode, `multienv ${args.join(' ')}\n${run.stderr.slice(-4000)}`).toBe(0);
      return run;
    },
    start: (...args) => {
      const env = { ...inherited(), HOME: homedir() };
      const child = spawn(process.execPath, [cliMain, ...args], { cwd: folder, env });
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          printed += text;
        });
      return child;
    },
    write: (text) => writeFileSync(join(folder, 'environments.yaml'), text),
    printed: () => printed,
    files: () => filesBelow(folder),
    endpoint: () =>
      JSON.parse(readFileSync(join(folder, '.multienv/sandbox/server/server.json'), 'utf8')).endpoint,
  };
  beforeAll(async () => {
    project.write(environmentsYaml);
    await project.succeed('sandbox', 'up');
  });
  afterAll(async () => {
    // A test that ran out of time leaves its command behind.
    abandoned.abort();
    await runCli(['sandbox', 'down'], { cwd: folder, env: { ...inherited(), HOME: homedir() } });
    rmSync(folder, { recursive: true, force: true });
  });
  return project;
}

/** What a person's shell would hand on: the variables that say where tools and caches are. */
function inherited(): Record<string, string> {
  const names = [
    'PATH',
    'XDG_CACHE_HOME',
    'MULTIENV_PLUGIN_DIR',
    'TF_CLI_CONFIG_FILE',
    'PIP_INDEX_URL',
    'PIP_CERT',
    'SSL_CERT_FILE',
  ];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

function filesBelow(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, file);
    // The provider itself is a link out of the project, and 700 MB.
    if (file.includes('.terraform/providers') || !statSync(path).isFile()) continue;
    found.set(file, readFileSync(path, 'latin1'));
  }
  return found;
}
