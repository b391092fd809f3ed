import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import { loadCheckProfile } from './load-check-profile.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-profile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = { name: 'the-profile.yaml', today: '2026-11-24' };
const load = (text: string) => {
  const path = join(folder, 'p.yaml');
  writeFileSync(path, text);
  return loadCheckProfile(path, options);
};
function problemsOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return [];
}
const told = (text: string) =>
  problemsOf(() => load(text)).map(({ code, message, hint, path, line }) => ({
    ...{ code, message, hint, path, line },
  }));

describe('a profile', () => {
  it('is what its file says', () => {
    const profile = load(
      'version: 1\nconventions: true\nskip: [RDS-6]\nonly: [S3-11]\nseverity: high\nwaivers:\n  - { rule: S3-11, address: aws_s3_bucket.logs, owner: Platform, reason: Logs are elsewhere., expires: "2027-01-01" }\n',
    );
    expect(profile).toMatchObject({
      ...{ file: 'the-profile.yaml', conventions: true, skip: ['RDS-6'], only: ['S3-11'], severity: 'high' },
      waivers: [{ rule: 'S3-11', expires: '2027-01-01' }],
    });
    expect(profile?.locate(['severity'])?.line).toBe(5);
  });

  it('may say nothing but its version', () => {
    expect(load('version: 1\n')).toMatchObject({
      ...{ conventions: false, skip: [], only: undefined, severity: undefined, waivers: [] },
    });
  });

  it('is none where there is no file', () => {
    expect(loadCheckProfile(join(folder, 'none.yaml'), options)).toBeUndefined();
  });

  it('is no link and no folder', () => {
    symlinkSync('/etc/hostname', join(folder, 'link'));
    expect(problemsOf(() => loadCheckProfile(join(folder, 'link'), options))).toMatchObject([
      {
        code: 'check-profile-not-readable',
        message: "the-profile.yaml can't be read as the profile of a review: it is a link.",
        file: 'the-profile.yaml',
      },
    ]);
    expect(problemsOf(() => loadCheckProfile(folder, options))).toMatchObject([
      { message: expect.stringContaining('it is no regular file') },
    ]);
  });
});

describe('a fault of a profile has its place, and what to write', () => {
  const invalid = (message: string, hint: string, path: string, line?: number) => [
    { code: 'check-profile-invalid', message, hint, path, line: line ?? expect.anything() },
  ];

  it.each([
    ['version: 2\n', 'must be the number 1.', 'Write the number 1.', 'version', 1],
    [
      'version: 1\nconventions: false\n',
      'must be true; without it, they are off for stacks that are not ours.',
      'Write true; without it, they are off for stacks that are not ours.',
      'conventions',
      2,
    ],
    [
      'version: 1\nskip: RDS-6\n',
      'must be a list of ids of rules, such as [RDS-6, S3-11].',
      'Write a list of ids of rules, such as [RDS-6, S3-11].',
      'skip',
      2,
    ],
    [
      'version: 1\nonly: []\n',
      'must be a list of ids of rules, such as [RDS-6, S3-11].',
      'Write a list of ids of rules, such as [RDS-6, S3-11].',
      'only',
      2,
    ],
    [
      'version: 1\nseverity: grave\n',
      'must be critical, high, medium or low.',
      'Write critical, high, medium or low.',
      'severity',
      2,
    ],
    ['version: 1\nwaivers: none\n', 'must be a list of waivers.', 'Write a list of waivers.', 'waivers', 2],
  ])('%j', (text, must, hint, path, line) => {
    expect(told(text)).toEqual(invalid(`\`${path}\` ${must}`, hint, path, line));
  });

  it('where something is missing', () => {
    expect(told('skip: [RDS-6]\n')).toMatchObject([
      { message: '`version` is missing.', hint: 'Add `version: 1`.', path: 'version' },
    ]);
    expect(told('[]\n')).toMatchObject([
      { message: 'The file must be a block of settings that begins with `version: 1`.' },
    ]);
  });

  it('where a key or a rule is unknown', () => {
    const list = 'Settings of a profile: version, conventions, skip, only, severity, waivers.';
    expect(told('version: 1\nskipp: []\nzzzzzzz: 1\n')).toMatchObject([
      { message: 'A profile has no setting `skipp`.', hint: `Did you mean \`skip\`? ${list}`, line: 2 },
      { message: 'A profile has no setting `zzzzzzz`.', hint: `Remove it. ${list}`, line: 3 },
    ]);
    expect(told('version: 1\nskip: [RDS-6, rds-6]\nonly:\n  - nothing-like-it\n')).toMatchObject([
      {
        code: 'check-profile-rule-unknown',
        message: 'There is no rule `rds-6`.',
        hint: 'Did you mean `RDS-6`?',
        path: 'skip.1',
      },
      { message: 'There is no rule `nothing-like-it`.', path: 'only.0', line: 4 },
    ]);
  });

  it('where a waiver is wrong, as in environments.yaml', () => {
    const [problem] = told(
      'version: 1\nwaivers:\n  - { rule: S3-11, address: a.b, owner: P, reason: R is so., expires: never }\n',
    );
    expect(problem).toMatchObject({ path: 'waivers.0.expires', line: 3 });
  });
});
