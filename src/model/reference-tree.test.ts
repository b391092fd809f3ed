import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathReaches } from './path-reaches.js';
import { ReferenceTree } from './reference-tree.js';

const part = fc.constantFrom('a', 'b', 'a[0]', 'a[1]', 'a[0][1]', 'b[0]', 'a[x]');
const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));

it('finds what looking through all references finds, in their order', () => {
  fc.assert(
    fc.property(fc.array(path, { minLength: 33, maxLength: 80 }), path, (paths, wanted) => {
      const references = paths.map((one, index) => ({
        path: one,
        address: `aws_x.y${index}`,
        attribute: '',
      }));
      expect(new ReferenceTree(references).reaching(wanted)).toEqual(
        references.filter((one) => pathReaches(one.path, wanted)),
      );
    }),
    { numRuns: 500 },
  );
});

it('finds the same among few', () => {
  const reference = { path: 'a[0].b', address: 'aws_x.y', attribute: '' };
  expect(new ReferenceTree([reference]).reaching('a')).toEqual([reference]);
  expect(new ReferenceTree([reference]).reaching('a[1]')).toEqual([]);
});
