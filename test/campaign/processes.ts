import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Processes of Terraform or OpenTofu, and of their providers, that work in a folder. */
export function terraformProcesses(folder: string): {
  readonly engines: number[];
  readonly providers: number[];
} {
  const engines: number[] = [];
  const providers: number[] = [];
  // Linux alone has them there.
  const all = existsSync('/proc') ? readdirSync('/proc') : [];
  for (const pid of all.filter((name) => /^\d+$/.test(name))) {
    const words = commandOf(pid);
    if (words === undefined || !standsIn(pid, folder)) continue;
    const program = words[0]?.split('/').at(-1) ?? '';
    if (program.startsWith('terraform-provider-')) providers.push(Number(pid));
    else if (/^(terraform|tofu)/.test(program)) engines.push(Number(pid));
  }
  return { engines, providers };
}

/** Whether one of the engines in a folder carries out a plan, rather than making one. */
export function isApplying(folder: string): boolean {
  return terraformProcesses(folder).engines.some((pid) => commandOf(`${pid}`)?.[1] === 'apply');
}

function commandOf(pid: string): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return undefined;
  }
}

function standsIn(pid: string, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
  } catch {
    return false;
  }
}

/** Sends a signal to a process that may have ended by now. */
export function send(pid: number, signal: 'SIGINT' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
