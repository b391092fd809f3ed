import type { Model } from '../../../model/model.js';
import type { TrafficRule } from '../../facts/traffic-rule.js';
import { otherGroups } from './group-use.js';

/** More names than these say no more. */
const mostNamed = 4;

/** What a rule lets in or out, as a sentence: `The rule lets in 0.0.0.0/0 on TCP ports 443 to 445.` */
export function trafficText(rule: TrafficRule, model: Model): string {
  const way = rule.direction === 'ingress' ? 'lets in' : 'lets out to';
  return `The rule ${way} ${otherSide(rule, model)} on ${portsText(rule)}.`;
}

function otherSide(rule: TrafficRule, model: Model): string {
  const ranges = rule.cidrs.filter((cidr) => cidr !== undefined);
  const named = [
    ...ranges.map((cidr) => (/^[\d.:a-f/]{3,43}$/i.test(cidr) ? `\`${cidr}\`` : 'a range of addresses')),
    ...otherGroups(rule, model).map(({ address }) => `\`${address}\``),
    ...(rule.prefixLists === undefined ? [] : ['a prefix list']),
    ...(rule.self ? ['its own group'] : []),
    ...(ranges.length < rule.cidrs.length ? ['addresses known only after apply'] : []),
  ];
  if (named.length === 0) return rule.groups === undefined ? 'nobody' : 'another group';
  const more = named.length - mostNamed;
  return more > 0 ? `${named.slice(0, mostNamed).join(', ')} and ${more} more` : named.join(', ');
}

function portsText({ ports, protocol }: TrafficRule): string {
  if (protocol === 'all') return 'every port of every protocol';
  const name =
    protocol === undefined || !/^[a-z\d]{1,10}$/.test(protocol) ? 'its protocol' : protocol.toUpperCase();
  if (ports === undefined) return `${name} ports known only after apply`;
  if (ports === 'none') return name;
  if (ports.from === ports.to) return `${name} port ${ports.from}`;
  return ports.from <= 1 && ports.to >= 65_535
    ? `every ${name} port`
    : `${name} ports ${ports.from} to ${ports.to}`;
}
