import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { settingsFiles } from '../../../test/fixtures/settings-files.js';
import { tierDefault } from '../resolve/tier-table.js';
import { keysOf, settingPaths } from '../schema/schema-index.js';
import { valueAt } from '../schema/setting-path.js';
import { bucketPrefixOf, isProjectName, projectNameOf } from './project-names.js';
import { settingComments } from './setting-comments.js';
import { starterFile } from './starter-file.js';

const { load } = settingsFiles();

/** What the comments become when a person takes the first `# ` of each line away. */
const uncommented: unknown = parse(settingComments().replaceAll(/^# ?/gm, ''));
const pathsOf = (value: unknown, path: string): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, child]) => {
        const own = path === '' ? key : `${path}.${key}`;
        return [own, ...pathsOf(child, own)];
      });

it('has every setting of the schema as a comment, and no other', () => {
  const inDefaults = settingPaths().map((path) => `defaults.${path}`);
  const ofReview = keysOf(['review']).map((key) => `review.${key}`);
  const ofWaivers = keysOf(['waivers', 0]).map((key) => `waivers.0.${key}`);
  const ofParity = ['0', ...keysOf(['parity', 0]).map((key) => `0.${key}`)].map((key) => `parity.${key}`);
  const others = keysOf([]).filter((key) => !['version', 'edition', 'project', 'environments'].includes(key));
  expect([...pathsOf(uncommented, '')].sort()).toEqual(
    [
      ...others,
      'terraform.binary',
      'waivers.0',
      ...ofReview,
      ...ofWaivers,
      ...ofParity,
      ...inDefaults,
    ].sort(),
  );
});

it.each(settingPaths())('shows the default of %s as the tier table has it', (path) => {
  const value = valueAt(uncommented, ['defaults', ...path.split('.')]);
  const expected = tierDefault('development', path);
  if (expected !== undefined) expect(value).toBe(expected);
  else expect(typeof value === 'object').toBe(true);
});

it('describes every setting in the line before it', () => {
  const lines = settingComments().split('\n');
  for (const [index, line] of lines.entries())
    if (/^# +[a-zA-Z]+:/.test(line)) expect(lines[index - 1], line).toMatch(/^# +# /);
});

it.each(['shop', 'true', '0x1f', 'a: b', 'Ünïcode @home', '1.5', 'null', '-', 'a'.repeat(256)])(
  'keeps the project %s as a text',
  (project) => {
    expect(isProjectName(project)).toBe(true);
    const { environments } = load(starterFile({ schema: './s.json', project, bucketPrefix: 'a-1' }));
    expect(environments.map((one) => [one.project, one.storage.bucketPrefix])).toEqual(
      Array.from({ length: 3 }, () => [project, 'a-1']),
    );
  },
);

it.each(['', ' a', 'a\n', 'a#b', '${a}', 'a"b', '~', 'aws:a', '\u202ea', 'a'.repeat(257)])(
  'takes %j for no name of a project',
  (project) => {
    expect(isProjectName(project)).toBe(false);
  },
);

it.each([
  ['shop', 'shop', 'shop-0f'],
  ['My Shop', 'My Shop', 'my-shop-0f'],
  ['shop!', 'shop', 'shop-0f'],
  ['Größe', 'Größe', 'gro-e-0f'],
  ['日本', '日本', 'app-0f'],
  ['', 'my-project', 'my-project-0f'],
  ['---', 'my-project', 'my-project-0f'],
  ['xn--shop', 'xn--shop', 'xn-shop-0f'],
  ['sthree-a', 'sthree-a', 'app-0f'],
  ['sthree', 'sthree', 'app-0f'],
  ['sthreeway', 'sthreeway', 'sthreeway-0f'],
  ['amzn-s3-demo-a', 'amzn-s3-demo-a', 'app-0f'],
  ['Café ﬁne', 'Café ﬁne', 'cafe-fine-0f'],
  ['_abcdefghijklmnopqrs-tuv', '_abcdefghijklmnopqrs-tuv', 'abcdefghijklmnopqrs-0f'],
  [` -${'a'.repeat(70)}`, 'a'.repeat(62), `${'a'.repeat(20)}-0f`],
  ['a-very-long-name-of-a-folder', 'a-very-long-name-of-a-folder', 'a-very-long-name-of-0f'],
])('makes of the folder %j the project %j and the buckets %j', (folder, project, prefix) => {
  expect(projectNameOf(folder)).toBe(project);
  expect(isProjectName(project)).toBe(true);
  expect(bucketPrefixOf(project, '0f')).toBe(prefix);
});
