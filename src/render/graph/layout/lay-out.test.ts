import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyPicture } from '../../../../test/fixtures/graph/random-pictures.js';
import { sceneFaults } from '../../../../test/fixtures/graph/scene-faults.js';
import { boxesOf } from '../../../operations/graph/map-picture.js';
import { layOut } from './lay-out.js';

const origin = { x: 24, y: 24 };

it('puts nothing on anything else, cuts nothing and leads no line through a box, whatever the picture', () => {
  fc.assert(
    fc.property(anyPicture, (picture) => {
      expect(sceneFaults(layOut(picture, origin))).toEqual([]);
    }),
    { numRuns: 200, seed: 16, endOnFailure: true },
  );
});

it('has every box and every edge between two of them', () => {
  fc.assert(
    fc.property(anyPicture, (picture) => {
      const { boxes, routes } = layOut(picture, origin);
      const ids = boxes.map(({ box }) => box.id).filter((id) => id !== 'internet');
      expect(ids.toSorted()).toEqual(
        boxesOf(picture)
          .map(({ id }) => id)
          .toSorted(),
      );
      const wanted = picture.edges.filter(({ from, to }) => from !== to);
      expect(new Set(routes.map(({ edge }) => edge))).toEqual(new Set(wanted));
    }),
    { numRuns: 100, seed: 17 },
  );
});

it('gives the same picture the same places', () => {
  fc.assert(
    fc.property(anyPicture, (picture) => {
      expect(layOut(structuredClone(picture), origin)).toEqual(layOut(picture, origin));
    }),
    { numRuns: 30, seed: 18 },
  );
});
