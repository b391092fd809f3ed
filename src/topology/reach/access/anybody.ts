import type { PolicyStatement } from '../../../model/policy-statements.js';
import { all, type Certainty, some } from '../../../rules/conditions/certainty.js';
import { letsEverybodyIn } from '../../../rules/conditions/strangers/lets-everybody-in.js';
import { isForEverybody } from '../../../rules/facts/statement-parts.js';
import type { PublicAccessBlock, ResourcePolicy } from '../../access/access.js';
import type { Place } from '../../places/place.js';
import { type Step, step } from '../answer.js';
import type { TopologyIndex } from '../topology-index.js';
import { serviceActions } from './actions.js';
import { arnOf } from './arn.js';
import type { AccessRequest } from './request.js';
import { best, policyElsewhere, type Said } from './said.js';
import { says } from './statement.js';

/** Somebody who is not of the account, as far as all of them are the same. */
const stranger = { 'aws:securetransport': 'true', 'aws:principalisawsservice': 'false' };
/** What those have who sign their requests, and the others have not. */
const ofSigned = ['aws:principalarn', 'aws:principalorgid', 'aws:userid', 'kms:calleraccount'];
const anonymous = Object.fromEntries(ofSigned.map((key) => [key, undefined]));

/** Whether anybody on the internet may do it: by a policy that lets everybody in, and that nothing denies or blocks. */
export function anybodyMay(place: Place, index: TopologyIndex): readonly Step[] {
  const action = serviceActions[place.kind];
  if (action === undefined) return [step('no', `Nothing is read of ${place.address}`)];
  const source = { element: place.element, part: '' };
  const blocks = index.topology.publicAccessBlocks.filter(({ place: of }) => of === place.address);
  const on = blocks.find(({ restricts }) => restricts === 'yes');
  if (on !== undefined)
    return [
      step('no', `${on.source.element.address} keeps everybody out who is not of the account`, on.source),
    ];
  const own = index.topology.resourcePolicies.filter(({ place: of }) => of === place.address);
  const target = arnOf(place, index.topology);
  const request = { action: action.action, target, role: undefined, context: stranger };
  const allowed = sayingOf(own, (one) =>
    all(letsEverybodyIn(one), says({ ...one, conditions: [] }, 'Allow', request)),
  );
  const elsewhere = policyElsewhere(place);
  if (allowed.is === 'no' && elsewhere !== undefined)
    return [step('maybe', `Whether a policy lets everybody ${action.verb} it: ${elsewhere}`, source)];
  if (allowed.is === 'no')
    return [step('no', `No policy lets everybody ${action.verb} ${place.address}`, source)];
  const text = `${allowed.by?.name} lets everybody ${action.verb} ${place.address}`;
  return [
    allowed.is === 'yes'
      ? step('yes', text, allowed.by?.source)
      : step('maybe', `Whether ${text}`, allowed.by?.source),
    ...denialSteps(own, request, place),
    ...(place.kind === 'bucket' ? [...blockSteps(place, blocks), ...keySteps(place, blocks)] : []),
  ];
}

function sayingOf(own: readonly ResourcePolicy[], judge: (one: PolicyStatement) => Certainty): Said {
  return best(
    own.map((by) =>
      by.statements.state === 'unknown'
        ? { is: 'maybe', by }
        : { is: some(...by.statements.value.map(judge)), by },
    ),
  );
}

/** A denial stops everybody when it is about those who sign their requests and about those who do not. */
function denialSteps(own: readonly ResourcePolicy[], request: AccessRequest, place: Place): readonly Step[] {
  const { is, by } = sayingOf(own, (one) => {
    const isAll = one.notPrincipals.length > 0 ? 'yes' : isForEverybody(one);
    const each = [stranger, { ...stranger, ...anonymous }].map((context) =>
      all(isAll, says(one, 'Deny', { ...request, context })),
    );
    const [first = 'maybe', second] = each;
    return first === second ? first : 'maybe';
  });
  const what = `denies everybody ${request.action} on ${place.address}`;
  if (is === 'no') return [];
  return [
    is === 'yes'
      ? step('no', `${by?.name} ${what}`, by?.source)
      : step('maybe', `Whether ${by?.name} ${what}`, by?.source),
  ];
}

/**
 * New buckets block public access, unless something turns that off.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
function blockSteps({ address, element }: Place, blocks: readonly PublicAccessBlock[]): readonly Step[] {
  const doubt = blocks.find(({ restricts, kind }) => restricts === 'maybe' && kind !== 'encryption');
  if (doubt !== undefined)
    return [
      step(
        'maybe',
        `Whether ${doubt.source.element.address} keeps everybody out who is not of the account`,
        doubt.source,
      ),
    ];
  if (blocks.some(({ kind }) => kind === 'bucket')) return [];
  const text = `Whether public access to ${address} is blocked: the stack does not say, and new buckets block it since April 2023`;
  return [step('maybe', text, { element, part: '' })];
}

/**
 * Nobody reads without signing what is encrypted with a key of KMS. Objects may be encrypted otherwise than the bucket does by default.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
function keySteps({ address, element, keys }: Place, blocks: readonly PublicAccessBlock[]): readonly Step[] {
  const by = blocks.find(({ kind }) => kind === 'encryption')?.source;
  if (by === undefined && keys.state === 'known' && keys.value.length === 0) return [];
  const text = `Whether a key of KMS encrypts the objects of ${address}: nobody reads those without signing`;
  return [step('maybe', text, by ?? { element, part: '' })];
}
