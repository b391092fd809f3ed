import { expect, it } from 'vitest';
import { minutes, planHash, waitFlag } from './flags.js';

it('takes the SHA-256 of a saved plan in any case, and nothing else', () => {
  expect(planHash('AB'.repeat(32))).toBe('ab'.repeat(32));
  for (const wrong of ['', 'ab', 'g'.repeat(64), 'a'.repeat(63), 'a'.repeat(65), ` ${'a'.repeat(64)}`])
    expect(() => planHash(wrong)).toThrow('is a SHA-256: 64 hexadecimal digits');
});

it('takes whole minutes up to a week, and nothing else', () => {
  expect(['1', '90', '10080'].map(minutes)).toEqual([1, 90, 10_080]);
  for (const wrong of ['', '0', '10081', '1.5', '-1', '1e3', ' 1', '100000'])
    expect(() => minutes(wrong)).toThrow('is a whole number of minutes, 1 to 10080');
});

it('waits for a day where no number is given', () => {
  const { parse } = waitFlag.wait;
  expect(['', '0', '999999'].map(parse)).toEqual([86_400, 0, 999_999]);
  for (const wrong of ['1.5', '-1', 'x', '1000000'])
    expect(() => parse(wrong)).toThrow('is a whole number of seconds');
});
