import type { Block } from '../../../model/block.js';
import type { Element } from '../../../model/element.js';
import { isScalar, isUnknown, textOf, type Value } from '../../../model/value.js';
import { all, type Certainty, certain, some } from '../../conditions/certainty.js';
import { isWritten } from '../../conditions/is-written.js';
import { isInternet } from '../../facts/reach.js';
import { notApplicable, unknown, type Verdict } from '../../verdict.js';

/** An entry of a network ACL that lets traffic in. */
export interface AclEntry {
  readonly block: Block;
  /** What it lets in, as a sentence. */
  readonly text: string;
  /** Whether it lets the internet in. */
  readonly internet: Certainty;
  /** Whether it covers any of these TCP ports. */
  readonly covers: (ports: readonly number[]) => Certainty;
  /** Whether it covers every port. */
  readonly everything: Certainty;
}

/** Judges each incoming entry; of an ACL whose entries AWS fills in there is nothing to judge. */
export function eachAclEntry(
  judge: (entry: AclEntry) => Verdict,
): (element: Element) => Verdict | readonly Verdict[] {
  return (element) => {
    const entries = aclEntriesOf(element);
    if (entries === undefined) return unknown('ingress');
    return entries.length === 0 && element.get('ingress').state === 'unknown'
      ? notApplicable
      : entries.map(judge);
  };
}

/** The incoming entries of a network ACL, inline or a resource of its own; undefined when they are known only after apply. */
export function aclEntriesOf(element: Element): readonly AclEntry[] | undefined {
  if (element.type !== 'aws_network_acl_rule') {
    const written = element.blocks('ingress');
    if (written === undefined) return isWritten(element, 'ingress') ? undefined : [];
    return written.map((block) => entry(block, 'action'));
  }
  const { egress } = element.values;
  if (textOf(egress) === 'true') return [];
  const one = entry(element, 'rule_action');
  return [isUnknown(egress) ? { ...one, internet: all(one.internet, 'maybe') } : one];
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
    text: textOfEntry(block, every === 'yes', [from, to]),
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

function textOfEntry(
  { values }: Block,
  isEvery: boolean,
  [from, to]: readonly [from: number | undefined, to: number | undefined],
): string {
  const ranges = [values.cidr_block, values.ipv6_cidr_block]
    .map(textOf)
    .filter((range) => /^[\d.:a-f/]{3,43}$/i.test(range));
  const source =
    ranges.length === 0 ? 'a range of addresses' : ranges.map((range) => `\`${range}\``).join(', ');
  const some =
    from === undefined || to === undefined ? 'ports known only after apply' : `ports ${from} to ${to}`;
  return `The entry lets ${source} in on ${isEvery ? 'every port of every protocol' : some}.`;
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
