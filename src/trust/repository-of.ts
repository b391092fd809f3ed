import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { leadsOutOf, realPath } from '../files/leads-out-of.js';

/** The folder of the git repository around a folder, links followed; the folder itself where there is none. */
export function repositoryOf(folder: string): string {
  return gitFolder(folder) ?? realPath(folder);
}

/** Why a cache must not be used: git hands out what lies in the repository of a project, a provider or a Python as well. */
export function whyInRepository(project: string, cache: string): string | undefined {
  const repository = gitFolder(project);
  if (repository === undefined || leadsOutOf(repository, cache)) return undefined;
  return `it lies in the repository ${repository}`;
}

function gitFolder(folder: string): string | undefined {
  for (let path = realPath(folder); ; path = dirname(path)) {
    if (lstatSync(join(path, '.git'), { throwIfNoEntry: false }) !== undefined) return path;
    if (dirname(path) === path) return undefined;
  }
}
