import { isScalar } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';

/** Names of AWS's policies that give a whole account or a whole service away. */
function isBroad(arn: string): boolean {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return (
    arn.includes(':iam::aws:policy/') &&
    (name === 'AdministratorAccess' ||
      name === 'PowerUserAccess' ||
      name === 'ReadOnlyAccess' ||
      name.startsWith('AdministratorAccess-') ||
      name.endsWith('FullAccess') ||
      name === 'AmazonEC2RoleforSSM')
  );
}

const arn = (name: string) => `arn:aws:iam::aws:policy/${name}`;

/** Attribute that names the policy, by type. */
const attributes: Readonly<Record<string, string>> = {
  aws_iam_role_policy_attachment: 'policy_arn',
  aws_iam_user_policy_attachment: 'policy_arn',
  aws_iam_group_policy_attachment: 'policy_arn',
  aws_iam_policy_attachment: 'policy_arn',
  aws_iam_role_policy_attachments_exclusive: 'policy_arns',
  aws_iam_role: 'managed_policy_arns',
  aws_ssoadmin_managed_policy_attachment: 'managed_policy_arn',
};

export default defineRule({
  id: 'IAM-7',
  title: "AWS's policies for administrators and whole services are not attached",
  severity: 'high',
  area: 'security',
  resource: Object.keys(attributes),
  why: 'They are written for any use of a service, not for this one; with AdministratorAccess or IAMFullAccess one stolen credential is the account.',
  fix: 'Attach a policy of your own with the actions and resources that are used.',
  controls: {
    'PCI-DSS-4.0.1': { '7.2.1': ['SP'], '7.2.2': ['SP', 'PU'], '7.3.1': ['SP', 'PU'] },
    HIPAA: { '164.308(a)(3)(i)': ['PR', 'SP', 'GR', 'NAG'], '164.312(a)(1)': ['PR', 'SP', 'GR', 'NAG'] },
    SOC2: { 'CC1.3': ['PR', 'SP'], 'CC6.3': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  examples: {
    pass: [
      { policy_arn: arn('AmazonSSMManagedInstanceCore') },
      {
        stack: {
          resource: {
            aws_iam_role_policy_attachment: { app: { policy_arn: '${aws_iam_policy.app.arn}' } },
            aws_iam_policy: { app: {} },
          },
        },
      },
      {
        stack: {
          resource: { aws_iam_role: { app: { managed_policy_arns: [arn('CloudWatchAgentServerPolicy')] } } },
        },
      },
    ],
    fail: [
      { policy_arn: arn('AdministratorAccess') },
      { policy_arn: arn('AmazonS3FullAccess') },
      { policy_arn: 'arn:aws-cn:iam::aws:policy/IAMFullAccess' },
      { stack: { resource: { aws_iam_role: { app: { managed_policy_arns: [arn('PowerUserAccess')] } } } } },
    ],
    unknown: [{ policy_arn: '${var.policy}' }],
  },
  check: (element, { model }) => {
    const path = attributes[element.type] ?? 'policy_arn';
    const items = element.items(path) ?? [undefined];
    const { elements } = model.follow(element, path);
    const broad = [...items, ...elements.map(({ values }) => values.arn)].some(
      (item) => isScalar(item) && isBroad(String(item)),
    );
    if (broad) return fail(path);
    const traced = elements.length > 0 || element.get(path).state === 'absent';
    // A role of a plan reports after apply what was attached to it by others.
    const computed =
      element.type === 'aws_iam_role' && items[0] === undefined && !isReferring(element.references, path);
    const known = items.every((item) => isScalar(item));
    return known || traced || computed ? pass : unknown(path);
  },
});

function isReferring(references: readonly { readonly path: string }[], path: string): boolean {
  return references.some((reference) => reference.path.startsWith(path));
}
