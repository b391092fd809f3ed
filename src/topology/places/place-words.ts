import type { PlaceKind } from './place.js';

/** What `reach` takes for a place beside addresses: the internet, and the kinds. A web ACL opens and answers no connection. */
export const placeWords = [
  'internet',
  'load-balancer',
  'instances',
  'database',
  'cache',
  'function',
  'containers',
  'file-system',
  'endpoint',
  'bucket',
  'secret',
  'key',
  'parameter',
  'topic',
  'queue',
  'table',
  'log-group',
] as const satisfies readonly ('internet' | PlaceKind)[];

/** Whether a word names all places of a kind, of which a stack may have none. */
export function isPlaceWord(word: string): boolean {
  return placeWords.some((one) => one === word);
}
