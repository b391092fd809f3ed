import { memberOf } from '../../../model/json.js';
import type { StateDocument } from '../../../terraform/json/state.js';
import { livingResources } from '../../../terraform/json/state-resources.js';
import type { Votes } from './providers/provider-homes.js';

/** Addresses of resources by the value of a tag that every resource of an environment carries. */
export function tagVotes(state: StateDocument, tag: string): Votes {
  const votes = new Map<string, string[]>();
  for (const { address, attributes } of livingResources(state)) {
    const value = memberOf(attributes.tags_all, tag) ?? propagatedTag(attributes.tag, tag);
    if (typeof value === 'string') votes.set(value, [...(votes.get(value) ?? []), address]);
  }
  return votes;
}

/** An Auto Scaling group has a block for each tag. */
function propagatedTag(blocks: unknown, tag: string): unknown {
  const block = Array.isArray(blocks) ? blocks.find((one) => memberOf(one, 'key') === tag) : undefined;
  return memberOf(block, 'value');
}
