import type { Element } from '../../../model/element.js';
import { isScalar, isUnknown, textOf } from '../../../model/value.js';
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
    const items = element.items(path);
    const { elements } = model.follow(element, path);
    const names = [...(items ?? []), ...elements.map(({ values }) => values.arn)].map(nameIn);
    const byName = elements
      .filter(({ type }) => type === 'data.aws_iam_policy')
      .map(({ values }) => values.name);
    const refused = [...names, ...byName].find((name) => typeof name === 'string' && isRefused(name));
    if (refused !== undefined) return fail(path, `AWS's policy \`${textOf(refused)}\` is attached.`);
    const known = items?.every((item) => isScalar(item)) ?? false;
    if (isComputed(element, path)) return element.get(path).state === 'unknown' ? notApplicable : pass;
    // Of a policy of AWS that is looked up the name says which.
    const isOpen = elements.some(
      ({ type, values }) => type === 'data.aws_iam_policy' && isUnknown(values.name),
    );
    return (known || elements.length > 0) && !isOpen ? pass : unknown(path);
  };
}

/** The name of a policy of AWS: `arn:aws:iam::aws:policy/service-role/NAME`. */
function nameIn(arn: unknown): string | undefined {
  if (typeof arn !== 'string' || !arn.includes(':iam::aws:policy/')) return undefined;
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** A plan says of a role that the policies are known after apply which others attach. */
function isComputed({ type, references, values }: Element, path: string): boolean {
  return (
    type === 'aws_iam_role' &&
    !Array.isArray(values[path]) &&
    !references.some((reference) => reference.path.startsWith(path))
  );
}
