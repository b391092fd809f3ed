import type { Element } from '../../model/element.js';
import type { Certainty } from '../../rules/conditions/certainty.js';
import type { PortRange } from '../../rules/facts/traffic-rule.js';
import type { Known } from '../known.js';

/**
 * Where a part comes from: made by the stack, looked up by a data source, named by its id alone, or made by AWS with the VPC (its main route
 * table, its default network ACL and group, the default VPC).
 */
type Origin = 'managed' | 'looked-up' | 'named' | 'default';

/** What all parts of a network have. */
interface Part {
  /** Address of its element, the id by which the stack names it (`subnet-0a1b`), or `{vpc} main route table` and the like. */
  readonly id: string;
  /** What people call it: its `Name` tag, its name, or the name of its block. */
  readonly label: string;
  readonly origin: Origin;
  /** Undefined for what is named by its id, and for what AWS made. */
  readonly element: Element | undefined;
}

/** The place in the stack that permits or stops something. */
export interface Source {
  readonly element: Element;
  /** Path of the block in the element, `ingress[1]`; empty for the element itself. */
  readonly part: string;
}

/** A region, as a provider configuration names it. */
export interface Region {
  /** `provider.aws`, `provider.aws.east`. */
  readonly provider: string;
  readonly name: Known<string>;
  /** Number of the account, where the configuration allows one alone. */
  readonly account: string | undefined;
}

export interface Vpc extends Part {
  /** Its region's provider. */
  readonly provider: string;
  readonly isDefault: Certainty;
  /** Its IPv4 ranges. */
  readonly cidrs: Known<readonly string[]>;
  /** Whether it has an IPv6 range. */
  readonly ipv6: Certainty;
}

/** `public`: a route to an internet gateway; `private`: to a NAT gateway; `isolated`: neither. */
export type SubnetKind = 'public' | 'private' | 'isolated' | 'unknown';

export interface Subnet extends Part {
  readonly vpc: Known<string>;
  readonly cidr: Known<string>;
  /** Whether it has an IPv6 range, and which. */
  readonly ipv6: Certainty;
  readonly ipv6Cidr: Known<string>;
  /** Name or id of its Availability Zone. */
  readonly zone: Known<string>;
  /** The zone, or the expression that will be one: equal for subnets of the same zone. Undefined when nothing tells zones apart. */
  readonly zoneKey: string | undefined;
  /** True for a lookup of several subnets, and for a block with `count` or `for_each`. */
  readonly isSeveral: boolean;
  readonly kind: SubnetKind;
  readonly routeTable: Known<string>;
  readonly acl: Known<string>;
  /** Whether what starts here gets a public IPv4 address. */
  readonly mapsPublicAddress: Certainty;
  /** Whether what starts here gets an IPv6 address. */
  readonly assignsIpv6: Certainty;
}

export type RouteTargetKind =
  | 'internet-gateway'
  | 'egress-only-gateway'
  | 'nat-gateway'
  | 'peering'
  | 'transit-gateway'
  | 'endpoint'
  | 'local'
  | 'other';

export interface Route {
  readonly source: Source | undefined;
  /** `maybe` where its `count` or `for_each` is not known. */
  readonly isMade: Certainty;
  /** IPv4 or IPv6 range; undefined for a prefix list. */
  readonly cidr: Known<string> | undefined;
  /** Id of a prefix list. */
  readonly prefixList: Known<string> | undefined;
  readonly target: Known<{ readonly kind: RouteTargetKind; readonly id: string }>;
}

export interface RouteTable extends Part {
  readonly vpc: Known<string>;
  /** Without the local route, which every table has. */
  readonly routes: readonly Route[];
  /** Why it may have routes that are not here; undefined when all are. */
  readonly open: string | undefined;
}

export interface AclEntry {
  readonly source: Source | undefined;
  /** `maybe` where its `count` or `for_each` is not known. */
  readonly isMade: Certainty;
  readonly number: Known<number>;
  readonly allows: Known<boolean>;
  /** `all`, `tcp`, `udp`, `icmp`, `icmpv6` or a number. */
  readonly protocol: Known<string>;
  /** `none` for protocols without ports. */
  readonly ports: Known<PortRange | 'none'>;
  readonly cidr: Known<string>;
}

/** A network ACL. Its last entry, which denies all, is not listed. */
export interface Acl extends Part {
  readonly vpc: Known<string>;
  readonly ingress: readonly AclEntry[];
  readonly egress: readonly AclEntry[];
  /** Why it may have entries that are not here; undefined when all are. */
  readonly open: string | undefined;
}

/** The other side of a rule of a security group. */
export type Peer =
  | { readonly kind: 'cidr'; readonly cidr: string }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'prefix-list'; readonly list: string }
  | { readonly kind: 'unknown'; readonly why: string };

export interface GroupRule {
  /** Undefined for the rules that AWS gives a default group. */
  readonly source: Source | undefined;
  /** `maybe` where its `count` or `for_each` is not known. */
  readonly isMade: Certainty;
  readonly direction: 'ingress' | 'egress';
  readonly protocol: Known<string>;
  readonly ports: Known<PortRange | 'none'>;
  readonly peers: readonly Peer[];
}

export interface SecurityGroup extends Part {
  readonly vpc: Known<string>;
  readonly rules: readonly GroupRule[];
  /** Why it may have rules that are not here; undefined when all are. */
  readonly open: string | undefined;
}

export interface Gateway extends Part {
  readonly kind: 'internet-gateway' | 'egress-only-gateway' | 'nat-gateway';
  /** Of a NAT gateway, that of its subnet. */
  readonly vpc: Known<string>;
  /** Of a NAT gateway. */
  readonly subnet: Known<string> | undefined;
  /** False for a NAT gateway that translates to private addresses alone. */
  readonly isPublic: Certainty;
}

/** A way between VPCs. */
export interface Connection extends Part {
  readonly kind: 'peering' | 'transit-gateway';
  /** The VPCs that it joins. */
  readonly vpcs: Known<readonly string[]>;
  /** Of a transit gateway, whether every attachment reaches every other (default association and propagation); of a peering, whether it is accepted. */
  readonly joinsAll: Certainty;
  /** Whether rules may name groups of the other side. */
  readonly knowsGroups: Certainty;
}

export interface PrefixList extends Part {
  readonly cidrs: Known<readonly string[]>;
  /** The AWS service whose addresses it holds, `s3`, `dynamodb`. */
  readonly service: string | undefined;
}
