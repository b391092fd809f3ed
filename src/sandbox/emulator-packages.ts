import { createHash, randomUUID } from 'node:crypto';
import { access, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { arch, pid, platform } from 'node:process';
import type { Emit } from '../events/events.js';
import { tellStage } from '../events/tell-stage.js';
import { makeFolder } from '../files/make-folder.js';
import { packageFile } from '../package-files.js';
import { isAlive } from '../processes/groups.js';
import { type Interrupt, throwIfInterrupted } from '../processes/interrupt.js';
import { plainVariables } from '../processes/plain-variables.js';
import { run } from '../processes/run.js';
import { whyInRepository } from '../trust/repository-of.js';
import { otherWriter } from '../trust/writers.js';
import { sandboxCacheOpen, sandboxInstallFailed } from './errors.js';
import { findPython, type Python } from './python.js';

interface InstallOptions {
  /** Folder of environments.yaml. */
  readonly project: string;
  /** The user's cache folder of this product. */
  readonly cacheFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly interrupt: Interrupt;
  readonly emit: Emit;
}

const requirements = packageFile('src/sandbox/emulator/requirements.txt');

/** Variables that lead Python or pip away from the virtual environment. */
const misleading = [
  'PYTHONHOME',
  'PYTHONPATH',
  'VIRTUAL_ENV',
  'PIP_TARGET',
  'PIP_PREFIX',
  'PIP_USER',
  'PIP_REQUIRE_VIRTUALENV',
];

/**
 * Path of the Python of a virtual environment that holds the emulator; made at the first call, later calls need no network.
 * It appears under its final name only when it is complete, so an interruption leaves nothing half-made, and two at once do not clash.
 */
export async function installEmulator(options: InstallOptions): Promise<string> {
  const folder = join(options.cacheFolder, 'sandbox');
  makeFolder(folder, 0o700);
  const env = installVariables(options.env);
  const python = await findPython({ ...options, env, cwd: folder });
  const target = join(folder, await keyOf(python));
  const why = otherWriter(join(target, 'bin')) ?? whyInRepository(options.project, target);
  if (why !== undefined) throw sandboxCacheOpen.error({ folder: target, why });
  if (await exists(pythonOf(target))) return pythonOf(target);
  const isInterrupted = () => options.interrupt.gentle.aborted;
  await tellStage(options.emit, { stage: 'install-emulator', isInterrupted }, async () => {
    await removeAbandoned(folder);
    await build(target, python, { ...options, env });
  });
  return pythonOf(target);
}

/** What pip needs to reach a package index: its own settings, and a proxy as it is, with its password. Nothing else that may hold a credential. */
function installVariables(env: InstallOptions['env']): Record<string, string | undefined> {
  const ofPip = Object.entries(env).filter(([name]) => /^PIP_|_proxy$/i.test(name));
  const all = { ...plainVariables(env), ...Object.fromEntries(ofPip) };
  return { ...all, ...Object.fromEntries(misleading.map((name) => [name, undefined])) };
}

async function keyOf(python: Python): Promise<string> {
  const hash = createHash('sha256').update(await readFile(requirements));
  return hash.update(`\0${python.version}\0${platform}\0${arch}`).digest('hex').slice(0, 16);
}

async function build(target: string, python: Python, options: InstallOptions): Promise<void> {
  const draft = `${target}.${pid}.${randomUUID().slice(0, 8)}`;
  try {
    await step(python.command, [...python.leadingArgs, '-m', 'venv', draft], options);
    const pip = [
      '-m',
      'pip',
      'install',
      '--require-hashes',
      '--no-input',
      '--disable-pip-version-check',
      '--quiet',
    ];
    await step(pythonOf(draft), [...pip, '-r', requirements], options);
    await moveInto(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function step(
  command: string,
  args: readonly string[],
  { cacheFolder, env, interrupt }: InstallOptions,
): Promise<void> {
  const { exitCode, stderr, stdout } = await run({
    command,
    args,
    cwd: cacheFolder,
    env,
    interrupt,
    graceMs: 2_000,
  });
  throwIfInterrupted(interrupt);
  if (exitCode !== 0) throw sandboxInstallFailed.error({ reason: lastWords(stderr || stdout) });
}

/** The last lines that pip wrote, without the credentials that an index address may hold. */
function lastWords(text: string): string {
  const lines = text
    .trim()
    .split('\n')
    .filter((line) => !line.includes('[notice]'));
  return (
    lines
      .slice(-3)
      .join(' ')
      .replaceAll(/\/\/[^/@\s]+@/g, '//') || 'pip gave no reason.'
  );
}

async function moveInto(draft: string, target: string): Promise<void> {
  // Without its Python a finished environment is worth nothing: the system's Python that it pointed to has gone.
  if (!(await exists(pythonOf(target)))) await rm(target, { recursive: true, force: true });
  try {
    await rename(draft, target);
  } catch (error) {
    // Somebody else was quicker: theirs is as good as ours.
    if (!(await exists(pythonOf(target)))) throw error;
  }
}

/** Removes what an interrupted installation left: the name carries the id of the process that made it. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = /^[0-9a-f]{16}\.(\d+)\./.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker)))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

function pythonOf(environment: string): string {
  return platform === 'win32'
    ? join(environment, 'Scripts', 'python.exe')
    : join(environment, 'bin', 'python');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
