import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { all, type Certainty, certain, not, some } from '../../rules/conditions/certainty.js';
import { knownText } from '../../rules/conditions/read-set.js';
import { allIdsAt, naming } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import { isMade } from '../presence.js';
import { flagAt } from '../readings.js';
import type { Connection } from './network.js';
import { vpcAt } from './vpc-at.js';

/** Peering connections and transit gateways. */
export function connectionsOf(model: Model): readonly Connection[] {
  return [
    ...model.ofType('aws_vpc_peering_connection').map((one) => peering(one, model)),
    ...['aws_ec2_transit_gateway', 'data.aws_ec2_transit_gateway'].flatMap((type) =>
      model.ofType(type).map((one) => transit(one, model)),
    ),
  ];
}

function peering(element: Element, model: Model): Connection {
  const ends = [vpcAt(model, element), vpcAt(model, element, 'peer_vpc_id')];
  const open = ends.find((one) => one?.state === 'unknown');
  const vpcs: Known<readonly string[]> =
    open?.state === 'unknown'
      ? open
      : known(ends.flatMap((one) => (one?.state === 'known' ? [one.value] : [])));
  return {
    ...{ id: element.address, label: labelOf(element, model), origin: 'managed', element, kind: 'peering' },
    ...{ vpcs, joinsAll: isAccepted(element, model) },
    // Groups of a peer in another region cannot be named.
    knowsGroups: knownText(element, 'peer_region') === undefined ? 'yes' : 'no',
  };
}

/** Who is asked has to accept: by `auto_accept`, or by a resource on the other side. */
function isAccepted(element: Element, model: Model): Certainty {
  const { byId } = naming(model, 'aws_vpc_peering_connection_accepter', 'vpc_peering_connection_id');
  const accepters = byId.get(element.address) ?? [];
  const accepted = some(
    flagAt(element, 'auto_accept', 'no'),
    ...accepters.map((one) => all(isMade(one), flagAt(one, 'auto_accept', 'no'))),
  );
  // Somebody may accept by hand, or in another stack.
  return accepted === 'yes' ? 'yes' : 'maybe';
}

const attachmentType = 'aws_ec2_transit_gateway_vpc_attachment';

function transit(element: Element, model: Model): Connection {
  const { byId, loose } = naming(model, attachmentType, 'transit_gateway_id');
  const attachments = byId.get(element.address) ?? [];
  const found = attachments.map((one) => allIdsAt(model, one, ['vpc_id']));
  const open = found.find((one) => one.state === 'unknown');
  const isLookup = element.type.startsWith('data.');
  const enabled = (path: string) => certain(knownText(element, path) !== 'disable');
  const vpcs: Known<readonly string[]> =
    loose !== undefined || open !== undefined || attachments.some((one) => isMade(one, element) !== 'yes')
      ? notKnown(`What is attached to ${element.address} is not all known`)
      : known(found.flatMap((one) => (one.state === 'known' ? one.value : [])));
  return {
    ...{ id: element.address, label: labelOf(element, model), element, kind: 'transit-gateway', vpcs },
    origin: isLookup ? 'looked-up' : 'managed',
    joinsAll: isLookup
      ? 'maybe'
      : all(
          enabled('default_route_table_association'),
          enabled('default_route_table_propagation'),
          ...attachments.flatMap((one) => [
            flagAt(one, 'transit_gateway_default_route_table_association', 'yes'),
            flagAt(one, 'transit_gateway_default_route_table_propagation', 'yes'),
          ]),
        ),
    knowsGroups: not(certain(knownText(element, 'security_group_referencing_support') !== 'enable')),
  };
}
