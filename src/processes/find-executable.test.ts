import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findExecutable, findOutside } from './find-executable.js';

/** Two folders of a PATH: `tool` is in both, in the first it is no program. */
function folders() {
  const root = mkdtempSync(join(tmpdir(), 'find-executable-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [first, second] = [join(root, 'first'), join(root, 'second')];
  for (const folder of [first, second]) mkdirSync(folder);
  writeFileSync(join(first, 'tool'), '');
  chmodSync(join(first, 'tool'), 0o644);
  mkdirSync(join(first, 'folder'));
  writeFileSync(join(second, 'tool'), '');
  chmodSync(join(second, 'tool'), 0o755);
  return { root, first, second, PATH: [first, second].join(delimiter) };
}

it.runIf(process.platform !== 'win32')('finds the first program of PATH that may be run', async () => {
  const { second, PATH } = folders();
  expect(await findExecutable('tool', { PATH })).toBe(join(second, 'tool'));
  expect(await findExecutable('tool', { Path: PATH })).toBe(join(second, 'tool'));
  expect(await findExecutable('tool', { PATH, Path: '/nowhere' })).toBe(join(second, 'tool'));
  expect(await findExecutable('other', { PATH })).toBeUndefined();
  expect(await findExecutable('folder', { PATH })).toBeUndefined();
  expect(await findExecutable('tool', {})).toBeUndefined();
});

it('looks in no folder that is relative to where the person stands', async () => {
  expect(await findExecutable('tsc', { PATH: 'node_modules/.bin' })).toBeUndefined();
});

it.runIf(process.platform !== 'win32')('takes a name with a folder in it as it stands', async () => {
  const { first, second, PATH } = folders();
  const program = join(second, 'tool');
  expect(await findExecutable(program, {})).toBe(program);
  expect(await findExecutable(join(first, 'tool'), { PATH })).toBeUndefined();
  expect(await findExecutable('./tool', { PATH })).toBeUndefined();
  writeFileSync(join(second, 'to\\ol'), '');
  chmodSync(join(second, 'to\\ol'), 0o755);
  expect(await findExecutable('to\\ol', { PATH })).toBe(join(second, 'to\\ol'));
});

it.runIf(process.platform !== 'win32')(
  'passes over what lies in a repository, in a node_modules, or leads there',
  async () => {
    const { root, first, second } = folders();
    const project = join(root, 'repository', 'infrastructure');
    const bin = join(root, 'repository', 'bin');
    for (const folder of [project, bin, join(root, 'repository', '.git')])
      mkdirSync(folder, { recursive: true });
    const modules = join(root, 'node_modules', '.bin');
    mkdirSync(modules, { recursive: true });
    for (const file of [join(bin, 'tool'), join(modules, 'tool')]) {
      writeFileSync(file, '');
      chmodSync(file, 0o755);
    }
    symlinkSync(join(second, 'tool'), join(bin, 'linked'));
    symlinkSync(join(bin, 'tool'), join(first, 'leading'));
    symlinkSync(bin, join(root, 'alias'));
    const passedOver: string[] = [];
    const find = (name: string, ...path: readonly string[]) =>
      findOutside(project, name, {
        env: { PATH: path.join(delimiter) },
        onPassedOver: (found) => passedOver.push(found),
      });
    expect(await find('tool', bin, join(root, 'alias'), modules, second)).toBe(join(second, 'tool'));
    expect(passedOver).toEqual([join(bin, 'tool'), join(root, 'alias', 'tool'), join(modules, 'tool')]);
    expect(await find('linked', bin)).toBeUndefined();
    expect(await find('leading', first)).toBeUndefined();
    expect(await find(join(bin, 'tool'), second)).toBe(join(bin, 'tool'));
  },
);
