import type { Element } from '../../model/element.js';
import { policyStatements } from '../../model/policy-document.js';
import type { PolicyStatement } from '../../model/policy-statements.js';
import { textOf } from '../../model/value.js';
import { all, unlessFault } from '../conditions/certainty.js';
import { isBlank, isComputed, isConfigured } from '../conditions/read-set.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { reachesEverything } from '../facts/reaches-everything.js';
import { hasEffect } from '../facts/statement-parts.js';
import { untied } from '../facts/ties.js';
import { fail, notApplicable, ofElement, unknown, type Verdict } from '../verdict.js';

const separate = { type: 'aws_vpc_endpoint_policy', path: 'vpc_endpoint_id' };
const s3 = { service_name: 'com.amazonaws.ap-southeast-1.s3' };
const policy = (statement: object) => ({
  policy: JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*', ...statement }],
  }),
});
const withPolicyOfItsOwn = (statement: object) => ({
  stack: {
    resource: {
      aws_vpc_endpoint: { s3 },
      aws_vpc_endpoint_policy: {
        s3: { vpc_endpoint_id: '${aws_vpc_endpoint.s3.id}', ...policy(statement) },
      },
    },
  },
});

export default defineRule({
  id: 'VPC-13',
  title: 'Endpoints of S3 lead to named buckets',
  severity: 'low',
  area: 'security',
  precision: 'high',
  resource: 'aws_vpc_endpoint',
  why: 'Without a policy the endpoint leads to every bucket of every account: whoever has broken into an instance carries data away through it, past every firewall.',
  fix: 'Set a `policy` that names the buckets as `Resource`, or tie each statement to accounts by `aws:ResourceAccount` or `aws:ResourceOrgID`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html',
  examples: {
    pass: [
      { ...s3, ...policy({ Resource: ['arn:aws:s3:::app-data', '${aws_s3_bucket.data.arn}/*'] }) },
      { ...s3, ...policy({ Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } } }) },
      { ...s3, ...policy({ Effect: 'Deny' }) },
      withPolicyOfItsOwn({ Resource: 'arn:aws:s3:::app-data/*' }),
    ],
    fail: [
      s3,
      { ...s3, ...policy({}) },
      { ...s3, ...policy({ Resource: 'arn:aws:s3:::*' }) },
      // Who asks is of this account, and may write into the bucket of anybody.
      { ...s3, ...policy({ Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } }) },
      { ...policy({}), service_name: 'com.amazonaws.${var.region}.s3' },
      withPolicyOfItsOwn({}),
    ],
    unknown: [
      { ...s3, policy: '${var.policy}' },
      { service_name: '${var.service}', ...policy({}) },
      { ...s3, ...policy({ Resource: '${var.buckets}' }) },
      {
        stack: {
          resource: {
            aws_vpc_endpoint: { s3 },
            aws_vpc_endpoint_policy: { s3: { vpc_endpoint_id: '${module.network.s3}' } },
          },
        },
      },
    ],
  },
  check: (endpoint, { model }) => {
    const service = endpoint.get('service_name');
    const text = service.state === 'unknown' ? service.unknown.text : textAt(endpoint, 'service_name');
    // Only the end of the name is of interest: the region before it may be an input.
    if (text === undefined || /\}$/.test(text)) return unknown('service_name');
    if (!text.endsWith('.s3')) return notApplicable;
    const { elements, unresolved } = model.referring(endpoint, separate);
    if (elements.length > 0) return elements.flatMap((one) => ofElement(one, judge(one, model)));
    if (isConfigured(endpoint, 'policy') && !isBlank(endpoint, 'policy')) return judge(endpoint, model);
    const isOpen = unresolved || isComputed(endpoint, 'policy');
    return isOpen ? unknown('policy') : fail('policy', 'It has none, and leads to every bucket.');
  },
});

function textAt(element: Element, path: string): string {
  return textOf(element.values[path]);
}

function judge(element: Element, model: CheckContext['model']): readonly Verdict[] {
  const statements = policyStatements(model, element, 'policy');
  if (statements === undefined) return [unknown('policy')];
  return statements.map((statement, index) => ({
    ...unlessFault(leadsAnywhere(statement), 'policy', 'A statement leads to every bucket.'),
    part: `statement ${index + 1}`,
  }));
}

const leadsAnywhere = (statement: PolicyStatement) =>
  all(
    hasEffect(statement, 'Allow'),
    untied(statement, { isKey: (key) => ownerKeys.includes(key) }),
    reachesEverything(statement),
  );

/** Whose the bucket is: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const ownerKeys: readonly string[] = [
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  's3:resourceaccount',
  's3:dataaccesspointaccount',
];
