import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let root: string | undefined;

/** Absolute path of a file that ships with this package, given relative to the package's folder; the same from sources and from the build. */
export function packageFile(relativePath: string): string {
  root ??= findPackageFolder(dirname(fileURLToPath(import.meta.url)));
  return join(root, relativePath);
}

/** Version of this package. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
  return String(version);
}

function findPackageFolder(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error(`No package.json above ${start}.`);
  }
}
