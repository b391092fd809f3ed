import type { Element } from '../../model/element.js';
import { isList, isScalar, isValues, type Value, type Values } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, type Verdict } from '../verdict.js';

interface Kind {
  readonly path: string;
  /** A policy of an identity names resources, one that is attached to something names principals, a bucket policy both. */
  readonly needs: readonly (readonly string[])[];
}

const action = ['Action', 'NotAction'];
const resource = ['Resource', 'NotResource'];
const principal = ['Principal', 'NotPrincipal'];

const kinds: Readonly<Record<string, Kind>> = {
  aws_iam_policy: { path: 'policy', needs: [action, resource] },
  aws_iam_role_policy: { path: 'policy', needs: [action, resource] },
  aws_iam_user_policy: { path: 'policy', needs: [action, resource] },
  aws_iam_group_policy: { path: 'policy', needs: [action, resource] },
  aws_iam_role: { path: 'assume_role_policy', needs: [action, principal] },
  aws_s3_bucket_policy: { path: 'policy', needs: [action, resource, principal] },
  aws_sns_topic_policy: { path: 'policy', needs: [action, resource, principal] },
  aws_sqs_queue_policy: { path: 'policy', needs: [action, resource, principal] },
};

const whole = { Effect: 'Allow', Action: 's3:GetObject', Resource: '${aws_s3_bucket.data.arn}/*' };
const policy = (statement: object, Version: string | undefined = '2012-10-17') => ({
  policy: JSON.stringify({ Version, Statement: [statement] }),
});

export default defineRule({
  id: 'IAM-15',
  title: 'Policies are complete',
  severity: 'medium',
  area: 'function',
  resource: Object.keys(kinds),
  why: 'AWS refuses a policy with a part missing in the middle of an apply; an old version of the language leaves policy variables as plain text.',
  fix: 'Give the policy `Version` `2012-10-17`, and every statement `Effect`, `Action`, and `Resource` or `Principal`, whichever the kind needs.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html',
  examples: {
    pass: [
      policy(whole),
      {
        stack: {
          resource: {
            aws_iam_role: {
              app: {
                assume_role_policy: JSON.stringify({
                  Version: '2012-10-17',
                  Statement: {
                    Effect: 'Allow',
                    Action: 'sts:AssumeRole',
                    Principal: { Service: 'ec2.amazonaws.com' },
                  },
                }),
              },
              people: {
                assume_role_policy: JSON.stringify({
                  Version: '2012-10-17',
                  Statement: {
                    Effect: 'Allow',
                    Action: 'sts:AssumeRole',
                    Principal: { AWS: 'arn:aws:iam::210987654321:root', Service: [] },
                  },
                }),
              },
            },
          },
        },
      },
    ],
    fail: [
      policy({ ...whole, Effect: undefined }),
      policy({ ...whole, Effect: 'allow' }),
      policy({ ...whole, Action: undefined }),
      policy({ ...whole, Action: [] }),
      policy({ ...whole, Action: 'GetObject' }),
      policy({ ...whole, Resource: '' }),
      policy(whole, '2008-10-17'),
      { policy: '{"Version":"2012-10-17"}' },
      { policy: '{"Version":' },
      { stack: { resource: { aws_s3_bucket_policy: { data: policy(whole) } } } },
    ],
  },
  check: (element) => {
    const kind = kinds[element.type];
    const text = kind === undefined ? undefined : textOf(element, kind.path);
    return kind === undefined || text === undefined ? notApplicable : judge(text, kind);
  },
});

/** The text of a policy that is written as JSON; one from a data source is complete, or the provider says so. */
function textOf(element: Element, path: string): string | undefined {
  const reading = element.get(path);
  if (reading.state === 'absent') return undefined;
  const text = reading.state === 'known' ? reading.value : reading.unknown.text;
  return typeof text === 'string' && text.trimStart().startsWith('{') ? text : undefined;
}

function judge(text: string, { path, needs }: Kind): Verdict {
  let document: Value;
  try {
    document = JSON.parse(text);
  } catch {
    return fail(path, 'It is not valid JSON.');
  }
  if (!isValues(document)) return fail(path);
  if (document.Version !== '2012-10-17') return fail(path, '`Version` is not `2012-10-17`.');
  const written = document.Statement ?? [];
  const statements = (isList(written) ? written : [written]).filter(isValues);
  if (statements.length === 0) return fail(path, 'It has no statement.');
  const missing = statements.flatMap((statement) => missingIn(statement, needs));
  return missing.length === 0 ? pass : fail(path, `A statement lacks ${[...new Set(missing)].join(', ')}.`);
}

function missingIn(statement: Values, needs: Kind['needs']): readonly string[] {
  const effect = statement.Effect === 'Allow' || statement.Effect === 'Deny' ? [] : ['a valid `Effect`'];
  const parts = needs
    .filter((names) => !names.some((name) => isFilled(statement[name])))
    .map(([name = '']) => `\`${name}\``);
  const actions = [statement.Action, statement.NotAction].flatMap((one) =>
    isList(one) ? one : [one ?? null],
  );
  const odd = actions.some((one) => typeof one === 'string' && one !== '*' && !/[:$]/.test(one));
  return [...effect, ...parts, ...(odd ? ['the service of an action'] : [])];
}

function isFilled(value: Value | undefined): boolean {
  if (isList(value)) return value.length > 0 && value.every(isFilled);
  // Modules leave kinds of principals empty beside those that they fill in, and AWS takes that.
  if (isValues(value)) return Object.values(value).some(isFilled);
  return isScalar(value) && value !== '';
}
