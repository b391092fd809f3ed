import type { Element } from '../../../model/element.js';
import { isScalar, isUnknown, textOf, Unknown } from '../../../model/value.js';
import type { Check } from '../../define-rule.js';
import { fail, notApplicable, pass, unknown } from '../../verdict.js';

/** Where a policy is attached by its ARN. */
const attributes: Readonly<Record<string, string>> = {
  aws_iam_role_policy_attachment: 'policy_arn',
  aws_iam_user_policy_attachment: 'policy_arn',
  aws_iam_group_policy_attachment: 'policy_arn',
  aws_iam_policy_attachment: 'policy_arn',
  aws_iam_role_policy_attachments_exclusive: 'policy_arns',
  aws_iam_role: 'managed_policy_arns',
  aws_ssoadmin_managed_policy_attachment: 'managed_policy_arn',
};

/** The types that attach policies. */
export const attachmentTypes: readonly string[] = Object.keys(attributes);

/** None of the policies of AWS that are attached has one of these names. */
export function attachesNone(isRefused: (name: string) => boolean): Check {
  return (element, { model }) => {
    const path = attributes[element.type] ?? 'policy_arn';
    const reading = element.get(path);
    const items = element.items(path) ?? (reading.state === 'unknown' ? [reading.unknown] : undefined);
    const { elements, unresolved } = model.follow(element, path);
    const names = [...(items ?? []), ...elements.map(({ values }) => values.arn)].map(nameIn);
    const byName = elements
      .filter(({ type }) => type === 'data.aws_iam_policy')
      .map(({ values }) => values.name);
    const refused = [...names, ...byName].find((name) => typeof name === 'string' && isRefused(name));
    if (refused !== undefined) return fail(path, `AWS's policy \`${textOf(refused)}\` is attached.`);
    const known = items?.every((item) => isScalar(item) || nameIn(item) !== undefined) ?? false;
    if (isComputed(element, path)) return reading.state === 'unknown' ? notApplicable : pass;
    // Of a policy of AWS that is looked up the name says which.
    const isOpen = elements.some(
      ({ type, values }) => type === 'data.aws_iam_policy' && isUnknown(values.name),
    );
    const isFound = !unresolved && elements.some(({ type }) => /^(?:data\.)?aws_iam_policy$/.test(type));
    return (known || isFound) && !isOpen ? pass : unknown(path);
  };
}

/** The name of a policy of AWS: `arn:aws:iam::aws:policy/service-role/NAME`, whichever the partition is. */
function nameIn(arn: unknown): string | undefined {
  const text = arn instanceof Unknown ? arn.text : arn;
  if (typeof text !== 'string' || !text.includes(':iam::aws:policy/')) return undefined;
  const name = text.slice(text.lastIndexOf('/') + 1);
  return /^[\w+=,.@-]+$/.test(name) ? name : undefined;
}

/** A plan says of a role that the policies are known after apply which others attach. */
function isComputed({ type, references, values }: Element, path: string): boolean {
  return (
    type === 'aws_iam_role' &&
    !Array.isArray(values[path]) &&
    !references.some((reference) => reference.path.startsWith(path))
  );
}
