import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { repositoryOf, whyInRepository } from './repository-of.js';

let top = '';
const at = (...names: readonly string[]) => join(top, ...names);

beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'multienv-repository-')));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  for (const folder of ['repository/project/deep', 'repository-cache', 'alone'])
    mkdirSync(at(folder), { recursive: true });
});

describe.each([
  ['a folder', () => mkdirSync(at('repository', '.git'))],
  ['a file, as in a work tree', () => writeFileSync(at('repository', '.git'), 'gitdir: elsewhere\n')],
  ['a link that leads nowhere', () => symlinkSync('nowhere', at('repository', '.git'))],
])('a repository with .git as %s', (_what, make) => {
  beforeEach(make);

  it('is the one around a folder, links followed', () => {
    expect(repositoryOf(at('repository'))).toBe(at('repository'));
    expect(repositoryOf(at('repository', 'project', 'deep'))).toBe(at('repository'));
    symlinkSync(at('repository', 'project'), at('link'));
    expect(repositoryOf(at('link'))).toBe(at('repository'));
    expect(repositoryOf(at('alone'))).toBe(at('alone'));
    symlinkSync(at('alone'), at('link-to-alone'));
    expect(repositoryOf(at('link-to-alone'))).toBe(at('alone'));
  });

  it('hands out what lies in it, and nothing beside it', () => {
    const project = at('repository', 'project');
    const why = `it lies in the repository ${at('repository')}`;
    expect(whyInRepository(project, at('repository'))).toBe(why);
    expect(whyInRepository(project, at('repository', '..cache', 'not', 'there'))).toBe(why);
    symlinkSync(at('repository'), at('link'));
    expect(whyInRepository(project, at('link', 'cache'))).toBe(why);
    expect(whyInRepository(project, at('repository-cache'))).toBeUndefined();
    expect(whyInRepository(project, top)).toBeUndefined();
    expect(whyInRepository(at('alone'), at('alone', 'cache'))).toBeUndefined();
  });
});
