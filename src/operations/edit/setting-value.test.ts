import { expect, it } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import { settingValue, singleSetting } from './setting-value.js';

it.each([
  ['database.multiAz', ['database', 'multiAz']],
  ['tags.Owner', ['tags', 'Owner']],
  ['tags.Cost.Center', ['tags', 'Cost.Center']],
])('%s is a single setting', (name, path) => {
  expect(singleSetting(name, 'multienv explain dev-001')).toEqual(path);
});

function hintOf(name: string): string | undefined {
  try {
    singleSetting(name, 'multienv explain dev-001');
  } catch (error) {
    if (error instanceof UserError && error.code === 'setting-unknown') return error.problems[0]?.hint;
    throw error;
  }
  return undefined;
}

it('a block, or a name that is none, is not', () => {
  expect(hintOf('database')).toMatch(/`database\.\w+/);
  expect(hintOf('tags')).toBeDefined();
  expect(hintOf('database.multiAzz')).toContain('database.multiAz');
  expect(hintOf('nothing.like.it')).toContain('`multienv explain dev-001` lists them all');
});

it.each([
  ['database.multiAz', 'true', true],
  ['database.storageGiB', '50', 50],
  ['database.engineVersion', '15', '15'],
  ['storage.encryption', 'aws:kms', 'aws:kms'],
  ['network.subnetIds', '[a, b]', ['a', 'b']],
  ['tags.Owner', 'true', 'true'],
  ['database.storageGiB', '[broken', '[broken'],
  ['database.storageGiB', '{a: 1}', { a: 1 }],
])('for %s the word %s is %j', (name, word, value) => {
  expect(settingValue(name.startsWith('tags.') ? ['tags', 'Owner'] : name.split('.'), word)).toEqual(value);
});
