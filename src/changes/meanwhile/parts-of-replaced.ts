import { resourceTypeOf } from '../../resources/index.js';
import { shownAttributes } from '../attributes/shown-attributes.js';
import type { Change } from '../change.js';

/** Settings that are made anew because what they are set on is, by the address of that, which is the one thing that changes of them. */
export function partsOfReplaced(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const wholes = changes.filter(({ kind }) => kind === 'replace');
  const found = wholes.map((whole): readonly [string, readonly Change[]] => [
    whole.address,
    changes.filter((one) => isMadeAnewWith(one, whole)),
  ]);
  return new Map(found.filter(([, parts]) => parts.length > 0));
}

/** What people call a part: `versioning`. */
export function partName({ resourceType }: Pick<Change, 'resourceType'>): string {
  return resourceTypeOf(resourceType)?.partOf?.what ?? resourceType;
}

function isMadeAnewWith(one: Change, whole: Change): boolean {
  const part = resourceTypeOf(one.resourceType)?.partOf;
  if (part?.type !== whole.resourceType || one.kind !== 'replace') return false;
  const name = one.identity[part.by];
  const isOfIt = name !== undefined && name === whole.identity[part.own];
  return isOfIt && shownAttributes(one).every(({ path }) => path === part.by);
}
