// Shared by `npm start` and `npm test`. Plain Node: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env, execPath, platform, stderr, version } from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const oldest = [20, 19];
/** Longest time that a child may take to end after the first signal. */
const graceMs = 3000;
const groups = new Set();
const servers = new Set();
let signalled;

/** Exit code of a signal once it came. */
export const interruptedBy = () => signalled;

/** To be called when all is done that an interruption still allows. */
export function endServers() {
  if (signalled !== undefined) killServers();
}

/** Ends with an exit code of its own. */
export class Stop extends Error {
  constructor(message, exitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** A server of ours that outlives the command which started it: it ends with us when we are interrupted. */
export function ownServer(pid) {
  servers.add(pid);
}

export function checkNode() {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new Stop(
    `Node.js ${oldest.join('.')} or newer is needed, this is ${version}: https://nodejs.org/en/download`,
    2,
  );
}

/** The emulator keeps nothing that is worth an orderly end. */
function killServers() {
  for (const pid of servers) killGroup({ pid, kill: (signal) => process.kill(pid, signal) }, 'SIGKILL');
}

function killGroup(child, signal) {
  try {
    if (platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

function interrupt(code, signal) {
  if (signalled !== undefined) return;
  signalled = code;
  stderr.write('\nInterrupted: stopping …\n');
  // Only the leader: it asks its own children to end.
  for (const child of groups) child.kill(signal);
  setTimeout(() => {
    for (const child of groups) killGroup(child, 'SIGKILL');
    killServers();
  }, graceMs).unref();
}

/**
 * Passes a signal on to the running child, gently and once: npm and the terminal may both have sent it to us.
 * What still lives after the grace time is killed with its group.
 */
export function handleSignals() {
  process.on('SIGINT', () => interrupt(130, 'SIGINT'));
  process.on('SIGTERM', () => interrupt(143, 'SIGTERM'));
  process.on('SIGHUP', () => interrupt(129, 'SIGTERM'));
  // A signal to npm alone ends npm and its shell, and never reaches us: their death is all that we see of it.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) interrupt(130, 'SIGINT');
  }, 200).unref();
  // They may have been the readers of our output.
  for (const stream of [process.stdout, stderr]) stream.on('error', () => {});
}

/** Runs a program in a group of its own; returns exit code and, with `capture`, its standard output. */
export function run(command, args, { capture = false, environment = env, quiet = false } = {}) {
  if (signalled !== undefined) return Promise.resolve({ code: signalled, stdout: '' });
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: environment,
      detached: platform !== 'win32',
      // npm is npm.cmd on Windows, which only a shell can start.
      shell: platform === 'win32' && command === 'npm',
      stdio: ['ignore', capture ? 'pipe' : quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'],
    });
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    groups.add(child);
    const end = (code) => {
      groups.delete(child);
      if (child.pid !== undefined) killGroup(child, 'SIGKILL');
      resolve({ code, stdout });
    };
    child.once('error', () => end(127));
    child.once('close', (code) => end(code ?? signalled ?? 1));
  });
}

/** Where `install` notes which lock file node_modules was made from. */
const stamp = join(root, 'node_modules', '.multienv-install');

function wantedStamp() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Whether `install` would find nothing to do. */
export function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wantedStamp();
}

/** `npm ci`, when the lock file is not the one that node_modules was made from. */
export async function install() {
  if (isInstalled()) return;
  stderr.write('Installing packages (npm ci) …\n');
  const { code } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Stop('npm ci failed: see above. It needs the npm registry once.', code);
  writeFileSync(stamp, wantedStamp());
}

/** dist/, when the sources changed. */
export async function build() {
  const { code } = await run(execPath, [join(root, 'scripts', 'build.mjs')]);
  if (code !== 0) throw new Stop('The build failed: see above.', code);
}
