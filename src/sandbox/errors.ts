import { defineError } from '../errors/define-error.js';
import type { Invocation } from '../errors/invocation.js';

/** No Python at all. */
export const pythonNotFound = defineError({
  code: 'python-not-found',
  summary: 'The sandbox needs Python, and none of python3, python and py can be run.',
  message: () => 'The sandbox needs Python 3.10 or newer, and there is no Python on PATH.',
  hint: () =>
    'Install Python from https://www.python.org/downloads/ or with your package manager, or use an emulator that is already running: --sandbox URL.',
});

/** Python is there, but older than the emulator needs. */
export const pythonTooOld = defineError<{ readonly found: string; readonly needed: string }>({
  code: 'python-too-old',
  summary: 'Every Python on PATH is older than the emulator needs.',
  message: ({ found, needed }) =>
    `The sandbox needs Python ${needed} or newer; the newest on PATH is ${found}.`,
  hint: ({ needed }) =>
    `Install Python ${needed} or newer in addition (for example the package python3.12), or use an emulator that is already running: --sandbox URL.`,
});

/** The virtual environment of the emulator could not be made. */
export const sandboxInstallFailed = defineError<{ readonly reason: string; readonly hint?: string }>({
  code: 'sandbox-install-failed',
  summary:
    'The virtual environment of the emulator could not be created, or its packages could not be installed.',
  exitCode: 3,
  message: ({ reason }) => `The emulator could not be installed: ${reason}`,
  hint: ({ hint }) =>
    hint ??
    'The first run needs the network, or a package index or wheel folder that pip is configured with (PIP_INDEX_URL, PIP_FIND_LINKS). Fix that and run the command again.',
});

/** The Python that we would start is not ours alone. */
export const sandboxCacheOpen = defineError<{ readonly folder: string; readonly why: string }>({
  code: 'sandbox-cache-open',
  summary: 'Somebody else can change the virtual environment of the emulator in the cache folder.',
  message: ({ folder, why }) => `The Python environment of the sandbox, ${folder}, is not used: ${why}.`,
  hint: () =>
    'Let it and all folders above it belong to root or you, writable for nobody else (chown, chmod go-w), outside of the repository; or set XDG_CACHE_HOME (on Windows LOCALAPPDATA) to such a folder.',
});

/** The emulator was started and did not come up. */
export const sandboxStartFailed = defineError<{
  readonly reason: string;
  readonly log: string;
  readonly invocation: Invocation;
}>({
  code: 'sandbox-start-failed',
  summary: 'The emulator exited right after it was started, or did not answer in time.',
  exitCode: 3,
  message: ({ reason }) => `The emulator did not start: ${reason}.`,
  hint: ({ log, invocation }) => `Its log is ${log}. Run "${invocation.next('sandbox down')}" and try again.`,
});

/** `--sandbox URL` names something that is not this machine. */
export const sandboxNotLoopback = defineError<{ readonly text: string }>({
  code: 'sandbox-not-loopback',
  summary: 'The address given with --sandbox is not an http address of this machine.',
  message: ({ text }) => `"${text}" is not an http address of this machine, so the sandbox refuses it.`,
  hint: () => 'Give an address such as http://127.0.0.1:5000, or none to use the built-in emulator.',
});

/** A command needs a running sandbox. */
export const sandboxNotRunning = defineError<{ readonly invocation: Invocation }>({
  code: 'sandbox-not-running',
  summary: 'The command needs a running sandbox, and none is running.',
  message: () => 'No sandbox is running.',
  hint: ({ invocation }) => `Start it: ${invocation.next('sandbox up')}`,
});

/** The emulator ended under a run. */
export const sandboxEnded = defineError<{
  readonly suffix: string;
  readonly endpoint: string;
  readonly invocation: Invocation;
}>({
  code: 'sandbox-ended',
  summary: 'The emulator exited while Terraform was changing an environment on it.',
  exitCode: 3,
  message: ({ suffix, endpoint }) =>
    `${suffix}: nothing listens at ${endpoint} any more: the emulator has exited, and Terraform was stopped.`,
  hint: ({ suffix, invocation }) =>
    `Start it again. The built-in one (${invocation.next('sandbox up')}) starts empty: ${invocation.next('deploy', { env: suffix })}. If yours keeps its resources: ${invocation.next('recover', { env: suffix })}`,
});

/** The emulator answered a reset with an error. */
export const sandboxResetFailed = defineError<{ readonly reason: string; readonly invocation: Invocation }>({
  code: 'sandbox-reset-failed',
  summary: 'The emulator refused the reset, or did not answer.',
  exitCode: 3,
  message: ({ reason }) => `The sandbox could not be reset: ${reason}.`,
  hint: ({ invocation }) =>
    `Start a new one: ${invocation.next('sandbox down')}, then ${invocation.next('sandbox up')}`,
});

/** The process that is recorded may be another one. */
export const sandboxNotRecognised = defineError<{
  readonly pid: number;
  readonly reason: string;
  readonly file: string;
  readonly invocation: Invocation;
}>({
  code: 'sandbox-not-recognised',
  summary:
    'The emulator answers, but the process that is recorded for it cannot be told from any other by its id, its start and its program: it is never ended then.',
  exitCode: 3,
  message: ({ pid, reason }) => `The process ${pid}, recorded as the emulator, ${reason}. It was left alone.`,
  hint: ({ pid, file, invocation }) =>
    `Look at it: ps -p ${pid} -o pid,lstart,args. If it is the emulator, end it (kill ${pid}), else remove ${file}. Then: ${invocation.next('sandbox down')}`,
});
