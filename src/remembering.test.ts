import { describe, expect, it } from 'vitest';
import { remembering } from './remembering.js';

function counted(limits?: Parameters<typeof remembering>[1]) {
  const read: string[] = [];
  const length = remembering((text) => {
    read.push(text);
    return text === '' ? undefined : text.length;
  }, limits);
  return { read, length };
}

describe('remembering', () => {
  it('reads a text once, whatever it gives', () => {
    const { read, length } = counted();
    expect([length('a'), length('a'), length(''), length('')]).toEqual([1, 1, undefined, undefined]);
    expect(read).toEqual(['a', '']);
  });

  it('keeps no long text', () => {
    const { read, length } = counted({ longest: 2 });
    for (const text of ['ab', 'ab', 'abc', 'abc']) length(text);
    expect(read).toEqual(['ab', 'abc', 'abc']);
  });

  it('forgets all when it is full', () => {
    const { read, length } = counted({ most: 2 });
    for (const text of ['a', 'b', 'c', 'c', 'a']) length(text);
    expect(read).toEqual(['a', 'b', 'c', 'a']);
  });
});
