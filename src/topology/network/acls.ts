import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isWritten } from '../../rules/conditions/is-written.js';
import { idAt, naming, unknownAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import { isMade } from '../presence.js';
import { flagAt, numberAt, textAt } from '../readings.js';
import type { Acl, AclEntry, Vpc } from './network.js';

type Direction = 'ingress' | 'egress';

/** Id of the network ACL that AWS makes with a VPC. */
export function defaultAclOf(vpc: string): string {
  return `default network ACL of ${vpc}`;
}

/** The network ACLs of the stack, and the default one of each of its VPCs. */
export function aclsOf(model: Model, vpcs: readonly Vpc[]): readonly Acl[] {
  const adopted = model.ofType('aws_default_network_acl');
  const acls = [...model.ofType('aws_network_acl'), ...adopted].map((element): Acl => {
    const path = adopted.includes(element) ? 'default_network_acl_id' : 'vpc_id';
    const [ingress, egress] = [entriesOf(element, 'ingress', model), entriesOf(element, 'egress', model)];
    return {
      ...{ id: element.address, label: labelOf(element, model), origin: 'managed', element },
      vpc: idAt(model, element, path) ?? notKnown(`${element.address} names no VPC`),
      ...{ ingress, egress },
      open: openOf(element, model),
    };
  });
  const taken = new Set(
    acls.flatMap(({ element, vpc }) =>
      element !== undefined && adopted.includes(element) && vpc.state === 'known' ? [vpc.value] : [],
    ),
  );
  return [...acls, ...vpcs.filter(({ id }) => !taken.has(id)).map((vpc) => defaultAcl(vpc, model))];
}

/** Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html */
function defaultAcl(vpc: Vpc, model: Model): Acl {
  const id = defaultAclOf(vpc.id);
  const everything = ['0.0.0.0/0', '::/0'].map(
    (cidr, index): AclEntry => ({
      ...{ source: undefined, isMade: 'yes', number: known(100 + index), allows: known(true) },
      protocol: known('all'),
      ...{ ports: known({ from: 0, to: 65_535 }), cidr: known(cidr) },
    }),
  );
  const more = (direction: Direction) => ruleEntries(model, vpc.id, direction);
  return {
    ...{ id, label: id, origin: 'default', element: undefined, vpc: known(vpc.id) },
    ingress: [...everything, ...more('ingress')],
    egress: [...everything, ...more('egress')],
    open:
      vpc.element?.type === 'aws_vpc' || vpc.isDefault === 'yes' ? undefined : `${id} is not in the stack`,
  };
}

function entriesOf(element: Element, direction: Direction, model: Model): readonly AclEntry[] {
  const inline = (element.blocks(direction) ?? []).map((block) =>
    entry(element, block, { number: 'rule_no', action: 'action' }),
  );
  return [...inline, ...ruleEntries(model, element.address, direction)];
}

function ruleEntries(model: Model, acl: string, direction: Direction): readonly AclEntry[] {
  const rules = naming(model, 'aws_network_acl_rule', 'network_acl_id').byId.get(acl) ?? [];
  return rules.flatMap((rule) => {
    const egress = flagAt(rule, 'egress', 'no');
    if (egress === (direction === 'egress' ? 'no' : 'yes')) return [];
    const written = entry(rule, rule, { number: 'rule_number', action: 'rule_action' });
    const found = { ...written, isMade: isMade(rule, model.byAddress(acl)) };
    return [egress === 'maybe' ? { ...found, number: notKnown<number>(unknownAt(rule, 'egress')) } : found];
  });
}

function openOf(element: Element, model: Model): string | undefined {
  const hidden = (['ingress', 'egress'] as const).find(
    (direction) => element.blocks(direction) === undefined && isWritten(element, direction),
  );
  if (hidden !== undefined) return unknownAt(element, hidden);
  const { loose } = naming(model, 'aws_network_acl_rule', 'network_acl_id');
  return loose === undefined ? undefined : unknownAt(loose, 'network_acl_id');
}

function entry(
  element: Element,
  block: Block,
  names: { readonly number: string; readonly action: string },
): AclEntry {
  const why = (name: string) => `${element.address} names no \`${block.at(name)}\``;
  const action = textAt(element, names.action, block);
  const protocol = protocolOf(textAt(element, 'protocol', block) ?? notKnown(why('protocol')));
  return {
    source: { element, part: block.path },
    isMade: 'yes',
    number: numberAt(element, names.number, block) ?? notKnown(why(names.number)),
    allows:
      action?.state === 'known'
        ? known(action.value.toLowerCase() === 'allow')
        : (action ?? notKnown(why(names.action))),
    protocol,
    ports: portsOf(element, block, protocol),
    cidr:
      textAt(element, 'cidr_block', block) ??
      textAt(element, 'ipv6_cidr_block', block) ??
      notKnown(why('cidr_block')),
  };
}

const numbers: Readonly<Record<string, string>> = {
  '-1': 'all',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

function protocolOf(written: Known<string>): Known<string> {
  if (written.state === 'unknown') return written;
  const text = written.value.toLowerCase();
  return known(numbers[text] ?? text);
}

function portsOf(element: Element, block: Block, protocol: Known<string>): AclEntry['ports'] {
  if (protocol.state === 'unknown') return protocol;
  if (protocol.value === 'all') return known({ from: 0, to: 65_535 });
  if (protocol.value !== 'tcp' && protocol.value !== 'udp') return known('none');
  const [from, to] = [numberAt(element, 'from_port', block), numberAt(element, 'to_port', block)];
  if (from?.state === 'unknown') return from;
  if (to?.state === 'unknown') return to;
  const range = { from: from?.value ?? 0, to: to?.value ?? 65_535 };
  return known(range);
}
