import { type Json, jsonIn } from '../../../model/json.js';
import { resourceTypeOf } from '../../../resources/index.js';

/** A name that a resource of a stack takes; `key` is the attribute that has it. */
export interface WantedName {
  readonly resource: string;
  readonly key: string;
  readonly name: string;
  /** Taken in every region of the account as soon as it is in one. */
  readonly isOfTheAccount: boolean;
}

/** Names with a check of their own: a bucket may be in another account, a secret may be scheduled for deletion. */
const checkedElsewhere = new Set(['aws_s3_bucket', 'aws_secretsmanager_secret']);

/**
 * The names that a stack takes and AWS can be asked for: what is known of each type says which attribute is unique. One that is made of
 * another resource is free as long as that is not there; one of another provider is in another region or account.
 */
export function wantedNames(stack: Json): readonly WantedName[] {
  const wanted = Object.entries(jsonIn(stack.resource)).flatMap(([resource, elements]) => {
    const { unique, find } = resourceTypeOf(resource) ?? {};
    const isAsked = find !== undefined && !checkedElsewhere.has(resource);
    if (unique === undefined || !('by' in unique) || !isAsked) return [];
    const [key] = unique.by;
    const isOfTheAccount = unique.everyRegion === true;
    return Object.values(jsonIn(elements)).flatMap((element) => {
      const { [key]: name, provider, scope } = jsonIn(element);
      const isKnown = typeof name === 'string' && !/[$%]\{/.test(name);
      // A web ACL of CloudFront is in another region.
      const isElsewhere = provider !== undefined || scope === 'CLOUDFRONT';
      return isKnown && !isElsewhere ? [{ resource, key, name, isOfTheAccount }] : [];
    });
  });
  return wanted.sort((a, b) => `${a.resource} ${a.name}`.localeCompare(`${b.resource} ${b.name}`, 'en'));
}
