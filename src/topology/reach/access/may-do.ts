import { all, type Certainty, some } from '../../../rules/conditions/certainty.js';
import { letsEverybodyIn } from '../../../rules/conditions/strangers/lets-everybody-in.js';
import type { Policy, ResourcePolicy, Role } from '../../access/access.js';
import type { Place } from '../../places/place.js';
import { type Step, step } from '../answer.js';
import type { TopologyIndex } from '../topology-index.js';
import { serviceActions } from './actions.js';
import { arnOf, type TargetArn } from './arn.js';
import { type AccessRequest, addressed, contextWithin, says } from './statement.js';

/** What one of several policies says, and which one decides it. */
interface Said {
  readonly is: Certainty;
  readonly by: Policy | undefined;
}

/**
 * Whether a role may do what it means to reach a service: no denial anywhere, an allowance by one of its policies or by the policy of the
 * resource, and one by its boundary. A key is used only where its own policy allows it, by itself or through the account.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function roleMay(role: Role, place: Place, index: TopologyIndex): readonly Step[] {
  const action = serviceActions[place.kind];
  if (action === undefined) return [step('no', `Nothing is read of ${place.address}`)];
  const target = arnOf(place, index.topology);
  const request: AccessRequest = {
    action: action.action,
    target,
    role: role.id,
    context: contextOf(role, target),
  };
  const what = `${action.action} on ${place.address}`;
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

function contextOf(role: Role, target: TargetArn): AccessRequest['context'] {
  return { ...contextWithin(target), 'aws:principalarn': `\${${role.id}.arn}` };
}

function sayingOf(policies: readonly Policy[], effect: 'Allow' | 'Deny', request: AccessRequest): Said {
  return best(
    policies.map((by) => {
      if (by.statements.state === 'unknown') return { is: 'maybe', by };
      return { is: some(...by.statements.value.map((one) => says(one, effect, request))), by };
    }),
  );
}

function best(said: readonly Said[]): Said {
  return (
    said.find(({ is }) => is === 'yes') ??
    said.find(({ is }) => is === 'maybe') ?? { is: 'no', by: undefined }
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

/** The policy of what is looked up may allow what nothing of the stack does. */
function policyElsewhere({ isManaged, address }: Place): string | undefined {
  return isManaged ? undefined : `the policy of ${address} is not in the stack`;
}

function allows({ by }: Said, role: Role, what: string): Step {
  return step('yes', `${by?.name} allows ${role.id} ${what}`, by?.source);
}

/** A key without a policy of its own gets one that lets the account decide. Of a key that is looked up nobody knows. */
function accountAllows(key: Place, own: readonly ResourcePolicy[], request: AccessRequest): Said {
  if (!key.isManaged) return { is: 'maybe', by: undefined };
  return own.length === 0 ? { is: 'yes', by: undefined } : ofResource(own, 'Allow', request, 'account');
}

function boundaryStep(policy: Policy, request: AccessRequest, what: string): Step {
  const { is } = sayingOf([policy], 'Allow', request);
  if (is === 'yes') return step('yes', `The boundary ${policy.name} allows ${what}`, policy.source);
  if (is === 'no') return step('no', `The boundary ${policy.name} does not allow ${what}`, policy.source);
  return step('maybe', `Whether the boundary ${policy.name} allows ${what}`, policy.source);
}

/** Whether anybody on the internet may do it: by a policy that lets everybody in, and that nothing blocks. */
export function anybodyMay(place: Place, index: TopologyIndex): readonly Step[] {
  const action = serviceActions[place.kind];
  if (action === undefined) return [step('no', `Nothing is read of ${place.address}`)];
  const { resourcePolicies, publicAccessBlocks } = index.topology;
  const source = { element: place.element, part: '' };
  const blocks = publicAccessBlocks.filter(({ place: of }) => of === place.address);
  const on = blocks.find(({ restricts }) => restricts === 'yes');
  if (on !== undefined)
    return [
      step('no', `${on.source.element.address} keeps everybody out who is not of the account`, on.source),
    ];
  const own = resourcePolicies.filter(({ place: of }) => of === place.address);
  const request = {
    action: action.action,
    target: arnOf(place, index.topology),
    role: undefined,
    context: {},
  };
  const found = best(
    own.map((by) => {
      if (by.statements.state === 'unknown') return { is: 'maybe', by };
      const each = by.statements.value.map((one) =>
        all(letsEverybodyIn(one), says({ ...one, conditions: [] }, 'Allow', request)),
      );
      return { is: some(...each), by };
    }),
  );
  const doubt = blocks.find(({ restricts }) => restricts === 'maybe');
  const elsewhere = policyElsewhere(place);
  if (found.is === 'no' && elsewhere !== undefined)
    return [step('maybe', `Whether a policy lets everybody ${action.verb} it: ${elsewhere}`, source)];
  if (found.is === 'no')
    return [
      step('no', `No policy lets everybody ${action.verb} ${place.address}`, found.by?.source ?? source),
    ];
  const is = doubt === undefined ? found.is : 'maybe';
  const text = `${found.by?.name} lets everybody ${action.verb} ${place.address}`;
  return [
    is === 'yes' ? step('yes', text, found.by?.source) : step('maybe', `Whether ${text}`, found.by?.source),
  ];
}
