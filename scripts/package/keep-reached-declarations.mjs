import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const imported = /(?<!["'])(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']/g;

/** Removes the declarations that no entry reaches: what nobody can import would only leak the packages that it is made of. */
export function keepReachedDeclarations(folder, entries) {
  const reached = reachedFrom(entries.map((entry) => join(folder, entry)));
  for (const file of filesOf(folder)) if (!reached.has(file)) rmSync(file);
  removeEmptyFolders(folder);
}

function reachedFrom(entries) {
  const reached = new Set();
  const left = [...entries];
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (reached.has(file)) continue;
    if (!existsSync(file)) throw new Error(`A declaration of the package is missing: ${file}`);
    reached.add(file);
    for (const [, name] of readFileSync(file, 'utf8').matchAll(imported))
      left.push(resolve(dirname(file), name.replace(/\.js$/, '.d.ts')));
  }
  return reached;
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function removeEmptyFolders(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeEmptyFolders(join(folder, entry.name));
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
