import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { policyStatements } from '../../model/policy-document.js';
import type { PolicyStatement } from '../../model/policy-statements.js';
import { all, type Certainty, certain, not, some, unlessFault } from '../conditions/certainty.js';
import { isBlank, isConfigured } from '../conditions/read-set.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';
import { defineRule } from '../define-rule.js';
import { hasEffect, isForEverybody } from '../facts/statement-parts.js';
import { notApplicable, ofElement, unknown, type Verdict } from '../verdict.js';

const separate = { type: 'aws_vpc_endpoint_policy', path: 'vpc_endpoint_id' };
const s3 = { service_name: 'com.amazonaws.ap-southeast-1.s3' };
const allow = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::app-data/*',
};
const deny = { Effect: 'Deny', Principal: '*', Action: 's3:DeleteObject', Resource: '*' };
const policy = (...Statement: readonly object[]) => ({ policy: JSON.stringify({ Statement }) });

export default defineRule({
  id: 'VPC-14',
  title: 'Endpoint policy allows something',
  severity: 'medium',
  area: 'function',
  resource: 'aws_vpc_endpoint',
  why: 'A policy of an endpoint takes the place of the one of AWS that allows everything. One that only denies, or denies everything, refuses every request through the endpoint.',
  fix: 'Add a statement with `Effect: Allow` for the principals, actions and resources that are used through the endpoint, beside what is denied; or remove the policy.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
  examples: {
    pass: [
      { ...s3, ...policy(allow) },
      { ...s3, ...policy(deny, allow) },
      {
        ...s3,
        ...policy(allow, { ...deny, Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      },
    ],
    fail: [
      { ...s3, ...policy(deny) },
      { ...s3, ...policy() },
      { ...s3, ...policy(allow, { ...deny, Action: '*' }) },
      { ...s3, ...policy({ ...allow, Action: [] }) },
      {
        stack: {
          resource: {
            aws_vpc_endpoint: { s3 },
            aws_vpc_endpoint_policy: {
              s3: { vpc_endpoint_id: '${aws_vpc_endpoint.s3.id}', ...policy(deny) },
            },
          },
        },
      },
      {
        stack: {
          data: {
            aws_iam_policy_document: {
              s3: {
                statement: {
                  effect: 'Deny',
                  actions: ['s3:*'],
                  principals: { type: '*', identifiers: ['*'] },
                },
              },
            },
          },
          resource: {
            aws_vpc_endpoint: { s3: { ...s3, policy: '${data.aws_iam_policy_document.s3.json}' } },
          },
        },
      },
    ],
    unknown: [
      { ...s3, policy: '${var.policy}' },
      { ...s3, ...policy({ ...deny, Effect: '${var.effect}' }) },
      { ...s3, ...policy(allow, { ...deny, Action: '${var.actions}' }) },
    ],
  },
  check: (endpoint, { model }) => {
    const { elements } = model.referring(endpoint, separate);
    if (elements.length > 0) return elements.flatMap((one) => ofElement(one, judge(one, model)));
    const isSet = isConfigured(endpoint, 'policy') && !isBlank(endpoint, 'policy');
    return isSet ? judge(endpoint, model) : notApplicable;
  },
});

function judge(element: Element, model: Model): Verdict {
  const statements = policyStatements(model, element, 'policy');
  if (statements === undefined) return unknown('policy');
  const allows = some(...statements.map(allowsSomething));
  if (allows !== 'yes')
    return unlessFault(not(allows), 'policy', 'No statement allows anything: every request is refused.');
  const denies = some(...statements.map(deniesEverything));
  return unlessFault(denies, 'policy', 'A statement denies everything: every request is refused.');
}

function allowsSomething(statement: PolicyStatement): Certainty {
  const isAbout = statement.actions.length + statement.notActions.length > 0;
  return all(hasEffect(statement, 'Allow'), certain(isAbout));
}

/** Without a condition, whatever is asked for and whoever asks. */
function deniesEverything(statement: PolicyStatement): Certainty {
  const { actions, resources, conditions } = statement;
  const isEverything = (texts: readonly string[]): Certainty =>
    some(...texts.map((text) => (isOpenText(text) ? 'maybe' : certain(/^\*+(?::\*+)?$/.test(text)))));
  return all(
    hasEffect(statement, 'Deny'),
    isForEverybody(statement),
    isEverything(actions),
    isEverything(resources),
    certain(conditions.length === 0),
  );
}
