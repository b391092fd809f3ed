import { describe, expect, it } from 'vitest';
import { bucketNameFreed, bucketNamesOf } from './bucket-name.js';

const told = (before: unknown, after: unknown, goesFirst = true) =>
  bucketNamesOf({ before: { bucket: before }, after: { bucket: after }, goesFirst });

describe('a bucket of another name', () => {
  it('leaves a name that anybody may take, and needs one that nobody has', () => {
    expect(told('former', 'next')).toMatchObject([
      {
        gravity: 'access',
        does: expect.stringMatching(/its name former is free for everybody.*a stranger$/),
      },
      {
        gravity: 'none',
        does: 'names of buckets are worldwide: if somebody has one named next, AWS refuses the new one; the former one is deleted by then, and nothing that needs the new one is changed',
      },
    ]);
    expect(told('next', 'former')[0]?.does).toContain('its name next is free');
    expect(told('former', 'next', false)[1]?.does).toMatch(/AWS refuses the new one$/);
  });

  it('says of a name that is known only after the apply what becomes of the former one alone', () => {
    expect(told('former', undefined).map(({ does }) => does)).toEqual([
      expect.stringContaining('its name former is free'),
    ]);
    expect(told(undefined, undefined)).toEqual([]);
  });

  it('is nothing to strangers where the names belong to an account', () => {
    const own = (start: string) => `${start}-123456789012-ap-southeast-1-an`;
    expect(told(own('former'), own('next'))).toMatchObject([
      { gravity: 'none', does: expect.stringContaining('only a bucket of this account can have the name') },
    ]);
    expect(bucketNameFreed({ bucket: own('former') })).toEqual([]);
  });
});

it('a bucket of the same name has none for a moment, where the former one goes first', () => {
  expect(told('same', 'same').map(({ does }) => does)).toEqual([
    expect.stringMatching(/^between its deletion and the new bucket its name same is free for everybody/),
  ]);
  expect(told('same', 'same', false)).toEqual([]);
});

it('a bucket that is deleted leaves its name to everybody', () => {
  expect(bucketNameFreed({ bucket: 'former' })).toHaveLength(1);
});
