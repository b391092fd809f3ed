import { expect, it } from 'vitest';
import { shellWord } from './shell-word.js';

it.each([
  ['dev-001', 'dev-001'],
  ['a=b', 'a=b'],
  ['/p/x.yaml:3,%@+', '/p/x.yaml:3,%@+'],
  ['', "''"],
  ['=a', "'=a'"],
  ['a b', "'a b'"],
  ['$(x)', "'$(x)'"],
  ["it's", "'it'\\''s'"],
])('%j is written as %s', (word, written) => {
  expect(shellWord(word)).toBe(written);
});
