import { readFileSync } from 'node:fs';
import { packageFile } from '../../src/package-files.js';

/** Where the repository is for people, as package.json says. */
export function repositoryUrl(): string {
  const { repository }: { repository: { url: string } } = JSON.parse(
    readFileSync(packageFile('package.json'), 'utf8'),
  );
  return repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
}
