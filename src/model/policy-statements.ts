import type { Block } from './block.js';
import { deepest } from './json.js';
import {
  isList,
  isUnknown,
  isValues,
  type Reference,
  type Unknown,
  type Value,
  type Values,
} from './value.js';

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

/**
 * A statement of an IAM or resource policy. What is known only after apply stands as its expression, `${aws_s3_bucket.bucket.arn}/*`; where a
 * plan has no expression, as what it is made of, `${~aws_s3_bucket.bucket.arn~}`, or as `${unknown}`.
 */
export interface PolicyStatement {
  /** `unknown` where Terraform decides it. */
  readonly effect: 'Allow' | 'Deny' | 'unknown';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly conditions: readonly PolicyCondition[];
}

/** Stands for the part of a policy that is known only after apply, beside the statements that are known: it may allow anything. */
export const unknownStatement: PolicyStatement = {
  effect: 'unknown',
  actions: ['${unknown}'],
  notActions: [],
  resources: ['${unknown}'],
  notResources: [],
  principals: [{ type: '${unknown}', ids: ['${unknown}'] }],
  notPrincipals: [],
  conditions: [{ operator: '${unknown}', key: '${unknown}', values: ['${unknown}'] }],
};

/** A statement with the name by which another of that name takes its place. */
export interface NamedStatement {
  readonly sid: string;
  readonly statement: PolicyStatement;
}

/** What stands where nothing is known. */
const anything = '${unknown}';

/** The statements of a policy as JSON has it; undefined for what is no policy. */
export function statementsOfJson(document: Value | undefined): readonly NamedStatement[] | undefined {
  if (!isValues(document)) return undefined;
  const statements = document.Statement ?? null;
  return (isList(statements) ? statements : [statements]).flatMap((one) => {
    if (isValues(one)) return [{ sid: sidOf(one.Sid), statement: statementOf(one) }];
    // An expression, or what only Terraform knows: it may be any statement.
    const isOpen = isUnknown(one) || (typeof one === 'string' && one.includes('${'));
    return isOpen ? [{ sid: '', statement: unknownStatement }] : [];
  });
}

/** A statement of a policy document, as the block of a data source has it. */
export function statementOfBlock(block: Block): NamedStatement {
  return { sid: sidOf(block.values.sid), statement: blockStatement(block) };
}

/** What looks like a variable of the request is text: its `$` stands for itself, `${$}`. */
export function withoutVariables({ sid, statement }: NamedStatement): NamedStatement {
  const plain = (list: readonly string[]) => list.map((text) => text.replaceAll(variable, '${$}'));
  const { resources, notResources, conditions } = statement;
  const own = { resources: plain(resources), notResources: plain(notResources) };
  const held = conditions.map((one) => ({ ...one, values: plain(one.values) }));
  return { sid, statement: { ...statement, ...own, conditions: held } };
}

/** The sign before `{aws:username}`, `{*}` and the like. */
const variable = /\$(?=\{(?:\s*[\w-]+:[^:}][^}]*|[*?$])\})/g;

/** A name that is not known takes no other's place. */
function sidOf(value: Value | undefined): string {
  const [sid = ''] = texts(value);
  return sid === anything ? '' : sid;
}

function effectOf(value: Value | undefined): PolicyStatement['effect'] {
  if (value === 'Deny') return 'Deny';
  return isUnknown(value) || (typeof value === 'string' && value.includes('${')) ? 'unknown' : 'Allow';
}

function statementOf(one: Values): PolicyStatement {
  return {
    effect: effectOf(one.Effect),
    actions: texts(one.Action),
    notActions: texts(one.NotAction),
    resources: texts(one.Resource),
    notResources: texts(one.NotResource),
    principals: principalsOf(one.Principal),
    notPrincipals: principalsOf(one.NotPrincipal),
    conditions: conditionsOf(one.Condition),
  };
}

function principalsOf(value: Value | undefined): readonly Principal[] {
  if (typeof value === 'string') return [{ type: value === '*' ? '*' : 'AWS', ids: [value] }];
  if (isList(value)) return value.flatMap((one) => principalsOf(one));
  if (isUnknown(value)) return unknownStatement.principals;
  if (!isValues(value)) return [];
  return Object.entries(value).map(([type, ids]) => ({ type, ids: texts(ids) }));
}

function conditionsOf(value: Value | undefined): readonly PolicyCondition[] {
  if (isUnknown(value) || (typeof value === 'string' && value.includes('${')))
    return unknownStatement.conditions;
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([operator, keys]) => {
    if (isValues(keys))
      return Object.entries(keys).map(([key, values]) => ({ operator, key, values: texts(values) }));
    const isOpen = isUnknown(keys) || (typeof keys === 'string' && keys.includes('${'));
    return isOpen ? [{ operator, key: anything, values: [anything] }] : [];
  });
}

function blockStatement(block: Block): PolicyStatement {
  const list = (name: string, of: Block = block) =>
    (of.items(name) ?? [anything]).flatMap((item) => texts(item)).map(asVariable);
  const principals = (name: string) =>
    block
      .blocks(name)
      ?.map((one) => ({ type: texts(one.values.type)[0] ?? '', ids: list('identifiers', one) })) ??
    unknownStatement.principals;
  return {
    effect: effectOf(block.values.effect),
    actions: list('actions'),
    notActions: list('not_actions'),
    resources: list('resources'),
    notResources: list('not_resources'),
    principals: principals('principals'),
    notPrincipals: block.blocks('not_principals') === undefined ? [] : principals('not_principals'),
    conditions:
      block.blocks('condition')?.map((one) => ({
        operator: texts(one.values.test)[0] ?? '',
        key: texts(one.values.variable)[0] ?? '',
        values: list('values', one),
      })) ?? unknownStatement.conditions,
  };
}

/** In a data source a variable of the request is written `&{aws:username}`. */
function asVariable(text: string): string {
  return text.replaceAll('&{', '${');
}

function texts(value: Value | undefined, depth = 0): readonly string[] {
  if (value === null || value === undefined || depth >= deepest) return [];
  if (isUnknown(value)) return [value.text ?? madeOf(value)];
  if (isList(value)) return value.flatMap((item) => texts(item, depth + 1));
  return isValues(value) ? [] : [String(value)];
}

/** What a plan says of a text without having it: which attributes of which resources are in it; what else is around them nobody can tell. */
function madeOf({ references }: Unknown): string {
  const isOne = ({ address, attribute }: Reference) =>
    attribute !== '' && /^(?:module\..+\.)?(?:data\.)?[a-z]\w*_\w+\.[\w-]+(?:\[[^}]*\])?$/.test(address);
  if (references.length === 0 || !references.every(isOne)) return anything;
  return references.map(({ address, attribute }) => `\${~${address}.${attribute}~}`).join('');
}
