import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { type Certainty, certain, not } from '../../rules/conditions/certainty.js';
import { knownText, readSet } from '../../rules/conditions/read-set.js';
import { idAt, naming, unknownAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import type { Gateway, Vpc } from './network.js';
import { defaultGatewayOf } from './routes.js';
import type { BareSubnet } from './subnets.js';
import { vpcAt } from './vpc-at.js';

/** Internet gateways, egress-only gateways and NAT gateways, with the gateway that a default VPC has. */
export function gatewaysOf(
  model: Model,
  vpcs: readonly Vpc[],
  subnets: readonly BareSubnet[],
): readonly Gateway[] {
  const internet = [...model.ofType('aws_internet_gateway'), ...model.ofType('data.aws_internet_gateway')];
  return [
    ...internet.map((element) => gateway(element, model, 'internet-gateway', attachedTo(element, model))),
    ...vpcs.filter((vpc) => vpc.isDefault === 'yes').map(ofDefaultVpc),
    ...model
      .ofType('aws_egress_only_internet_gateway')
      .map((element) => gateway(element, model, 'egress-only-gateway', vpcAt(model, element))),
    ...model.ofType('aws_nat_gateway').map((element) => nat(element, model, subnets)),
  ];
}

function gateway(
  element: Element,
  model: Model,
  kind: Gateway['kind'],
  vpc: Known<string> | undefined,
): Gateway {
  return {
    ...{ id: element.address, label: labelOf(element, model), element, kind, subnet: undefined },
    origin: element.type.startsWith('data.') ? 'looked-up' : 'managed',
    vpc: vpc ?? notKnown(`${element.address} is attached to no VPC`),
    isPublic: 'yes',
  };
}

function attachedTo(element: Element, model: Model): Known<string> | undefined {
  const own = vpcAt(model, element);
  if (own !== undefined) return own;
  const { byId } = naming(model, 'aws_internet_gateway_attachment', 'internet_gateway_id');
  const [attachment] = byId.get(element.address) ?? [];
  return attachment === undefined ? undefined : vpcAt(model, attachment);
}

/** Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html */
function ofDefaultVpc(vpc: Vpc): Gateway {
  const id = defaultGatewayOf(vpc.id);
  return {
    ...{ id, label: id, origin: 'default', element: undefined, kind: 'internet-gateway', subnet: undefined },
    ...{ vpc: known(vpc.id), isPublic: 'yes' },
  };
}

function nat(element: Element, model: Model, subnets: readonly BareSubnet[]): Gateway {
  const subnet = idAt(model, element, 'subnet_id') ?? notKnown<string>(`${element.address} names no subnet`);
  const own = subnet.state === 'known' ? subnets.find(({ id }) => id === subnet.value) : undefined;
  return {
    ...gateway(element, model, 'nat-gateway', own?.vpc ?? notKnown(unknownAt(element, 'subnet_id'))),
    ...{ subnet, isPublic: isPublic(element) },
  };
}

function isPublic(element: Element): Certainty {
  const { state } = readSet(element, 'connectivity_type');
  if (state === 'unknown') return 'maybe';
  return not(certain(knownText(element, 'connectivity_type') === 'private'));
}
