import type { PolicyStatement } from '../../../model/policy-statements.js';
import { all, type Certainty, not, some } from '../../../rules/conditions/certainty.js';
import type { Role } from '../../access/access.js';
import { ifKnown } from '../../known.js';
import type { EndpointWay, Place } from '../../places/place.js';
import type { Topology } from '../../topology.js';
import { type Step, step } from '../answer.js';
import { serviceActions } from './actions.js';
import { addressed } from './addressed.js';
import type { AccessRequest } from './request.js';
import { requestOf } from './request-of.js';
import { says } from './statement.js';

/**
 * Whether the policy of an endpoint lets a role pass; one that is not known where it is left out. Without a policy everything passes.
 * Source: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export function endpointStep(
  way: EndpointWay,
  role: Role | undefined,
  to: Place,
  topology: Pick<Topology, 'regions'>,
): Step {
  const { policy, id, element } = way;
  const source = { element, part: '' };
  const action = serviceActions[to.kind]?.action ?? '';
  if (policy === undefined) return step('yes', `${id} has no policy: everything passes`, source);
  if (policy.state === 'unknown') return step('maybe', `The policy of ${id}: ${policy.why}`, source);
  const request = requestOf(role, { action, place: to }, topology);
  const saying = (effect: 'Allow' | 'Deny') =>
    some(...policy.value.map((one) => all(isAbout(one, way, request), says(one, effect, request))));
  const is = all(saying('Allow'), not(saying('Deny')));
  const what = `${role === undefined ? '' : `${role.id} `}${action} on ${to.address}`;
  if (is === 'yes') return step('yes', `The policy of ${id} lets ${what} pass`, source);
  if (is === 'no') return step('no', `The policy of ${id} does not let ${what} pass`, source);
  return step('maybe', `Whether the policy of ${id} lets ${what} pass`, source);
}

/** An account that the policy of a gateway endpoint names is its root user alone, as AWS says: that is not taken as certain. */
function isAbout(statement: PolicyStatement, way: EndpointWay, request: AccessRequest): Certainty {
  if (statement.principals.length === 0 && statement.notPrincipals.length === 0) return 'yes';
  const { role, account } = addressed(statement, request);
  const isInterface = ifKnown(way.type) === 'interface';
  return some(role, isInterface || account === 'no' ? account : 'maybe');
}
