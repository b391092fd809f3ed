import { type Json, memberOf } from '../model/json.js';
import { typeFactsOf } from '../resources/index.js';
import type { StateDocument } from '../terraform/json/state.js';
import { managedResources } from '../terraform/json/state-resources.js';
import type { Weighed } from './weighed.js';

/**
 * The databases of a state that stay as they are, with what the stack wants of them: a provider plans nothing for a disk that is larger than
 * the stack says, and a plan without changes is not read. Resources of the root module alone, as a stack has them.
 */
export function weighedInState(state: StateDocument, stack: Json): readonly Weighed[] {
  return managedResources(state)
    .filter(({ type, module }) => type === 'aws_db_instance' && module === undefined)
    .flatMap(({ type, name, instances }) => {
      const wanted = numbersOf(type, memberOf(memberOf(memberOf(stack, 'resource'), type), name));
      return instances.map(({ attributes, index_key: key }) => {
        const now = numbersOf(type, attributes);
        const index = key === undefined || key === null ? '' : `[${JSON.stringify(key)}]`;
        const place = { address: `${type}.${name}${index}`, resourceType: type, actions: ['no-op'] };
        return { ...place, before: now, after: now, wanted, leftToAws: [] };
      });
    });
}

/** Numbers are never secret, and an expression of the stack is none. */
function numbersOf(type: string, values: unknown): Readonly<Record<string, number>> {
  return Object.fromEntries(
    (typeFactsOf(type)?.weighed ?? []).flatMap((name) => {
      const value = memberOf(values, name);
      return typeof value === 'number' ? [[name, value]] : [];
    }),
  );
}
