import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadEnvironments } from '../../src/config/file/load.js';
import { valueAt } from '../../src/config/schema/setting-path.js';
import { edits, rounds } from './edits.js';
import { edited, everythingOn, fileOf } from './everything-on.js';

const folder = mkdtempSync(join(tmpdir(), 'multienv-everything-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = (text: string) => {
  const file = join(folder, 'environments.yaml');
  writeFileSync(file, text);
  return loadEnvironments(file).environments;
};
const changes = Object.fromEntries(edits.map(({ setting, to }) => [setting, to]));

it('is a valid file, before the edits and after them', () => {
  expect(load(fileOf(everythingOn))).toHaveLength(2);
  expect(load(fileOf(edited(everythingOn, changes)))).toHaveLength(2);
});

it('has fifteen edits, each of which changes something of both', () => {
  expect(rounds.flat()).toEqual(edits);
  expect(Object.keys(changes)).toHaveLength(15);
  const [before, after] = [load(fileOf(everythingOn)), load(fileOf(edited(everythingOn, changes)))];
  for (const [at, environment] of before.entries())
    for (const { setting, to } of edits) {
      const path = setting.split('.');
      expect(valueAt(environment, path), setting).not.toEqual(to);
      expect(valueAt(after[at] ?? {}, path), setting).toEqual(to);
    }
});
