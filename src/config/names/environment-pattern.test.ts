import { expect, it } from 'vitest';
import { namesEnvironment } from './environment-pattern.js';

const dev = { suffix: 'dev-001', tier: 'development' } as const;

it.each([
  ['dev-001', true],
  ['dev-*', true],
  ['*', true],
  ['dev-00?', true],
  ['dev-0?', false],
  ['dev-00', false],
  ['ev-001', false],
  ['dev.001', false],
  ['dev-[0-9]*', false],
  ['development', false],
  ['tier:development', true],
  ['tier:dev*', true],
  ['tier:*', true],
  ['tier:production', false],
  ['tier:dev-001', false],
  ['tier:', false],
])('%s names dev-001: %s', (pattern, names) => {
  expect(namesEnvironment(pattern, dev)).toBe(names);
});
