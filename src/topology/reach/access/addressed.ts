import type { PolicyStatement } from '../../../model/policy-statements.js';
import { type Certainty, not, some } from '../../../rules/conditions/certainty.js';
import { withMarks } from './arn.js';
import { meets } from './meets.js';
import type { AccessRequest } from './request.js';

/** How a resource policy is about a role: by itself, through its account, or not. */
export interface Addressed {
  readonly role: Certainty;
  readonly account: Certainty;
}

/**
 * Whom a statement of a resource policy names. A denial with `NotPrincipal` is about a role that it does not name; one that it names has to be
 * named with its account and its session as well, and nobody knows the name of the session.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function addressed(statement: PolicyStatement, request: AccessRequest): Addressed {
  const { effect, principals, notPrincipals } = statement;
  if (notPrincipals.length > 0) {
    const named = notPrincipals.map((one) => namedBy(one, request));
    const itself = some(...named.map(({ role }) => role));
    if (effect === 'Allow')
      return { role: not(some(itself, ...named.map(({ account }) => account))), account: 'no' };
    return { role: itself === 'no' ? 'yes' : 'maybe', account: 'no' };
  }
  const named = principals.map((one) => namedBy(one, request));
  return {
    role: some(...named.map((one) => one.role)),
    account: some(...named.map((one) => one.account)),
  };
}

function namedBy({ type, ids }: PolicyStatement['principals'][number], request: AccessRequest): Addressed {
  if (type === '*') return { role: 'yes', account: 'no' };
  if (type !== 'AWS') return { role: type.includes('${') ? 'maybe' : 'no', account: 'no' };
  const each = ids.map((id) => namedId(id, request));
  return { role: some(...each.map((one) => one.role)), account: some(...each.map((one) => one.account)) };
}

function namedId(id: string, request: AccessRequest): Addressed {
  const { role, target } = request;
  if (id === '*') return { role: 'yes', account: 'no' };
  const own = /^\$\{[\s~]*(.+?)\.(?:arn|unique_id)[\s~]*\}$/.exec(id)?.[1];
  if (own !== undefined && own === role) return { role: 'yes', account: 'no' };
  const { text } = withMarks(id, target);
  const [, root = text] = /^arn:[^:]*:iam::(.+):root$/.exec(text) ?? [];
  if (root === target.account) return { role: 'no', account: 'yes' };
  const isKnown = /^\d{12}$/.test(target.account);
  if (/^\d{12}$/.test(root)) return { role: 'no', account: isKnown ? 'no' : 'maybe' };
  // A session of a role that may be this one.
  if (/^arn:[^:]*:sts::[^:]*:assumed-role\//.test(text)) return { role: 'maybe', account: 'no' };
  const condition = { operator: 'StringEquals', key: 'aws:PrincipalArn', values: [id] };
  return { role: meets(condition, request), account: 'no' };
}
