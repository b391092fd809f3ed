import { lstatSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The first symbolic link on the way from a folder to a path inside it that leads out of the folder, or nowhere. */
export function linkThatLeadsOutside(folder: string, path: string): string | undefined {
  const parts = relative(folder, path).split(sep);
  const real = realPathOf(folder);
  for (let count = 1; count <= parts.length; count += 1) {
    const part = join(folder, ...parts.slice(0, count));
    const stat = lstatSync(part, { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    if (!stat.isSymbolicLink()) continue;
    const target = realPathOf(part);
    if (real === undefined || target === undefined || !isInside(real, target)) return part;
  }
  return undefined;
}

function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/** Undefined where nothing is there. */
function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
