import { jsonList, textList } from '../../model/json.js';
import { type FindUnmanaged, type OutsideChanges, outsideOf } from '../outside-change.js';

const page =
  'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role#inline_policy';

/** Policies of a role are resources of their own; when it was last used is AWS's to say. */
export const roleOutside: OutsideChanges = outsideOf(
  { kind: 'mirror', page },
  {
    inline_policy: 'shows the policies in the role',
    managed_policy_arns: 'shows the policies that are attached to the role',
  },
);

/** Policies in a role, or attached to it, that no resource of the environment has put there. */
export const unmanagedPolicies: FindUnmanaged = ({ values }, all, isMirror) => {
  const role = String(values.name ?? '');
  const isOfRole = (one: Readonly<Record<string, unknown>>) =>
    one.role === role || textList(one.roles).includes(role);
  const ours = all.filter((one) => isOfRole(one.values));
  const inline = new Set(
    ours.map((one) => (one.type === 'aws_iam_role_policy' ? one.values.name : undefined)),
  );
  const attached = new Set(ours.map((one) => one.values.policy_arn));
  const policies = isMirror('inline_policy') ? jsonList(values.inline_policy) : [];
  const arns = isMirror('managed_policy_arns') ? textList(values.managed_policy_arns) : [];
  return [
    ...policies
      .filter(({ name }) => typeof name === 'string' && name !== '' && !inline.has(name))
      .map(({ name, policy }) => ({
        what: `inline policy ${name}`,
        remedy: ['iam', 'delete-role-policy', '--role-name', role, '--policy-name', String(name)],
        as: { type: 'aws_iam_role_policy', values: { role, name, policy } },
      })),
    ...arns
      .filter((arn) => !attached.has(arn))
      .map((arn) => ({
        what: `attached policy ${arn}`,
        remedy: ['iam', 'detach-role-policy', '--role-name', role, '--policy-arn', arn],
        as: { type: 'aws_iam_role_policy_attachment', values: { role, policy_arn: arn } },
      })),
  ];
};
