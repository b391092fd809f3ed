import type { Block } from '../../../model/block.js';
import type { Element } from '../../../model/element.js';
import { isScalar, isUnknown, textOf, type Value } from '../../../model/value.js';
import { all, type Certainty, certain, some } from '../../conditions/certainty.js';
import { isWritten } from '../../conditions/is-written.js';
import { isInternet } from '../../facts/reach.js';

/** An entry of a network ACL that lets traffic in. */
export interface AclEntry {
  readonly block: Block;
  /** Whether it lets the internet in. */
  readonly internet: Certainty;
  /** Whether it covers any of these TCP ports. */
  readonly covers: (ports: readonly number[]) => Certainty;
  /** Whether it covers every port. */
  readonly everything: Certainty;
}

/** The incoming entries of a network ACL, inline or a resource of its own; undefined when they are known only after apply. */
export function aclEntriesOf(element: Element): readonly AclEntry[] | undefined {
  if (element.type !== 'aws_network_acl_rule') {
    const written = element.blocks('ingress');
    if (written === undefined) return isWritten(element, 'ingress') ? undefined : [];
    return written.map((block) => entry(block, 'action'));
  }
  if (textOf(element.values.egress) === 'true') return [];
  return [entry(element, 'rule_action')];
}

function entry(block: Block, action: string): AclEntry {
  const allows = is(block.values[action], (text) => text.toLowerCase() === 'allow');
  const open = some(is(block.values.cidr_block, isInternet), is(block.values.ipv6_cidr_block, isInternet));
  const protocol = block.values.protocol;
  const every = is(protocol, (text) => text === '-1' || text === 'all');
  const tcp = is(protocol, (text) => text === '6' || text === 'tcp');
  const [from, to] = [number(block.values.from_port), number(block.values.to_port)];
  const range = (test: (from: number, to: number) => boolean): Certainty =>
    from === undefined || to === undefined ? 'maybe' : certain(test(from, to));
  return {
    block,
    internet: all(allows, open),
    covers: (ports) =>
      some(
        every,
        all(
          tcp,
          range((first, last) => ports.some((port) => first <= port && port <= last)),
        ),
      ),
    everything: some(
      every,
      all(
        tcp,
        range((first, last) => first <= 1 && last >= 65_535),
      ),
    ),
  };
}

function is(value: Value | undefined, test: (text: string) => boolean): Certainty {
  if (isUnknown(value)) return 'maybe';
  return certain(isScalar(value) && test(String(value)));
}

/** Undefined when it is known only after apply. */
function number(value: Value | undefined): number | undefined {
  if (isUnknown(value)) return undefined;
  return isScalar(value) ? Number(value) : 0;
}
