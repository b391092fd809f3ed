import { expect, it } from 'vitest';
import { settingsFiles } from '../../../../test/fixtures/settings-files.js';
import { UserError } from '../../../errors/user-error.js';
import { resolveEnvironment } from '../../resolve/resolve-environment.js';

const { expectFault, load, problemsOf } = settingsFiles();
const file = (project: string) =>
  `version: 1\nproject: ${project}\nenvironments:\n  dev-001: { environment: dev }\n  dev-002: { environment: dev }\n`;

it('a project that IAM refuses as a tag is told once, at its line, with one that would do', () => {
  expectFault('', file('R&D Portal'), 'tag-characters', 2, 10, 'for example `R-D Portal`');
  expect(problemsOf(file('R&D Portal'))).toMatchObject([{ path: 'project', suggestion: 'R-D Portal' }]);
});

it('a project that begins as what AWS or RDS keeps for itself is refused', () => {
  expectFault('', file('"aws:shop"'), 'tag-reserved', 2, 10, 'a value that starts with `aws:`');
  expectFault('', file('"RDS:shop"'), 'tag-reserved', 2, 10, 'a value that starts with `rds:`');
});

it('a project with a space at its end is only told, and one of another script goes', () => {
  expect(load(file('"shop "')).warnings).toMatchObject([{ code: 'tag-spaces', line: 2, column: 10 }]);
  expect(load(file('Müller & Söhne'.replace('&', '+'))).warnings).toEqual([]);
});

it('a program is told without a line', () => {
  try {
    resolveEnvironment({ environment: 'dev', suffix: 'dev-001', project: 'R&D' });
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.problems).toMatchObject([{ code: 'tag-characters', line: null, path: 'project' }]);
  }
});
