import { isOpenText } from '../conditions/strangers/policy-text.js';
import { defineRule } from '../define-rule.js';
import { eachAllowed } from './facts/each-allowed.js';
import { identityPolicyTypes } from './facts/identity-policies.js';

const policy = (Action: unknown) => ({
  policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action, Resource: '${aws_s3_bucket.data.arn}' }] }),
});

export default defineRule({
  id: 'IAM-2',
  title: 'Policies name actions, not whole services',
  severity: 'medium',
  area: 'security',
  impliedBy: ['IAM-1'],
  resource: identityPolicyTypes,
  why: 'A whole service holds its deletion, its policies and whatever AWS adds to it next.',
  fix: 'List the actions that are used, `s3:GetObject`, instead of `s3:*`.',
  controls: {
    'PCI-DSS-4.0.1': { '7.2.1': ['SP', 'PU'], '7.2.2': ['SP', 'PU'], '7.3.1': ['SP', 'PU'] },
    HIPAA: {
      '164.308(a)(3)(ii)(A)': ['SP', 'GR', 'NAG'],
      '164.308(a)(3)(ii)(B)': ['SP', 'GR', 'NAG'],
      '164.308(a)(4)(i)': ['SP', 'GR', 'NAG'],
      '164.308(a)(4)(ii)(B)': ['SP', 'GR', 'NAG'],
      '164.308(a)(4)(ii)(C)': ['SP', 'GR', 'NAG'],
    },
    'AWS-FSBP': { 'IAM.21': ['SH', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21',
  examples: {
    pass: [policy('s3:GetObject'), policy(['s3:Get*', 's3:List*'])],
    fail: [
      policy('s3:**'),
      policy('s3:?*'),
      policy('s3:*'),
      policy(['logs:PutLogEvents', 'ec2:*']),
      policy('*'),
    ],
    unknown: [{ policy: '${var.policy}' }],
  },
  check: eachAllowed(({ actions }) => {
    const wide = actions.filter((action) => /(?:^|:)[*?]*\*[*?]*$/.test(action));
    if (wide.length > 0) return { fault: 'yes', message: `A statement allows ${wide.join(', ')}.` };
    const isOpen = actions.some((action) => isOpenText(action));
    return { fault: isOpen ? 'maybe' : 'no', message: 'The actions of a statement are not known yet.' };
  }),
});
