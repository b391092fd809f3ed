import { byId } from '../assembly.js';
import type {
  Acl,
  Connection,
  Gateway,
  PrefixList,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
} from '../network/network.js';
import type { Place, TargetGroup } from '../places/place.js';
import type { Topology } from '../topology.js';

/** The parts of a topology by their ids. */
export interface TopologyIndex {
  readonly topology: Topology;
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly routeTables: ReadonlyMap<string, RouteTable>;
  readonly acls: ReadonlyMap<string, Acl>;
  readonly groups: ReadonlyMap<string, SecurityGroup>;
  readonly gateways: ReadonlyMap<string, Gateway>;
  readonly connections: ReadonlyMap<string, Connection>;
  readonly prefixLists: ReadonlyMap<string, PrefixList>;
  readonly targetGroups: ReadonlyMap<string, TargetGroup>;
  readonly places: ReadonlyMap<string, Place>;
  /** Calls of modules that were not read. */
  readonly modules: Topology['modules'];
}

const indexes = new WeakMap<Topology, TopologyIndex>();

export function indexOf(topology: Topology): TopologyIndex {
  const before = indexes.get(topology);
  if (before !== undefined) return before;
  const made: TopologyIndex = {
    topology,
    modules: topology.modules,
    vpcs: byId(topology.vpcs),
    subnets: byId(topology.subnets),
    routeTables: byId(topology.routeTables),
    acls: byId(topology.acls),
    groups: byId(topology.groups),
    gateways: byId(topology.gateways),
    connections: byId(topology.connections),
    prefixLists: byId(topology.prefixLists),
    targetGroups: byId(topology.targetGroups),
    places: new Map(topology.places.map((place) => [place.address, place])),
  };
  indexes.set(topology, made);
  return made;
}
