import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkJsonOutput } from './check-json-output.js';

/** Folder of this repository. */
export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The built command. */
export const cliMain = join(repository, 'dist', 'cli', 'main.js');

/** How a run of the command ended. */
export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command without a terminal. */
export function runCli(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: Readonly<Record<string, string>>;
    /** The command of another build. Default: that of this repository. */
    readonly main?: string;
    /** Asks the command to end, as SIGTERM does. */
    readonly signal?: AbortSignal;
    /** Receives the process id, for tests that end it. */
    readonly onStart?: (pid: number) => void;
  },
): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const { main = cliMain } = options;
    const child = spawn(process.execPath, [main, ...args], {
      cwd: options.cwd,
      env: { PATH: process.env.PATH, HOME: options.cwd, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: options.signal,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('spawn', () => options.onStart?.(child.pid ?? 0));
    child.once('close', (exitCode) => {
      try {
        // One that was killed may have printed half of it.
        if (exitCode !== null && main === cliMain) checkJsonOutput(args, stdout);
        resolve({ exitCode, stdout, stderr });
      } catch (error) {
        reject(error);
      }
    });
  });
}
