import { expect, it } from 'vitest';
import { withoutSecretWords } from './secret-words.js';

it.each([
  ['plan --env dev-001', 'plan --env dev-001'],
  ['--token canary plan', '--token … plan'],
  ['-token canary', '-token …'],
  ['--token=canary x', '--token=… x'],
  ['-var=password=canary', '-var=password=…'],
  ['-var=size=3', '-var=size=3'],
  ['password canary', 'password canary'],
  ['--token=x canary', '--token=… canary'],
  ['https://user:canary@host/x', 'https://…@host/x'],
  ['https://host/a@b', 'https://host/a@b'],
  ['-a=http://x:canary@one,http://y:canary@two', '-a=http://…@one,http://…@two'],
])('of `%s` is shown `%s`', (given, shown) => {
  expect(withoutSecretWords(given.split(' ')).join(' ')).toBe(shown);
});
