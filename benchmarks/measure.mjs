import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

/** The built command. */
export const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** The middle one. */
export function median(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Runs a program of Node in a folder to its end: its whole time, in seconds. */
export function secondsOf(args, cwd) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(execPath, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return (performance.now() - started) / 1000;
}

/** Does `work` in a project with so many development environments, whose sandbox runs and whose secrets are there. */
export function inSandboxProject(count, work) {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-benchmark-'));
  const environments = Array.from(
    { length: count },
    (_, index) => `  dev-${index + 1}: { environment: dev }\n`,
  );
  writeFileSync(join(folder, 'environments.yaml'), `version: 1\nenvironments:\n${environments.join('')}`);
  try {
    secondsOf([main, 'sandbox', 'up'], folder);
    secondsOf([main, 'secret', 'init', '--sandbox'], folder);
    work(folder);
  } finally {
    spawnSync(execPath, [main, 'sandbox', 'down'], { cwd: folder });
    rmSync(folder, { recursive: true });
  }
}
