import type { Role } from '../../access/access.js';
import type { Place } from '../../places/place.js';
import type { Topology } from '../../topology.js';
import { accountOf, arnOf, roleArnOf } from './arn.js';
import type { AccessRequest } from './request.js';

/** The request of a role of the account for a place over TLS; of a role that nobody knows where it is left out. */
export function requestOf(
  role: Role | undefined,
  { action, place }: { readonly action: string; readonly place: Place },
  topology: Pick<Topology, 'regions'>,
): AccessRequest {
  const target = arnOf(place, topology);
  const arn = role === undefined ? undefined : roleArnOf(role, topology);
  const account = role === undefined ? target.account : accountOf(role.element, topology.regions);
  return {
    ...{ action, target, role: role?.id },
    context: {
      'aws:securetransport': 'true',
      'aws:principalaccount': account,
      'kms:calleraccount': account,
      'aws:resourceaccount': target.account,
      ...(arn === undefined ? {} : { 'aws:principalarn': arn }),
    },
  };
}
