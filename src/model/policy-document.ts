import type { Block } from './block.js';
import type { Element } from './element.js';
import { deepest } from './json.js';
import type { Model } from './model.js';
import { isList, isUnknown, isValues, type Value } from './value.js';

/** Who a statement is about: `*`, or a kind (`AWS`, `Service`, `Federated`) with its ids. */
interface Principal {
  readonly type: string;
  readonly ids: readonly string[];
}

/** A condition of a statement: `Bool`, `aws:SecureTransport`, `['false']`. */
export interface PolicyCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement of an IAM or resource policy. What is known only after apply stands as its expression, `${aws_s3_bucket.bucket.arn}/*`. */
export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly conditions: readonly PolicyCondition[];
}

/**
 * The statements of a policy attribute: JSON text, with or without expressions in it, or the `json` of a `data.aws_iam_policy_document`.
 * @returns undefined when the policy is known only after apply; none when there is no policy
 */
export function policyStatements(
  model: Model,
  element: Element,
  path: string,
): readonly PolicyStatement[] | undefined {
  const reading = element.get(path);
  if (reading.state === 'absent') return [];
  const text = reading.state === 'known' ? reading.value : reading.unknown.text;
  if (typeof text === 'string' && text.trimStart().startsWith('{')) return statementsOf(text);
  const documents = model
    .follow(element, path)
    .elements.filter(({ type }) => type === 'data.aws_iam_policy_document');
  if (documents.length === 0) return undefined;
  const statements = documents.map((document) => document.blocks('statement')?.map(statementOfBlock));
  return statements.includes(undefined) ? undefined : statements.flatMap((some) => some ?? []);
}

function statementsOf(text: string): readonly PolicyStatement[] | undefined {
  let document: Value;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isValues(document)) return undefined;
  const statements = document.Statement ?? null;
  return (isList(statements) ? statements : [statements]).flatMap((one) =>
    isValues(one)
      ? [
          {
            effect: one.Effect === 'Deny' ? ('Deny' as const) : ('Allow' as const),
            actions: texts(one.Action),
            notActions: texts(one.NotAction),
            resources: texts(one.Resource),
            notResources: texts(one.NotResource),
            principals: principalsOf(one.Principal),
            notPrincipals: principalsOf(one.NotPrincipal),
            conditions: conditionsOf(one.Condition),
          },
        ]
      : [],
  );
}

function principalsOf(value: Value | undefined): readonly Principal[] {
  if (typeof value === 'string') return [{ type: value === '*' ? '*' : 'AWS', ids: [value] }];
  if (!isValues(value)) return [];
  return Object.entries(value).map(([type, ids]) => ({ type, ids: texts(ids) }));
}

function conditionsOf(value: Value | undefined): readonly PolicyCondition[] {
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([operator, keys]) =>
    isValues(keys)
      ? Object.entries(keys).map(([key, values]) => ({ operator, key, values: texts(values) }))
      : [],
  );
}

function statementOfBlock(block: Block): PolicyStatement {
  const list = (name: string) => (block.items(name) ?? ['${unknown}']).flatMap((item) => texts(item));
  const principals = (name: string) =>
    (block.blocks(name) ?? []).map((one) => ({
      type: texts(one.values.type)[0] ?? '',
      ids: texts(one.values.identifiers),
    }));
  return {
    effect: block.values.effect === 'Deny' ? 'Deny' : 'Allow',
    actions: list('actions'),
    notActions: list('not_actions'),
    resources: list('resources'),
    notResources: list('not_resources'),
    principals: principals('principals'),
    notPrincipals: principals('not_principals'),
    conditions: (block.blocks('condition') ?? []).map((one) => ({
      operator: texts(one.values.test)[0] ?? '',
      key: texts(one.values.variable)[0] ?? '',
      values: texts(one.values.values),
    })),
  };
}

function texts(value: Value | undefined, depth = 0): readonly string[] {
  if (value === null || value === undefined || depth >= deepest) return [];
  if (isUnknown(value)) return [value.text ?? '${unknown}'];
  if (isList(value)) return value.flatMap((item) => texts(item, depth + 1));
  return isValues(value) ? [] : [String(value)];
}
