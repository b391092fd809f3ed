import type { Element } from '../model/element.js';
import type { Model } from '../model/model.js';
import type { PublicAccessBlock, ResourcePolicy, Role } from './access/access.js';
import type { InternetBlocks } from './network/internet-blocks.js';
import type {
  Acl,
  Connection,
  Gateway,
  PrefixList,
  Region,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
} from './network/network.js';
import type { EndpointWay, FunctionUrl, Place, TargetGroup } from './places/place.js';

/** Something of the stack that has no place in the topology. */
export interface Unplaced {
  readonly element: Element;
  readonly why: string;
}

/**
 * Where everything of a stack or a plan stands, and what is between: data alone, made by `topologyOf`. Parts refer to each other by their ids.
 */
export interface Topology {
  readonly source: Model['source'];
  readonly regions: readonly Region[];
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly routeTables: readonly RouteTable[];
  readonly acls: readonly Acl[];
  readonly groups: readonly SecurityGroup[];
  readonly gateways: readonly Gateway[];
  readonly connections: readonly Connection[];
  readonly prefixLists: readonly PrefixList[];
  readonly places: readonly Place[];
  readonly targetGroups: readonly TargetGroup[];
  readonly endpoints: readonly EndpointWay[];
  readonly functionUrls: readonly FunctionUrl[];
  readonly roles: readonly Role[];
  readonly resourcePolicies: readonly ResourcePolicy[];
  readonly publicAccessBlocks: readonly PublicAccessBlock[];
  /** Calls of modules that were not read: what they make is in no part. */
  readonly modules: readonly Element[];
  /** `aws_vpc_block_public_access_options` and `_exclusion`. */
  readonly internetBlocks: InternetBlocks;
  /** Never dropped in silence: what is no part, no place, and no setting of one. */
  readonly unplaced: readonly Unplaced[];
}
