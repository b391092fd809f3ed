import type { Json } from '../../model/json.js';
import { memberOf } from '../../model/json.js';
import { bodyAt } from '../../model/stack/written-resource.js';
import { resourceTypeOf } from '../../resources/index.js';
import type { PlanDocument } from '../../terraform/json/plan.js';
import { writtenIn } from '../written/written-attributes.js';
import { liveResources } from './live-resources.js';

/** What a look at an environment does not tell. */
export interface NotChecked {
  readonly address: string;
  /** What about it, as the end of a sentence. */
  readonly what: string;
}

/** Providers that keep what they make in the state alone. */
const withoutRead = /^(?:terraform_data|null_resource|(?:random|time|tls)_)/;

/** What may have changed in an environment without being noticed: Terraform does not read it, or takes every value for right. */
export function notCheckedIn(plan: PlanDocument, stack: Json): readonly NotChecked[] {
  const written = writtenIn(plan);
  return liveResources(plan).flatMap(({ address, type }) => {
    const { unseen } = resourceTypeOf(type) ?? {};
    const names = [...(written.get(address.replace(/\[.*$/, ''))?.keys() ?? [])];
    const writeOnly = names.filter((name) => name.endsWith('_wo'));
    return [
      ...(withoutRead.test(type) ? [{ address, what: 'it exists in the state alone' }] : []),
      ...(unseen === undefined ? [] : [{ address, what: unseen }]),
      ...writeOnly.map((name) => ({ address, what: `${name}, which cannot be read back` })),
      ...ignoredIn(bodyAt(stack, address)).map((name) => ({
        address,
        what: `${name}, of which the stack ignores changes: the next deploy takes them over`,
      })),
    ];
  });
}

function ignoredIn(body: Json | undefined): readonly string[] {
  const ignored = memberOf(memberOf(body, 'lifecycle'), 'ignore_changes');
  if (ignored === 'all') return ['every attribute'];
  return Array.isArray(ignored) ? ignored.map(String) : [];
}
