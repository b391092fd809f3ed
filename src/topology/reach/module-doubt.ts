import type { Source } from '../network/network.js';
import { type Step, step } from './answer.js';
import type { TopologyIndex } from './topology-index.js';

/** A step that stops it, unless a module that was not read makes something that lets it pass. */
export function unlessModule(
  { modules }: TopologyIndex,
  what: 'a rule' | 'a route' | 'an entry',
  text: string,
  source: Source | undefined,
): Step {
  const names = modules.map(({ address }) => address);
  if (names.length === 0) return step('no', text, source);
  return step('maybe', `${text}; ${names.join(', ')} was not read and may have ${what} that does`, source);
}
