import { readFile } from 'node:fs/promises';
import { platform } from 'node:process';
import { neverInterrupted } from './interrupt.js';
import { run } from './run.js';

/**
 * When a process began, in the system's own words: the same process id with another beginning is another process.
 * Undefined when the process is gone, or where the system does not tell (Windows).
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (platform === 'linux') return startOnLinux(pid);
  if (platform === 'win32') return undefined;
  const args = ['-o', 'lstart=', '-p', String(pid)];
  // Where ps is, and a locale that does not change between two calls.
  const env = { PATH: '/bin:/usr/bin', LC_ALL: 'C' };
  const { stdout } = await run({ command: 'ps', args, cwd: '/', env, interrupt: neverInterrupted() });
  return stdout.trim() || undefined;
}

async function startOnLinux(pid: number): Promise<string | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted after the name in parentheses, which may hold spaces: proc_pid_stat(5).
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
