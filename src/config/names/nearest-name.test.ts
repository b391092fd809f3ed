import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.js';

it.each([
  ['instance_type', ['minSize', 'instanceType'], 'instanceType'],
  ['Instance-Type', ['instanceType'], 'instanceType'],
  ['instance type', ['instanceType'], 'instanceType'],
  ['minSise', ['maxSize', 'minSize'], 'minSize'],
  ['MINSISE', ['minsize'], 'minsize'],
  ['INSTANCE_TYPE', ['instanceType'], 'instanceType'],
  // One letter of a short word, a third of a longer one.
  ['prt', ['port'], 'port'],
  ['pt', ['port'], undefined],
  ['x', ['y'], 'y'],
  ['abcdef', ['abcdxy'], 'abcdxy'],
  // Two letters that changed places.
  ['evn', ['config', 'env'], 'env'],
  ['nev', ['env'], 'env'],
  ['vne', ['env'], undefined],
  ['ab', ['cd'], undefined],
  ['abcdef', ['abcxyz'], undefined],
  ['colour', ['port', 'tags'], undefined],
  ['port', [], undefined],
])('means by %s of %o: %s', (text, candidates, meant) => {
  expect(nearestName(text, candidates)).toBe(meant);
});
