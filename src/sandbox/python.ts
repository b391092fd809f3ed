import { platform } from 'node:process';
import { findOutside } from '../processes/find-executable.js';
import { type Interrupt, throwIfInterrupted } from '../processes/interrupt.js';
import { plainVariables } from '../processes/plain-variables.js';
import { run } from '../processes/run.js';
import { pythonNotFound, pythonTooOld, sandboxInstallFailed } from './errors.js';

/** A Python that can run the emulator. */
export interface Python {
  /** Absolute path. */
  readonly command: string;
  /** What stands before the arguments proper, such as `-3` of the Windows launcher. */
  readonly leadingArgs: readonly string[];
  /** Such as `3.12.4`. */
  readonly version: string;
}

type Env = Readonly<Record<string, string | undefined>>;

interface FindPythonOptions {
  readonly env: Env;
  readonly cwd: string;
  readonly interrupt: Interrupt;
  /** Folder of environments.yaml: a Python that lies in its repository is not run. */
  readonly project: string;
}

interface Candidate extends Python {
  readonly canMakeEnvironments: boolean;
}

/** The oldest Python that moto supports (its package metadata, `Requires-Python`). */
const floor = [3, 10] as const;

const names = ['python3', 'python', ...[14, 13, 12, 11, 10].map((minor) => `python3.${minor}`)];

const question =
  'import sys, importlib.util as u; print(*sys.version_info[:3], all(map(u.find_spec, ("venv", "ensurepip"))))';

/**
 * Finds a Python of at least 3.10 that can make virtual environments.
 * @throws UserError `python-not-found`, `python-too-old`, `sandbox-install-failed`.
 */
export async function findPython(options: FindPythonOptions): Promise<Python> {
  const found: Candidate[] = [];
  for (const [command, ...leadingArgs] of [...names.map((name) => [name]), ...launcher()]) {
    throwIfInterrupted(options.interrupt);
    const candidate = command === undefined ? undefined : await ask({ command, leadingArgs }, options);
    if (candidate === undefined) continue;
    if (isNewEnough(candidate.version) && candidate.canMakeEnvironments) return candidate;
    found.push(candidate);
  }
  throw explain(found);
}

function launcher(): string[][] {
  return platform === 'win32' ? [['py', '-3']] : [];
}

async function ask(
  python: Omit<Python, 'version'>,
  { env: given, cwd, interrupt, project }: FindPythonOptions,
): Promise<Candidate | undefined> {
  const env = plainVariables(given);
  const command = await findOutside(project, python.command, { env });
  if (command === undefined) return undefined;
  const args = [...python.leadingArgs, '-I', '-c', question];
  const { exitCode, stdout } = await run({ command, args, cwd, env, interrupt });
  throwIfInterrupted(interrupt);
  const [major, minor, micro, able] = stdout.trim().split(' ');
  // A shim of a version manager, or the placeholder of the Windows store, is there but answers nothing.
  if (exitCode !== 0 || able === undefined) return undefined;
  return { ...python, command, version: `${major}.${minor}.${micro}`, canMakeEnvironments: able === 'True' };
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > floor[0] || (major === floor[0] && minor >= floor[1]);
}

function explain(found: readonly Candidate[]): Error {
  if (found.length === 0) return pythonNotFound.error();
  const recent = found.find(({ version }) => isNewEnough(version));
  if (recent === undefined) {
    const newest = found
      .map(({ version }) => version)
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))[0];
    return pythonTooOld.error({ found: newest ?? '', needed: floor.join('.') });
  }
  const packageName = `python${recent.version.split('.').slice(0, 2).join('.')}-venv`;
  return sandboxInstallFailed.error({
    reason: `Python ${recent.version} has no module "ensurepip".`,
    hint: `On Debian and Ubuntu: sudo apt install ${packageName} (or python3-venv).`,
  });
}
