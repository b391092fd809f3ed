import { all, some } from '../../../rules/conditions/certainty.js';
import type { Policy, ResourcePolicy, Role } from '../../access/access.js';
import type { Place } from '../../places/place.js';
import { type Step, step } from '../answer.js';
import type { TopologyIndex } from '../topology-index.js';
import { serviceActions } from './actions.js';
import { addressed } from './addressed.js';
import type { AccessRequest } from './request.js';
import { requestOf } from './request-of.js';
import { best, policyElsewhere, type Said } from './said.js';
import { says } from './statement.js';

/**
 * Whether a role may do what it means to reach a service: no denial anywhere, an allowance by one of its policies or by the policy of the
 * resource, and one by its boundary. A key is used only where its own policy allows it, by itself or through the account.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function roleMay(
  role: Role,
  place: Place,
  index: TopologyIndex,
  action = serviceActions[place.kind]?.action,
): readonly Step[] {
  if (action === undefined) return [step('no', `Nothing is read of ${place.address}`)];
  const request = requestOf(role, { action, place }, index.topology);
  const what = `${action} on ${place.address}`;
  const own = index.topology.resourcePolicies.filter(({ place: of }) => of === place.address);
  const boundary = role.boundary === undefined ? [] : [role.boundary];
  const denied = sayingOf([...role.policies, ...boundary], 'Deny', request);
  const deniedThere = ofResource(own, 'Deny', request, 'both');
  return [
    denialStep([denied, deniedThere], { role, what }),
    allowanceStep({ role, place, own, request, what }),
    ...boundary.map((policy) => boundaryStep(policy, request, what)),
  ];
}

function sayingOf(policies: readonly Policy[], effect: 'Allow' | 'Deny', request: AccessRequest): Said {
  return best(
    policies.map((by) => {
      if (by.statements.state === 'unknown') return { is: 'maybe', by };
      return { is: some(...by.statements.value.map((one) => says(one, effect, request))), by };
    }),
  );
}

/** What the policies of the resource say to a role: to itself, to its account, or to either. */
function ofResource(
  policies: readonly ResourcePolicy[],
  effect: 'Allow' | 'Deny',
  request: AccessRequest,
  to: 'role' | 'account' | 'both',
): Said {
  return best(
    policies.map((by) => {
      if (by.statements.state === 'unknown') return { is: 'maybe', by };
      const each = by.statements.value.map((statement) => {
        const { role, account } = addressed(statement, request);
        const names = to === 'both' ? some(role, account) : to === 'role' ? role : account;
        return all(names, says(statement, effect, request));
      });
      return { is: some(...each), by };
    }),
  );
}

interface About {
  readonly role: Role;
  readonly what: string;
}

function denialStep(denials: readonly Said[], { role, what }: About): Step {
  const { is, by } = best(denials);
  if (is === 'yes') return step('no', `${by?.name} denies ${role.id} ${what}`, by?.source);
  // A policy of which nothing is known may deny as well; that it allows is asked next, and told there.
  if (is === 'maybe' && by?.statements.state === 'known')
    return step('maybe', `Whether ${by.name} denies ${role.id} ${what}`, by.source);
  if (is === 'maybe') return step('maybe', `Whether ${by?.name} denies ${what}: ${whyOf(by)}`, by?.source);
  return step('yes', `Nothing of the stack denies ${role.id} ${what}`);
}

function whyOf(policy: Policy | undefined): string {
  return policy?.statements.state === 'unknown' ? policy.statements.why : '';
}

interface Allowing extends About {
  readonly place: Place;
  readonly own: readonly ResourcePolicy[];
  readonly request: AccessRequest;
}

function allowanceStep({ role, place, own, request, what }: Allowing): Step {
  const identity = sayingOf(role.policies, 'Allow', request);
  const byResource = ofResource(own, 'Allow', request, 'role');
  if (isOfAnother(request) && all(identity.is, byResource.is) !== 'yes')
    return step(
      'maybe',
      `Whether both accounts allow ${role.id} ${what}: ${place.address} is of another one`,
      { element: role.element, part: '' },
    );
  if (byResource.is === 'yes') return allows(byResource, role, what);
  const account =
    place.kind === 'key' ? accountAllows(place, own, request) : ({ is: 'yes', by: undefined } as const);
  const is = some(byResource.is, all(identity.is, account.is));
  if (is === 'yes') return allows(identity, role, what);
  const source = { element: role.element, part: '' };
  if (is === 'no') {
    if (identity.is !== 'no')
      return step(
        'no',
        `The policy of ${place.address} does not let its account decide`,
        account.by?.source ?? source,
      );
    const open = role.open ?? policyElsewhere(place);
    return open === undefined
      ? step('no', `No policy allows ${role.id} ${what}`, source)
      : step('maybe', `Whether a policy allows ${role.id} ${what}: ${open}`, source);
  }
  const open = [identity, byResource, account].find((one) => one.is === 'maybe');
  return step(
    'maybe',
    `Whether ${open?.by?.name ?? place.address} allows ${role.id} ${what}`,
    open?.by?.source ?? source,
  );
}

function allows({ by }: Said, role: Role, what: string): Step {
  return step('yes', `${by?.name} allows ${role.id} ${what}`, by?.source);
}

/** Across accounts a policy of the role and one of the resource have to allow it. */
function isOfAnother({ context, target }: AccessRequest): boolean {
  const accounts = [context['aws:principalaccount'] ?? '', target.account];
  return accounts.every((one) => /^\d{12}$/.test(one)) && new Set(accounts).size > 1;
}

/** A key without a policy of its own gets one that lets the account decide, whatever is granted. Of a key that is looked up nobody knows. */
function accountAllows(key: Place, all: readonly ResourcePolicy[], request: AccessRequest): Said {
  if (!key.isManaged) return { is: 'maybe', by: undefined };
  const own = all.filter(({ isGrant }) => !isGrant);
  return own.length === 0 ? { is: 'yes', by: undefined } : ofResource(own, 'Allow', request, 'account');
}

function boundaryStep(policy: Policy, request: AccessRequest, what: string): Step {
  const { is } = sayingOf([policy], 'Allow', request);
  if (is === 'yes') return step('yes', `The boundary ${policy.name} allows ${what}`, policy.source);
  if (is === 'no') return step('no', `The boundary ${policy.name} does not allow ${what}`, policy.source);
  return step('maybe', `Whether the boundary ${policy.name} allows ${what}`, policy.source);
}
