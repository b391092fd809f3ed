import { isDeepStrictEqual } from 'node:util';
import { memberOf } from '../../model/json.js';

/** Members by which a person tells the blocks of a list apart: tags, parameters, disks, what a template tags. */
const keyNames = ['key', 'name', 'device_name', 'resource_type'];

/** The places of one block on both sides; undefined where it comes or goes. */
export interface BlockPair {
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** What tells it apart, which is no secret: the key of a tag. */
  readonly key: string | undefined;
}

/** The blocks of a list, before and after. */
interface Blocks {
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
  /** Whether something of a block is known only after the apply. */
  readonly isOpen: (to: number) => boolean;
  /** Whether a member of any block is secret. */
  readonly isSecret: (name: string) => boolean;
}

/** Blocks that differ, in pairs: a provider lists the blocks of a set in an order of its own. Those of the same key belong together, others by their order. */
export function pairedBlocks({ before, after, isOpen, isSecret }: Blocks): readonly BlockPair[] {
  const restBefore = before.map((_, index) => index);
  const restAfter: number[] = [];
  for (const [index, block] of after.entries()) {
    const same = isOpen(index)
      ? -1
      : restBefore.findIndex((other) => isDeepStrictEqual(before[other], block));
    if (same === -1) restAfter.push(index);
    else restBefore.splice(same, 1);
  }
  const name = keyNames.find(
    (one) => !isSecret(one) && [before, after].every((side) => tellsApart(side, one)),
  );
  if (name === undefined) return byOrder(restBefore, restAfter);
  const keyOf = (block: unknown) => String(memberOf(block, name));
  const gone = restBefore.filter((from) => !after.some((one) => keyOf(one) === keyOf(before[from])));
  return [
    ...restAfter.map((to) => {
      const key = keyOf(after[to]);
      return { from: restBefore.find((from) => keyOf(before[from]) === key), to, key };
    }),
    ...gone.map((from) => ({ from, to: undefined, key: keyOf(before[from]) })),
  ];
}

function tellsApart(blocks: readonly unknown[], name: string): boolean {
  const keys = blocks.map((block) => memberOf(block, name));
  return keys.every((key) => typeof key === 'string') && new Set(keys).size === keys.length;
}

function byOrder(before: readonly number[], after: readonly number[]): readonly BlockPair[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({
    ...{ from: before[index], to: after[index], key: undefined },
  }));
}
