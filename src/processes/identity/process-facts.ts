import { readFileSync, readlinkSync } from 'node:fs';
import { platform } from 'node:process';
import { neverInterrupted } from '../interrupt.js';
import { run } from '../run.js';

/** What the system tells of a process; nothing of one that is gone. */
export interface ProcessFacts {
  /** When it began, in the system's own words. */
  readonly start?: string;
  /** Absolute path of its program. */
  readonly executable?: string;
  readonly parent?: number;
  readonly group?: number;
}

/** What the system tells of a process. On Windows it takes a second. */
export async function processFacts(pid: number): Promise<ProcessFacts> {
  if (platform === 'linux') return factsOnLinux(pid);
  return platform === 'win32' ? factsOnWindows(pid) : factsByPs(pid);
}

function factsOnLinux(pid: number): ProcessFacts {
  try {
    const facts = factsOfStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return { ...facts, executable: executableOnLinux(pid) };
  } catch {
    return {};
  }
}

/** Reads `/proc/<pid>/stat`, `pid (name) state parent group … start`: the name may hold spaces and parentheses. proc_pid_stat(5) */
export function factsOfStat(text: string): Pick<ProcessFacts, 'start' | 'parent' | 'group'> {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [, parent, group] = fields.map(Number);
  return { start: fields[19], parent, group };
}

/** Undefined for a process of another user. */
function executableOnLinux(pid: number): string | undefined {
  try {
    // A program that was replaced by a newer one while it runs.
    return readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '');
  } catch {
    return undefined;
  }
}

/** What `ps` tells of a process: on macOS, and on any system that has it. */
export async function factsByPs(pid: number): Promise<ProcessFacts> {
  const args = ['-ww', '-o', 'ppid=,pgid=,lstart=,comm=', '-p', String(pid)];
  // Where ps is, and a locale that does not change between two calls.
  const env = { PATH: '/bin:/usr/bin', LC_ALL: 'C' };
  const { stdout } = await run({ command: 'ps', args, cwd: '/', env, interrupt: neverInterrupted() });
  return factsOfPs(stdout);
}

/** Reads a line of `ps -o ppid=,pgid=,lstart=,comm=`: `  1  123 Sat Nov 28 13:00:46 2026 /path/of the/program`. */
export function factsOfPs(line: string): ProcessFacts {
  const found = /^\s*(\d+)\s+(\d+)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d+)\s+(\S.*?)\s*$/.exec(line);
  if (found === null) return {};
  const [, parent, group, start, executable] = found;
  return { start, executable, parent: Number(parent), group: Number(group) };
}

async function factsOnWindows(pid: number): Promise<ProcessFacts> {
  const script = `Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}' | ForEach-Object { $_.CreationDate.ToFileTimeUtc(); $_.ParentProcessId; $_.ExecutablePath }`;
  const { stdout } = await run({
    command: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    args: ['-NoProfile', '-NonInteractive', '-Command', script],
    cwd: 'C:\\',
    env: { SystemRoot: 'C:\\Windows' },
    interrupt: neverInterrupted(),
  });
  return factsOfPowerShell(stdout);
}

/** Reads three lines: the beginning, the parent, the program. Windows has no groups. */
export function factsOfPowerShell(text: string): ProcessFacts {
  const [start = '', parent = '', executable = ''] = text.split(/\r?\n/).map((line) => line.trim());
  if (!/^\d+$/.test(start)) return {};
  return { start, parent: Number(parent), executable: executable === '' ? undefined : executable };
}
