import { describe, expect, it } from 'vitest';
import { coversPattern, matchesAction } from './matches-action.js';

describe('the pattern of an action', () => {
  it.each([
    ['*', 's3:GetObject'],
    ['s3:*', 's3:GetObject'],
    ['S3:get*', 's3:GetObject'],
    ['s3:Get?bject', 's3:GetObject'],
    ['s3:*Object', 's3:GetObject'],
    ['s3:*t*t', 's3:GetObject'],
    ['iam:PassRole', 'iam:PassRole'],
  ])('%s covers %s', (pattern, action) => {
    expect(matchesAction(pattern, action)).toBe(true);
  });

  it.each([
    ['s3:Get', 's3:GetObject'],
    ['s3:*Objects', 's3:GetObject'],
    ['s3:GetObject?', 's3:GetObject'],
    ['', 's3:GetObject'],
    ['ec2:*', 's3:GetObject'],
  ])('%s does not cover %s', (pattern, action) => {
    expect(matchesAction(pattern, action)).toBe(false);
  });
});

it.each([
  ['*', 'a*', true],
  ['a*', 'a?b*', true],
  ['a?', 'a?', true],
  ['a*b', 'a*b', true],
  ['a?', 'a*', false],
  ['a?*', 'a*', false],
  ['a*b', 'a*', false],
  ['ab', 'a?', false],
])('%s covers all that %s covers: %s', (wide, narrow, said) => {
  expect(coversPattern(wide, narrow)).toBe(said);
});
