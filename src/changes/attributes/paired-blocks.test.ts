import { expect, it } from 'vitest';
import { pairedBlocks } from './paired-blocks.js';

const none = () => false;
const pairs = (before: readonly object[], after: readonly object[]) =>
  pairedBlocks({ before, after, isOpen: none, isSecret: none });

it.each(['key', 'name', 'device_name', 'resource_type'])('blocks with a %s are told apart by it', (name) => {
  const block = (key: string, value: number) => ({ [name]: key, value });
  const before = [block('a', 1), block('b', 1), block('c', 1)];
  const after = [block('c', 2), block('d', 2), block('a', 2)];
  expect(pairs(before, after)).toEqual([
    { from: 2, to: 0, key: 'c' },
    { from: undefined, to: 1, key: 'd' },
    { from: 0, to: 2, key: 'a' },
    { from: 1, to: undefined, key: 'b' },
  ]);
});

it('blocks with anything else are paired by their order', () => {
  const block = (port: string, value: number) => ({ port, value });
  expect(pairs([block('a', 1), block('b', 1)], [block('b', 2)])).toEqual([
    { from: 0, to: 0, key: undefined },
    { from: 1, to: undefined, key: undefined },
  ]);
});

it('a name that two blocks have, or one of them lacks, tells nothing apart', () => {
  const byOrder = [{ from: 0, to: 0, key: undefined }];
  const one = { name: 'a', value: 0 };
  expect(pairs([{ name: 'b', value: 1 }, one], [{ name: 'b', value: 2 }, one, one])).toMatchObject([
    { from: 0, to: 0, key: undefined },
    { from: undefined, to: 2, key: undefined },
  ]);
  expect(pairs([one, { ...one, value: 1 }], [{ ...one, value: 2 }])).toMatchObject([
    { from: 0, to: 0, key: undefined },
    { from: 1, to: undefined, key: undefined },
  ]);
  expect(pairs([{ name: 'b', value: 1 }, one], [{ value: 2 }, one])).toEqual(byOrder);
  expect(pairs([{ name: 3, value: 1 }], [{ name: 3, value: 2 }])).toEqual(byOrder);
});

it('a name that is secret is no name of a block, and the next one is', () => {
  const block = (key: string, name: string, value: number) => ({ key, name, value });
  const before = [block('k', 'a', 1), block('l', 'b', 1)];
  const after = [block('l', 'b', 2), block('k', 'a', 2)];
  const keysOf = (isSecret: (name: string) => boolean) =>
    pairedBlocks({ before, after, isOpen: none, isSecret }).map(({ key }) => key);
  expect(keysOf(none)).toEqual(['l', 'k']);
  expect(keysOf((name) => name === 'key')).toEqual(['b', 'a']);
  expect(keysOf(() => true)).toEqual([undefined, undefined]);
});

it('a block that is not known yet is a pair of its own, though it looks the same', () => {
  const blocks = [{ name: 'a' }, { name: 'b' }];
  const isOpen = (to: number) => to === 1;
  expect(pairedBlocks({ before: blocks, after: blocks, isOpen, isSecret: none })).toEqual([
    { from: 1, to: 1, key: 'b' },
  ]);
});
