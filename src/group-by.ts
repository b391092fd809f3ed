import { addToList } from './add-to-list.js';

/** Puts items with the same key together, in the order of their first appearance. (`Map.groupBy` needs Node.js 21.) */
export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) addToList(groups, keyOf(item), item);
  return groups;
}
