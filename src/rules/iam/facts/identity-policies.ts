import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { policyStatements } from '../../../model/policy-document.js';
import type { PolicyStatement } from '../../../model/policy-statements.js';

/** Where a policy that gives permissions to identities stands. */
const attributes: Readonly<Record<string, string>> = {
  aws_iam_policy: 'policy',
  aws_iam_role_policy: 'policy',
  aws_iam_user_policy: 'policy',
  aws_iam_group_policy: 'policy',
  aws_ssoadmin_permission_set_inline_policy: 'inline_policy',
};

/** The types that hold permissions of identities. */
export const identityPolicyTypes = [...Object.keys(attributes), 'aws_iam_role'] as const;

export interface IdentityPolicy {
  /** Path of the policy in its element. */
  readonly path: string;
  /** Undefined when it is known only after apply. */
  readonly statements: readonly PolicyStatement[] | undefined;
}

const known = new WeakMap<Element, readonly IdentityPolicy[]>();

/** The policies that an element holds: its own, or the inline ones of a role. */
export function identityPolicies(element: Element, model: Model): readonly IdentityPolicy[] {
  const before = known.get(element);
  if (before !== undefined) return before;
  const paths = pathsIn(element);
  const policies = paths?.map((path) => ({ path, statements: policyStatements(model, element, path) })) ?? [
    { path: 'inline_policy', statements: undefined },
  ];
  known.set(element, policies);
  return policies;
}

/** Undefined where nobody can tell yet how many there are. */
function pathsIn(element: Element): readonly string[] | undefined {
  const own = attributes[element.type];
  if (own !== undefined) return [own];
  return element.blocks('inline_policy')?.map((block) => block.at('policy'));
}
