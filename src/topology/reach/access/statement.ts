import type { PolicyCondition, PolicyStatement } from '../../../model/policy-statements.js';
import { all, type Certainty, not, some } from '../../../rules/conditions/certainty.js';
import { holds } from '../../../rules/conditions/strangers/holds.js';
import { isAbout } from '../../../rules/facts/is-about.js';
import { hasEffect } from '../../../rules/facts/statement-parts.js';
import { isPartOfTarget, isTarget, type TargetArn, withMarks } from './arn.js';

/** A request, as far as it is known. */
export interface AccessRequest {
  readonly action: string;
  readonly target: TargetArn;
  /** Address of the role that asks; undefined for anybody. */
  readonly role: string | undefined;
  /** Keys that the request has, in lower case; of others nobody knows. */
  readonly context: Readonly<Record<string, string | undefined>>;
}

/** Whether a statement has this effect on a request. */
export function says(
  statement: PolicyStatement,
  effect: 'Allow' | 'Deny',
  request: AccessRequest,
): Certainty {
  const has = hasEffect(statement, effect);
  if (has === 'no') return 'no';
  return all(
    has,
    isAbout(statement, [request.action]),
    isAboutTarget(statement, effect, request.target),
    ...statement.conditions.map((condition) => meets(condition, request)),
  );
}

function isAboutTarget(
  { resources, notResources }: PolicyStatement,
  effect: 'Allow' | 'Deny',
  target: TargetArn,
): Certainty {
  if (notResources.length > 0) return not(some(...notResources.map((one) => isTarget(one, target))));
  // Key policies and some others name no resource but `*`.
  if (resources.length === 0) return 'yes';
  const found = some(...resources.map((one) => isTarget(one, target)));
  if (found !== 'no' || effect === 'Deny') return found;
  return resources.some((one) => isPartOfTarget(one, target)) ? 'yes' : 'no';
}

/** A condition on a key of which nobody knows the value may hold. */
function meets({ operator, key, values }: PolicyCondition, { context, target }: AccessRequest): Certainty {
  const name = key.toLowerCase();
  if (!Object.hasOwn(context, name)) return 'maybe';
  const marked = values.map((value) => withMarks(value, target));
  const found = holds({ operator, key, values: marked.map(({ text }) => text) }, context[name]);
  return marked.some(({ isOpen }) => isOpen) && found !== 'no' ? 'maybe' : found;
}

/** What is true of every request of the account over TLS. */
export function contextWithin({ account }: TargetArn): AccessRequest['context'] {
  return {
    'aws:securetransport': 'true',
    'aws:principalaccount': account,
    'kms:calleraccount': account,
    'aws:resourceaccount': account,
  };
}

/** How a resource policy is about a role: by itself, through its account, or not. */
export interface Addressed {
  readonly role: Certainty;
  readonly account: Certainty;
}

/** Whom a statement of a resource policy names. */
export function addressed(statement: PolicyStatement, { role, target }: AccessRequest): Addressed {
  const { principals, notPrincipals } = statement;
  if (notPrincipals.length > 0) {
    const named = notPrincipals.map((one) => namedBy(one, role, target));
    return { role: not(some(...named.map((one) => some(one.role, one.account)))), account: 'no' };
  }
  const named = principals.map((one) => namedBy(one, role, target));
  return {
    role: some(...named.map((one) => one.role)),
    account: some(...named.map((one) => one.account)),
  };
}

function namedBy(
  { type, ids }: PolicyStatement['principals'][number],
  role: string | undefined,
  target: TargetArn,
): Addressed {
  if (type === '*') return { role: 'yes', account: 'no' };
  if (type !== 'AWS') return { role: type.includes('${') ? 'maybe' : 'no', account: 'no' };
  const each = ids.map((id) => namedId(id, role, target));
  return { role: some(...each.map((one) => one.role)), account: some(...each.map((one) => one.account)) };
}

function namedId(id: string, role: string | undefined, target: TargetArn): Addressed {
  if (id === '*') return { role: 'yes', account: 'no' };
  const own = /^\$\{[\s~]*(.+?)\.(?:arn|unique_id)[\s~]*\}$/.exec(id)?.[1];
  if (own !== undefined && own === role) return { role: 'yes', account: 'no' };
  const { text, isOpen } = withMarks(id, target);
  const [, root = text] = /^arn:[^:]*:iam::(.+):root$/.exec(text) ?? [];
  if (root === target.account) return { role: 'no', account: 'yes' };
  const isKnown = /^\d{12}$/.test(target.account);
  if (/^\d{12}$/.test(root)) return { role: 'no', account: isKnown ? 'no' : 'maybe' };
  // A role that is written out may be this one; one of the stack is told by its address.
  const isWritten =
    /^arn:[^:]*:iam::(?:\d{12}|\*):role\//.test(text) || text.includes(`:iam::${target.account}:role/`);
  return { role: isOpen || isWritten ? 'maybe' : 'no', account: 'no' };
}
