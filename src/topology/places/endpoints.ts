import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { policyStatements } from '../../model/policy-document.js';
import { knownText, readSet } from '../../rules/conditions/read-set.js';
import { allIdsAt, naming, unknownAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import { serviceIn } from '../network/prefix-lists.js';
import { vpcAt } from '../network/vpc-at.js';
import { isMade } from '../presence.js';
import { flagAt } from '../readings.js';
import type { EndpointWay, Place } from './place.js';
import { networkOf, neverPublic, type Standing } from './standing.js';

/** How each VPC endpoint leads to its service. */
export function endpointWaysOf(model: Model): readonly EndpointWay[] {
  return model.ofType('aws_vpc_endpoint').map((element) => ({
    ...{ id: element.address, element, type: typeOf(element), policy: policyOf(element, model) },
    service: serviceOf(element),
    routeTables: withAssociated(element, model, 'route_table_ids', [
      'aws_vpc_endpoint_route_table_association',
      'route_table_id',
    ]),
    privateDns: flagAt(element, 'private_dns_enabled', 'no'),
  }));
}

/** The endpoints as places: interface endpoints stand in subnets, gateway endpoints in a VPC alone. */
export function endpointsOf(standing: Standing): readonly Place[] {
  const { model } = standing;
  return endpointWaysOf(model).map(({ element, type, service }) => {
    const isInterface = type.state === 'known' && type.value !== 'gateway';
    const subnets = withAssociated(element, model, 'subnet_ids', [
      'aws_vpc_endpoint_subnet_association',
      'subnet_id',
    ]);
    const groups = withAssociated(element, model, 'security_group_ids', [
      'aws_vpc_endpoint_security_group_association',
      'security_group_id',
    ]);
    const network = networkOf(standing, {
      vpc: vpcAt(model, element) ?? notKnown(unknownAt(element, 'vpc_id')),
      subnets: isInterface ? subnets : known([]),
      groups: isInterface ? groups : known([]),
      withoutGroups: isInterface ? 'default' : 'none',
      publicAddress: neverPublic(element, 'A VPC endpoint has private addresses alone'),
    });
    return {
      ...{ address: element.address, label: labelOf(element, model), kind: 'endpoint', element },
      variant: service.state === 'known' ? service.value : undefined,
      isManaged: true,
      network: isInterface ? network : { ...network, zones: known([]) },
      ports: known([{ protocol: 'tcp', port: 443, element, targetGroups: known([]) }]),
      ...{ roles: known([]), keys: known([]) },
    };
  });
}

function typeOf(element: Element): EndpointWay['type'] {
  const { state } = readSet(element, 'vpc_endpoint_type');
  if (state === 'unknown') return notKnown(unknownAt(element, 'vpc_endpoint_type'));
  const written = knownText(element, 'vpc_endpoint_type') ?? 'Gateway';
  return known(written === 'Gateway' ? 'gateway' : written === 'Interface' ? 'interface' : 'other');
}

function serviceOf(element: Element): EndpointWay['service'] {
  const reading = readSet(element, 'service_name');
  if (reading.state === 'absent') return known(undefined);
  // The region may be an expression: `com.amazonaws.${var.region}.s3`.
  const text = reading.state === 'known' ? String(reading.value) : reading.unknown.text;
  const found = serviceIn(text);
  if (found !== undefined && !found.includes('${')) return known(found);
  return reading.state === 'known' ? known(undefined) : notKnown(unknownAt(element, 'service_name'));
}

function policyOf(element: Element, model: Model): EndpointWay['policy'] {
  const [own] = naming(model, 'aws_vpc_endpoint_policy', 'vpc_endpoint_id').byId.get(element.address) ?? [];
  const holder = own ?? element;
  if (readSet(holder, 'policy').state === 'absent') return undefined;
  const statements = policyStatements(model, holder, 'policy');
  return statements === undefined ? notKnown(unknownAt(holder, 'policy')) : known(statements);
}

/** What the endpoint names, and what resources of their own add to it. */
function withAssociated(
  element: Element,
  model: Model,
  path: string,
  [type, other]: readonly [type: string, path: string],
): Known<readonly string[]> {
  const { byId, loose } = naming(model, type, 'vpc_endpoint_id');
  if (loose !== undefined) return notKnown(unknownAt(loose, 'vpc_endpoint_id'));
  const more = byId.get(element.address) ?? [];
  const doubtful = more.find((one) => isMade(one, element) !== 'yes');
  if (doubtful !== undefined) return notKnown(`Whether ${doubtful.address} is made is not known`);
  const all = [allIdsAt(model, element, [path]), ...more.map((one) => allIdsAt(model, one, [other]))];
  const open = all.find(({ state }) => state === 'unknown');
  if (open !== undefined) return open;
  return known([...new Set(all.flatMap((one) => (one.state === 'known' ? one.value : [])))]);
}
