import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { checkBundlePlace } from './bundle-folder.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'multienv-place-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, '.multienv', 'work'), { recursive: true });
  symlinkSync(join(root, '.multienv', 'work'), join(root, 'out'));
});

it.each(['.multienv', '.multienv/plans', '.multienv/..plans', 'out', 'out/plans'])(
  'plans are not saved in %s, which lies in .multienv',
  (named) => {
    expect(() => checkBundlePlace({ cwd: root }, named, root)).toThrow(
      expect.objectContaining({ code: 'saved-plan-place' }),
    );
  },
);

it('plans are saved in a new folder beside it', () => {
  expect(checkBundlePlace({ cwd: root }, 'plans', root)).toBe(join(root, 'plans'));
});
