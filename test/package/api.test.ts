import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { apiPage } from '../../scripts/reference/api-page.js';
import { packageFolder, readPacked } from './packed-files.js';

/** The packed declarations where API Extractor takes them for a package of ours: what lies in node_modules is of others to it. */
function declarationsOutsideNodeModules(): string {
  const folder = join(inject('packed').project, 'declarations');
  for (const part of ['package.json', join('dist', 'types')])
    cpSync(join(packageFolder, part), join(folder, part), { recursive: true });
  return folder;
}

describe('the public API', () => {
  const page = apiPage(declarationsOutsideNodeModules());

  it('is what docs/reference/api.md says: if a change is meant, run `npm run api`, and tell of it in CHANGELOG.md', () => {
    expect(page).toBe(readPacked('docs/reference/api.md'));
  });

  it('has both entries in it', () => {
    for (const signature of ['export class MultiEnvStack', 'export function synthesizeEnvironment'])
      expect(page).toContain(signature);
  });

  it('says in a sentence what each export is', () => {
    const undocumented = page.matchAll(/^\/\/ @\w+ \(undocumented\)\nexport (.+)$/gm);
    expect([...undocumented].map(([, signature]) => signature)).toEqual([]);
  });
});
