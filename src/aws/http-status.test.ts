import { expect, it } from 'vitest';
import { httpStatusOf } from './http-status.js';

const refusal = ($metadata: unknown) => Object.assign(new Error('no'), { $metadata });

it('is that of the answer of AWS', () => {
  expect(httpStatusOf(refusal({ httpStatusCode: 403 }))).toBe(403);
});

it.each([
  ['an error of something else', new Error('no')],
  ['no answer', refusal({ attempts: 3 })],
  ['nothing', refusal(null)],
  ['a text', refusal('httpStatusCode')],
  ['no error', { $metadata: { httpStatusCode: 403 } }],
])('is undefined for %s', (_what, error) => {
  expect(httpStatusOf(error)).toBeUndefined();
});
