import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { type PolicyStatement, unknownStatement } from '../../model/policy-statements.js';
import { idsAt, naming } from '../ids-at.js';
import { known } from '../known.js';
import type { ResourcePolicy } from './access.js';

/**
 * The grants of a key, each as a policy that allows its operations to its grantee.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
 */
export function grantsOf(key: string, model: Model): readonly ResourcePolicy[] {
  const { byId, loose } = naming(model, 'aws_kms_grant', 'key_id');
  const own = (byId.get(key) ?? []).map((one) => grantOf(key, one, statementOf(one, model)));
  if (loose === undefined) return own;
  // A grant of which nobody knows the key may be of this one.
  const { conditions } = unknownStatement;
  return [...own, grantOf(key, loose, { ...statementOf(loose, model), conditions })];
}

function grantOf(place: string, element: Element, statement: PolicyStatement): ResourcePolicy {
  return {
    ...{ place, name: element.address, source: { element, part: '' }, isGrant: true },
    statements: known([statement]),
  };
}

function statementOf(element: Element, model: Model): PolicyStatement {
  const { ids, elements, unknown } = idsAt(model, element, 'grantee_principal');
  const ofStack = new Set(elements.map(({ address }) => address));
  const grantees = ids.map((id) => (ofStack.has(id) ? `\${${id}.arn}` : id));
  const operations = element
    .items('operations')
    ?.map((one) => (typeof one === 'string' ? `kms:${one}` : '${unknown}'));
  // Constraints ask for an encryption context, of which nobody knows.
  const isOpen = element.get('constraints').state !== 'absent';
  return {
    ...{ effect: 'Allow', notActions: [], resources: ['*'], notResources: [], notPrincipals: [] },
    actions: operations ?? ['${unknown}'],
    principals: unknown === undefined ? [{ type: 'AWS', ids: grantees }] : unknownStatement.principals,
    conditions: isOpen ? unknownStatement.conditions : [],
  };
}
