import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { all, type Certainty, certain, not } from '../../rules/conditions/certainty.js';
import { knownText, readSet } from '../../rules/conditions/read-set.js';
import { kindOf, listenerRuleTypes, listenersOf } from '../../rules/elb/facts/load-balancers.js';
import { allIdsAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import type { BareSubnet } from '../network/subnets.js';
import { flagAt, numberAt } from '../readings.js';
import type { Place, PublicAddress, ServedPort } from './place.js';
import { networkOf, type Standing } from './standing.js';
import { transportsOf } from './transports.js';

/** Application, Network and Gateway Load Balancers, and classic ones. */
export function loadBalancersOf(standing: Standing): readonly Place[] {
  const { model } = standing;
  const types = ['aws_lb', 'aws_alb', 'data.aws_lb', 'data.aws_alb', 'aws_elb', 'data.aws_elb'];
  return types.flatMap((type) => model.ofType(type).map((one) => loadBalancer(one, standing)));
}

function loadBalancer(element: Element, standing: Standing): Place {
  const { model } = standing;
  const isLookup = element.type.startsWith('data.');
  const variant = element.type.endsWith('aws_elb') ? 'classic' : isLookup ? undefined : kindOf(element);
  const why = `${element.address} is looked up`;
  return {
    ...{ address: element.address, label: labelOf(element, model), kind: 'load-balancer', variant, element },
    isManaged: !isLookup,
    network: networkOf(standing, {
      subnets: isLookup ? notKnown(why) : allIdsAt(model, element, ['subnets', 'subnet_mapping.subnet_id']),
      groups: isLookup ? notKnown(why) : allIdsAt(model, element, ['security_groups']),
      withoutGroups: variant === 'network' || variant === 'gateway' ? 'none' : 'default',
      publicAddress: (subnets) => publicAddress(element, subnets),
    }),
    ports: isLookup ? notKnown(why) : portsOf(element, model),
    ...{ roles: known([]), keys: known([]) },
  };
}

function publicAddress(element: Element, subnets: readonly BareSubnet[]): PublicAddress {
  const isLookup = element.type.startsWith('data.');
  const faces: Certainty = not(flagAt(element, 'internal', isLookup ? 'maybe' : 'no'));
  const family = readSet(element, 'ip_address_type');
  const written = knownText(element, 'ip_address_type') ?? 'ipv4';
  const isOpen = family.state === 'unknown' || isLookup;
  const dual: Certainty = isOpen ? 'maybe' : certain(written.startsWith('dualstack'));
  const single: Certainty = isOpen ? 'maybe' : certain(written !== 'dualstack-without-public-ipv4');
  const hasIpv6 = subnets.length === 0 ? 'maybe' : all(...subnets.map(({ ipv6 }) => ipv6));
  return {
    ipv4: all(faces, single),
    ipv6: all(faces, dual, dual === 'no' ? 'no' : hasIpv6),
    why: faces === 'no' ? 'The load balancer is internal' : 'The load balancer faces the internet',
    element,
  };
}

function portsOf(element: Element, model: Model): Known<readonly ServedPort[]> {
  if (element.type === 'aws_elb') return classicPorts(element);
  const found: ServedPort[] = [];
  const listeners = listenersOf(element, model);
  for (const listener of listeners.elements) {
    const port = numberAt(listener, 'port');
    if (port?.state === 'unknown') return port;
    if (port === undefined) continue;
    const targetGroups = forwardedTo(listener, model);
    for (const protocol of transportsOf(knownText(listener, 'protocol')))
      found.push({ protocol, port: port.value, element: listener, targetGroups });
  }
  return listeners.unresolved && found.length === 0
    ? notKnown(`Whether a listener is of ${element.address} is not known`)
    : known(found);
}

function classicPorts(element: Element): Known<readonly ServedPort[]> {
  const blocks = element.blocks('listener');
  if (blocks === undefined) return notKnown(`The listeners of ${element.address} are known only after apply`);
  const found: ServedPort[] = [];
  for (const block of blocks) {
    const port = numberAt(element, 'lb_port', block);
    if (port?.state === 'unknown') return port;
    if (port !== undefined)
      found.push({ protocol: 'tcp', port: port.value, element, targetGroups: known([]) });
  }
  return known(found);
}

function forwardedTo(listener: Element, model: Model): Known<readonly string[]> {
  const rules = listenerRuleTypes.flatMap(
    (type) => model.referring(listener, { type, path: 'listener_arn' }).elements,
  );
  const own = allIdsAt(model, listener, [
    'default_action.target_group_arn',
    'default_action.forward.target_group.arn',
  ]);
  const others = rules.map((rule) =>
    allIdsAt(model, rule, ['action.target_group_arn', 'action.forward.target_group.arn']),
  );
  const every = [own, ...others];
  const open = every.find(({ state }) => state === 'unknown');
  if (open !== undefined) return open;
  return known([...new Set(every.flatMap((one) => (one.state === 'known' ? one.value : [])))]);
}
