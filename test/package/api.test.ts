import { describe, expect, it } from 'vitest';
import { apiPage } from '../../scripts/reference/api-page.js';
import { packageFolder, readPacked } from './packed-files.js';

describe('the public API', () => {
  const page = apiPage(packageFolder);

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
