import { expect, it } from 'vitest';
import { unplacedSource } from '../../file/source-places.js';
import { checkFile } from '../../resolve/check-file.js';

it.each([
  ['15.13', 'since 2026-10-01 (table of '],
  ['15.16', 'AWS does not create it (table of '],
  ['15.3', 'the review accepts 15.4 and newer'],
])('the refusal of %s says why', (engineVersion, why) => {
  const data = {
    version: 1,
    environments: { 'dev-001': { environment: 'dev', database: { engineVersion } } },
  };
  const { problems } = checkFile(unplacedSource(data, undefined));
  expect(problems).toMatchObject([
    { code: 'engine-version-refused', value: engineVersion, message: expect.stringContaining(why) },
  ]);
});
