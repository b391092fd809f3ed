import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import type { TrafficRule } from '../../rules/facts/traffic-rule.js';
import { trafficRulesOf, trafficRuleTypes } from '../../rules/facts/traffic-rules-of.js';
import { idsAt, naming, unknownAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import { isMade } from '../presence.js';
import type { GroupRule, Peer, SecurityGroup, Vpc } from './network.js';
import { defaultVpcOf } from './subnets.js';
import { vpcAt } from './vpc-at.js';

const groupTypes = ['aws_security_group', 'aws_default_security_group', 'data.aws_security_group'];

/** Id of the security group that AWS makes with a VPC. */
export function defaultGroupOf(vpc: string): string {
  return `default security group of ${vpc}`;
}

/** The security groups of the stack, and the default one of each of its VPCs. */
export function groupsOf(model: Model, vpcs: readonly Vpc[]): readonly SecurityGroup[] {
  const own = groupTypes.flatMap((type) => model.ofType(type)).map((one) => group(one, model));
  const taken = new Set(
    own.flatMap(({ element, vpc }) =>
      element?.type === 'aws_default_security_group' && vpc.state === 'known' ? [vpc.value] : [],
    ),
  );
  return [...own, ...vpcs.filter(({ id }) => !taken.has(id)).map((vpc) => defaultGroup(vpc, model))];
}

/** A security group of which the stack has the id alone: rules of the stack may be added to it. */
export function namedGroup(id: string, model: Model): SecurityGroup {
  return {
    ...{ id, label: id, origin: 'named', element: undefined },
    vpc: notKnown(`${id} is not in the stack`),
    rules: looseRules(model, id),
    open: `${id} is not in the stack`,
  };
}

function group(element: Element, model: Model): SecurityGroup {
  const isLookup = element.type.startsWith('data.');
  const inline = isLookup ? { rules: [], unknown: [] } : trafficRulesOf(element);
  const [hidden] = inline.unknown;
  const open = isLookup
    ? `${element.address} is looked up`
    : hidden === undefined
      ? looseWhy(model)
      : unknownAt(element, hidden);
  return {
    ...{ id: element.address, label: labelOf(element, model), element, open },
    origin: isLookup ? 'looked-up' : 'managed',
    vpc: vpcAt(model, element) ?? vpcWithout(element, model),
    rules: [
      ...inline.rules.map((rule) => groupRule(rule, model, element.address)),
      ...looseRules(model, element.address),
    ],
  };
}

/** Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html */
function defaultGroup(vpc: Vpc, model: Model): SecurityGroup {
  const id = defaultGroupOf(vpc.id);
  const rule = (direction: GroupRule['direction'], peers: readonly Peer[]): GroupRule => ({
    ...{ source: undefined, isMade: 'yes', direction, protocol: known('all') },
    ...{ ports: known({ from: 0, to: 65_535 }), peers },
  });
  return {
    ...{ id, label: id, origin: 'default', element: undefined, vpc: known(vpc.id) },
    rules: [
      rule('ingress', [{ kind: 'group', group: id }]),
      rule('egress', [
        { kind: 'cidr', cidr: '0.0.0.0/0' },
        { kind: 'cidr', cidr: '::/0' },
      ]),
      ...looseRules(model, vpc.id),
    ],
    open:
      vpc.element?.type === 'aws_vpc' || vpc.isDefault === 'yes' ? undefined : `${id} is not in the stack`,
  };
}

/** A group that names no VPC is made in the default one. */
function vpcWithout({ address, type }: Element, model: Model): Known<string> {
  return type === 'aws_security_group' ? known(defaultVpcOf(model)) : notKnown(`${address} names no VPC`);
}

const ruleTypes = trafficRuleTypes.filter((type) => !type.endsWith('_security_group'));

/** Rules that are resources of their own and name a group. */
function looseRules(model: Model, id: string): readonly GroupRule[] {
  return ruleTypes.flatMap((type) =>
    (naming(model, type, 'security_group_id').byId.get(id) ?? []).flatMap((element) =>
      trafficRulesOf(element).rules.map((rule) => groupRule(rule, model, id)),
    ),
  );
}

/** A rule of a group that nobody knows yet may be of any group. */
function looseWhy(model: Model): string | undefined {
  const found = ruleTypes.flatMap((type) => naming(model, type, 'security_group_id').loose ?? []);
  return found[0] && unknownAt(found[0], 'security_group_id');
}

function groupRule(rule: TrafficRule, model: Model, own: string): GroupRule {
  const { element, block, direction } = rule;
  return {
    source: { element, part: block.path },
    isMade: block.path === '' ? isMade(element, model.byAddress(own)) : 'yes',
    direction,
    protocol:
      rule.protocol === undefined ? notKnown(unknownAt(element, block.at('protocol'))) : known(rule.protocol),
    ports: rule.ports === undefined ? notKnown(unknownAt(element, rule.portsPath)) : known(rule.ports),
    peers: [
      ...rule.cidrs.map(
        (cidr): Peer =>
          cidr === undefined
            ? { kind: 'unknown', why: unknownAt(element, rule.sourcePath) }
            : { kind: 'cidr', cidr },
      ),
      ...named(rule, model, rule.groups).map(
        (one): Peer => ('id' in one ? { kind: 'group', group: one.id } : one),
      ),
      ...named(rule, model, rule.prefixLists).map(
        (one): Peer => ('id' in one ? { kind: 'prefix-list', list: one.id } : one),
      ),
      ...(rule.self ? [{ kind: 'group', group: own } as const] : []),
    ],
  };
}

function named(
  { element }: TrafficRule,
  model: Model,
  path: string | undefined,
): readonly (Extract<Peer, { kind: 'unknown' }> | { readonly id: string })[] {
  if (path === undefined) return [];
  const { ids, unknown } = idsAt(model, element, path);
  return [
    ...ids.map((id) => ({ id })),
    ...(unknown === undefined ? [] : [{ kind: 'unknown', why: unknown } as const]),
  ];
}
