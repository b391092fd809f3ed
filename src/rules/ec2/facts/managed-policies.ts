import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { isList, isUnknown, isValues, type Value } from '../../../model/value.js';
import { relatedByAny } from '../../conditions/related-by-any.js';

interface ManagedPolicies {
  /** Names, ARNs and expressions that name the policies of a role. */
  readonly texts: readonly string[];
  /** True when there may be more than the texts tell. */
  readonly open: boolean;
}

const attachments = [
  { type: 'aws_iam_role_policy_attachment', path: 'role' },
  { type: 'aws_iam_policy_attachment', path: 'roles' },
  { type: 'aws_iam_role_policy_attachments_exclusive', path: 'role_name' },
];

/** The managed policies of a role, attached in whatever form. */
export function managedPoliciesOf(role: Element, model: Model): ManagedPolicies {
  const { elements, unresolved } = relatedByAny(model, role, attachments);
  const found = [
    policiesIn(role, 'managed_policy_arns', model),
    ...elements.flatMap((one) => ['policy_arn', 'policy_arns'].map((path) => policiesIn(one, path, model))),
  ];
  return {
    texts: found.flatMap(({ texts }) => texts),
    open: unresolved || found.some(({ open }) => open),
  };
}

function policiesIn(element: Element, path: string, model: Model): ManagedPolicies {
  const value = element.values[path] ?? null;
  if (value === null) return { texts: [], open: false };
  const policies = model.follow(element, path).elements;
  const named = policies.flatMap(({ values }) => [values.name ?? null, values.arn ?? null]);
  const isRepeated = textsIn(value).some((text) => text.includes('each.'));
  const values = [isRepeated ? (element.values.for_each ?? value) : value, ...named];
  // A policy that the stack makes is none of AWS's, whatever its name will be.
  const own = policies.some(({ type }) => type === 'aws_iam_policy');
  return { texts: values.flatMap(textsIn), open: !own && values.every(isOpen) };
}

/** Nothing in it can be read: it is known only after apply, and not because of a function over what is written down. */
function isOpen(value: Value): boolean {
  if (isUnknown(value)) return value.references.length > 0 || !(value.text ?? '').includes('"arn:');
  if (isList(value)) return value.every(isOpen);
  return isValues(value) ? Object.values(value).every(isOpen) : value === null;
}

function textsIn(value: Value): readonly string[] {
  if (isUnknown(value)) return [value.text ?? ''];
  if (isList(value)) return value.flatMap(textsIn);
  if (isValues(value)) return [...Object.keys(value), ...Object.values(value).flatMap(textsIn)];
  return value === null ? [] : [String(value)];
}
