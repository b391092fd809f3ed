import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { policyStatements } from '../../model/policy-document.js';
import { identityPolicies } from '../../rules/iam/facts/identity-policies.js';
import { idsAt, naming, unknownAt } from '../ids-at.js';
import { known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import type { Policy, Role } from './access.js';
import { awsManagedPolicies, awsPolicyName } from './aws-managed-policies.js';

const attachments = [
  ['aws_iam_role_policy_attachment', 'role', 'policy_arn'],
  ['aws_iam_policy_attachment', 'roles', 'policy_arn'],
  ['aws_iam_role_policy_attachments_exclusive', 'role_name', 'policy_arns'],
] as const;

/** The roles of the stack with their policies, inline and attached, and their permissions boundary. */
export function rolesIn(model: Model): readonly Role[] {
  return model.ofType('aws_iam_role').map((element) => {
    const { address } = element;
    const inline = naming(model, 'aws_iam_role_policy', 'role');
    const attached = attachments.map(([type, role, policy]) => ({
      ...naming(model, type, role),
      role,
      policy,
    }));
    const boundary = policiesAt(element, 'permissions_boundary', model);
    return {
      ...{ id: address, label: labelOf(element, model), element, boundary: boundary[0] },
      policies: [
        ...ownPolicies(element, model),
        ...(inline.byId.get(address) ?? []).flatMap((one) => ownPolicies(one, model)),
        ...policiesAt(element, 'managed_policy_arns', model),
        ...attached.flatMap(({ byId, policy }) =>
          (byId.get(address) ?? []).flatMap((one) => policiesAt(one, policy, model)),
        ),
      ],
      open: looseWhy([{ ...inline, role: 'role' }, ...attached]),
    };
  });
}

function looseWhy(
  all: readonly { readonly loose: Element | undefined; readonly role: string }[],
): string | undefined {
  for (const { loose, role } of all) if (loose !== undefined) return unknownAt(loose, role);
  return undefined;
}

/** The policies that an element holds by itself. */
function ownPolicies(element: Element, model: Model): readonly Policy[] {
  return identityPolicies(element, model).map(({ path, statements }) => ({
    name: element.address,
    source: { element, part: path === 'policy' ? '' : path },
    statements: statements === undefined ? notKnown(unknownAt(element, path)) : known(statements),
  }));
}

/** The policies that an attribute names by their ARNs. */
function policiesAt(element: Element, path: string, model: Model): readonly Policy[] {
  const { ids, elements, unknown } = idsAt(model, element, path);
  const byAddress = new Map(elements.map((one) => [one.address, one]));
  const source = { element, part: '' };
  const found = ids.map((id): Policy => {
    const policy = byAddress.get(id);
    if (policy !== undefined) {
      const statements = policyStatements(model, policy, 'policy');
      const why = `What ${policy.address} allows is not in the stack`;
      const isRead = statements !== undefined && policy.get('policy').state !== 'absent';
      return {
        name: id,
        source: { element: policy, part: '' },
        statements: isRead ? known(statements) : notKnown(why),
      };
    }
    const ofAws = awsManagedPolicies[awsPolicyName(id) ?? ''];
    const why = `What ${id} allows is not in the stack`;
    return { name: id, source, statements: ofAws === undefined ? notKnown(why) : known(ofAws) };
  });
  if (unknown === undefined) return found;
  return [...found, { name: element.address, source, statements: notKnown(unknown) }];
}
