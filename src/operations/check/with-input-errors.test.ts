import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { withInputErrors } from './with-input-errors.js';

const refusalOf = (read: () => unknown): unknown => {
  try {
    return withInputErrors('input.json', read);
  } catch (error) {
    return error;
  }
};
const because = (reason: string) => ({
  problems: [{ code: 'review-input-not-readable', message: expect.stringContaining(reason) }],
});

it('says in a few words why an input cannot be read', () => {
  expect(refusalOf(() => readFileSync('not-there'))).toMatchObject(
    because('there is no such file or folder'),
  );
  expect(refusalOf(() => readFileSync(tmpdir()))).toMatchObject(because('it is a folder'));
  const other = Object.assign(new Error('EACCES: permission denied.'), { code: 'EACCES' });
  expect(
    refusalOf(() => {
      throw other;
    }),
  ).toMatchObject(because('EACCES: permission denied'));
});
