import { expect, it } from 'vitest';
import { readStack } from '../../model/stack/read-stack.js';
import { tierOfTags } from './tier-of-tags.js';

const tagged = (...maps: readonly object[]) =>
  readStack({
    resource: { aws_sns_topic: Object.fromEntries(maps.map((tags, index) => [`t${index}`, { tags }])) },
  });

it.each([
  [{ Environment: 'dev' }, 'development'],
  [{ env: 'DEV-001' }, 'development'],
  [{ Stage: 'pre-prod' }, 'staging'],
  [{ EnvironmentSuffix: 'staging-002' }, 'staging'],
  [{ Environment: 'Production' }, 'production'],
  [{ Environment: 'blue' }, undefined],
  [{ Environment: '${var.environment}' }, undefined],
  [{ Team: 'dev' }, undefined],
  [{}, undefined],
])('reads %j as %s', (tags, tier) => {
  expect(tierOfTags(tagged(tags))).toBe(tier);
});

it.each([
  ['production', 'prod production prd live'],
  ['staging', 'stage staging stg uat preprod preproduction nonprod'],
  ['development', 'dev develop development test testing qa sandbox demo lab playground'],
])('%s is said as %s', (tier, words) => {
  for (const word of words.split(' '))
    expect([word, tierOfTags(tagged({ Env: word }))]).toEqual([word, tier]);
});

it.each('environment environment-suffix EnvironmentType env stage tier'.split(' '))(
  'in the tag %s',
  (key) => {
    expect(tierOfTags(tagged({ [key]: 'lab' }))).toBe('development');
  },
);

it('takes the strictest where tags differ, and nothing where one is not understood', () => {
  expect(tierOfTags(tagged({ Environment: 'dev' }, { Environment: 'prod' }))).toBe('production');
  expect(tierOfTags(tagged({ Environment: 'dev' }, { Environment: 'uat' }))).toBe('staging');
  expect(tierOfTags(tagged({ Environment: 'dev' }, { Environment: 'main' }))).toBeUndefined();
});

it('reads the default tags of a provider', () => {
  const stack = readStack({ provider: { aws: [{ default_tags: [{ tags: { Environment: 'test' } }] }] } });
  expect(tierOfTags(stack)).toBe('development');
});
