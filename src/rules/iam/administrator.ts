import { all, type Certainty, certain, not, some } from '../conditions/certainty.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';
import { defineRule } from '../define-rule.js';
import { reachesEverything } from '../facts/reaches-everything.js';
import { eachAllowed } from './facts/each-allowed.js';
import { identityPolicyTypes } from './facts/identity-policies.js';

const policy = (...Statement: readonly object[]) => ({ policy: JSON.stringify({ Statement }) });

export default defineRule({
  id: 'IAM-1',
  title: 'No policy allows every action on every resource',
  severity: 'critical',
  area: 'security',
  resource: identityPolicyTypes,
  why: 'Whoever gets hold of one credential of that identity owns the account.',
  fix: 'Allow the actions and resources that are used, statement by statement.',
  controls: {
    'PCI-DSS-4.0.1': { '7.2.1': ['SP'], '7.2.2': ['SP', 'PU'], '7.3.1': ['SP', 'PU'] },
    HIPAA: {
      '164.308(a)(3)(i)': ['PR', 'SP', 'GR', 'NAG'],
      '164.308(a)(3)(ii)(B)': ['PR', 'SP', 'GR', 'NAG'],
      '164.308(a)(4)(i)': ['PR', 'SP', 'GR', 'NAG'],
      '164.308(a)(4)(ii)(B)': ['PR', 'SP', 'GR', 'NAG'],
      '164.308(a)(4)(ii)(C)': ['PR', 'SP', 'GR', 'NAG'],
      '164.312(a)(1)': ['PR', 'SP', 'GR', 'NAG'],
    },
    SOC2: { 'CC1.3': ['PR', 'SP'], 'CC6.3': ['PR', 'SP'] },
    'CIS-AWS-5.0': { '1.15': ['PR', 'SP'] },
    'CIS-AWS-3.0': { '1.16': ['PR', 'SP'] },
    'CIS-AWS-1.4': { '1.16': ['SH', 'PR', 'SP'] },
    'AWS-FSBP': { 'IAM.1': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  examples: {
    pass: [
      policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
      policy({ Effect: 'Deny', Action: '*', Resource: '*' }),
      policy({ Effect: 'Allow', NotAction: '*', Resource: '*' }),
    ],
    fail: [
      policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
      policy({ Effect: 'Allow', Action: ['*:*'], Resource: ['*'] }),
      policy({ Effect: 'Allow', Action: ['**'], Resource: ['*'] }),
      policy({ Effect: 'Allow', Action: '?*', Resource: '*' }),
      policy({ Effect: 'Allow', Action: '*', Resource: 'arn:aws:*' }),
      policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      {
        stack: {
          resource: {
            aws_iam_role: { a: { inline_policy: [policy({ Effect: 'Allow', Action: '*', Resource: '*' })] } },
          },
        },
      },
      {
        stack: {
          resource: { aws_iam_policy: { a: { policy: '${data.aws_iam_policy_document.a.json}' } } },
          data: { aws_iam_policy_document: { a: { statement: { actions: ['*'], resources: ['*'] } } } },
        },
      },
    ],
    unknown: [
      { policy: '${var.policy}' },
      policy({ Effect: 'Allow', Action: '${var.action}', Resource: '*' }),
      policy({ Effect: '${var.effect}', Action: '*', Resource: '*' }),
    ],
  },
  check: eachAllowed((statement) => {
    const { actions, notActions } = statement;
    // What leaves out every action allows none.
    const everyAction =
      notActions.length > 0 ? not(some(...notActions.map(isEvery))) : some(...actions.map(isEvery));
    return {
      fault: all(everyAction, reachesEverything(statement)),
      message: 'A statement allows everything.',
    };
  }),
});

function isEvery(action: string): Certainty {
  return isOpenText(action) ? 'maybe' : certain(/^[*?]*\*[*?]*(?::[*?]*\*[*?]*)?$/.test(action));
}
