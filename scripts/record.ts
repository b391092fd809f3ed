// Runs the built command on the sandbox in a new project, and makes the image of README from what it printed.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageFile } from '../src/package-files.js';
import { type RecordedStep, terminalSvg } from './recording/terminal-svg.js';

interface Scene {
  readonly words: readonly string[];
  /** How many lines are shown from the beginning and from the end. */
  readonly first: number;
  readonly last: number;
}

const onSandbox = ['--env', 'dev-001', '--sandbox'] as const;
const scenes: readonly Scene[] = [
  { words: ['init'], first: 1, last: 0 },
  { words: ['sandbox', 'up'], first: 9, last: 0 },
  { words: ['secret', 'init', ...onSandbox], first: 9, last: 0 },
  { words: ['deploy', ...onSandbox, '--yes'], first: 8, last: 19 },
];

// Settings of this machine and of its owner are no part of the picture.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(AWS_|TF_|MULTIENV_)/.test(name)),
);

async function linesOf(words: readonly string[], cwd: string): Promise<readonly string[]> {
  const main = packageFile('dist/cli/main.js');
  const child = spawn(process.execPath, [main, ...words], {
    cwd,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => lines.push(line.replaceAll(cwd, '.')));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`multienv ${words.join(' ')} ended with ${code}:\n${lines.join('\n')}`);
  return lines;
}

async function record({ words, first, last }: Scene, cwd: string): Promise<RecordedStep> {
  const lines = await linesOf(words, cwd);
  const left = lines.length - first - last;
  const shown =
    left <= 1
      ? lines
      : [...lines.slice(0, first), `… ${left} more lines`, ...lines.slice(lines.length - last)];
  return { command: `npx multienv ${words.join(' ')}`, lines: shown };
}

const folder = mkdtempSync(join(tmpdir(), 'multienv-recording-'));
try {
  const steps: RecordedStep[] = [];
  for (const scene of scenes) steps.push(await record(scene, folder));
  writeFileSync(packageFile('docs/images/deploy.json'), `${JSON.stringify(steps, null, 2)}\n`);
  writeFileSync(packageFile('docs/images/deploy.svg'), terminalSvg(steps));
} finally {
  await linesOf(['sandbox', 'down'], folder).catch((error: unknown) => console.error(error));
  rmSync(folder, { recursive: true, force: true });
}
