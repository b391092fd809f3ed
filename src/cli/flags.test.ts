import { expect, it } from 'vitest';
import { planHash } from './flags.js';

it('takes the SHA-256 of a saved plan in any case, and nothing else', () => {
  expect(planHash('AB'.repeat(32))).toBe('ab'.repeat(32));
  for (const wrong of ['', 'ab', 'g'.repeat(64), 'a'.repeat(63), 'a'.repeat(65), ` ${'a'.repeat(64)}`])
    expect(() => planHash(wrong)).toThrow('is a SHA-256: 64 hexadecimal digits');
});
