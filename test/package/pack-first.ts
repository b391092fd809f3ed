import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { repository } from '../cli/run-cli.js';

/** The package as it would be published, and a project that has installed it. */
export interface Packed {
  readonly tarball: string;
  /** A folder with a space in its path, with what README says to install and nothing else. */
  readonly project: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly packed: Packed;
  }
}

/** Packs once for all tests of this folder, and installs the tarball where nothing of the repository can be found. */
export default function packFirst({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-package-'));
  const [packed]: { filename: string }[] = JSON.parse(
    npm(repository, 'pack', '--json', '--pack-destination', folder),
  );
  const tarball = join(folder, packed?.filename ?? '');
  const project = join(folder, 'a project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
  npmInstall(project, tarball, ...versionsOf('cdktn', 'constructs'));
  provide('packed', { tarball, project });
  return () => rmSync(folder, { recursive: true, force: true });
}

/** `npm install` in a folder; what the cache has is not asked for again. */
export function npmInstall(folder: string, ...packages: string[]): void {
  npm(folder, 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', ...packages);
}

/** `name@version` of packages, as the repository is tested with. */
export function versionsOf(...names: string[]): string[] {
  const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(repository, 'package.json'), 'utf8'),
  );
  return names.map((name) => `${name}@${devDependencies[name]}`);
}

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
