import type { Element } from '../../model/element.js';
import { type PolicyCondition, type PolicyStatement, policyStatements } from '../../model/policy-document.js';
import type { CheckContext } from '../define-rule.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';

/** Condition keys that tie a caller to accounts, organizations or resources that the policy names. */
const fixedKeys = new Set(
  [
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceOrgID',
    'aws:SourceOrgPaths',
    'aws:SourceOwner',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'kms:CallerAccount',
  ].map((key) => key.toLowerCase()),
);

const positive = /^(?:ForAnyValue:)?(?:String|Arn)(?:Equals|EqualsIgnoreCase|Like)$/i;

/** No statement of a resource policy lets anybody in: `*` needs a condition that names accounts, organizations or resources. */
export function mustNotBePublic(path: string): (element: Element, context: CheckContext) => Verdict {
  return (element, { model }) => {
    if (element.get(path).state === 'absent') return notApplicable;
    const statements = policyStatements(model, element, path);
    if (statements === undefined) return unknown(path);
    return statements.some(isPublic) ? fail(path, 'A statement allows every principal.') : pass;
  };
}

function isPublic({ effect, principals, notPrincipals, conditions }: PolicyStatement): boolean {
  if (effect !== 'Allow') return false;
  const anybody =
    notPrincipals.length > 0 ||
    principals.some(({ type, ids }) => (type === '*' || type === 'AWS') && ids.some((id) => id === '*'));
  return anybody && !conditions.some(isFixed);
}

function isFixed({ operator, key, values }: PolicyCondition): boolean {
  if (/^(?:ForAnyValue:)?IpAddress$/i.test(operator) && key.toLowerCase() === 'aws:sourceip')
    return values.length > 0 && values.every((range) => !/^\*$|\/0$/.test(range));
  return (
    positive.test(operator) &&
    fixedKeys.has(key.toLowerCase()) &&
    values.length > 0 &&
    values.every((value) => !/^[*?]*$/.test(value) && !/^arn:\*|^arn:[^:]*:\*/.test(value))
  );
}
