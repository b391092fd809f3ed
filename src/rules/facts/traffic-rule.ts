import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';

/** Numbers of ports from one to another; undefined in place of it where they are known only after apply. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** A rule of a security group, in whatever form it is written. */
export interface TrafficRule {
  readonly element: Element;
  /** The element itself, or the block in it. */
  readonly block: Block;
  readonly direction: 'ingress' | 'egress';
  /** `tcp`, `udp`, `icmp`, …, or `all`; undefined when it is known only after apply. */
  readonly protocol: string | undefined;
  /** Every port for protocol `all`; none for protocols without ports; undefined when they are known only after apply. */
  readonly ports: PortRange | 'none' | undefined;
  /** IPv4 and IPv6 ranges on the other side; undefined stands for those that are known only after apply. */
  readonly cidrs: readonly (string | undefined)[];
  /** Path in the element of the groups on the other side; undefined when the rule names none. */
  readonly groups: string | undefined;
  /** Path in the element of the prefix lists on the other side; undefined when the rule names none. */
  readonly prefixLists: string | undefined;
  /** True when the group itself is the other side. */
  readonly self: boolean;
  /** Path in the element of what opens it, for the finding. */
  readonly portsPath: string;
  readonly sourcePath: string;
}
