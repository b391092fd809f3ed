import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inject } from 'vitest';

/** Folder of the installed package. */
export const packageFolder = join(inject('packed').project, 'node_modules', 'multi-env-infrastructure');

/** Every file of the installed package, relative to its folder. */
export const packedFiles: readonly string[] = filesOf(packageFolder).map((file) =>
  relative(packageFolder, file).replaceAll('\\', '/'),
);

/** Text of a packed file. */
export function readPacked(file: string): string {
  return readFileSync(join(packageFolder, file), 'utf8');
}

/** What a folder takes on the disk. */
export function megabytesOf(folder: string): number {
  return filesOf(folder).reduce((sum, file) => sum + statSync(file).blocks * 512, 0) / 1e6;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
