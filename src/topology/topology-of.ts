import type { Model } from '../model/model.js';
import { publicAccessBlocksOf, resourcePoliciesOf } from './access/resource-policies.js';
import { rolesIn } from './access/roles.js';
import { byId, placedNetworks } from './assembly.js';
import { type Known, known } from './known.js';
import { aclsOf } from './network/acls.js';
import { connectionsOf } from './network/connections.js';
import { gatewaysOf } from './network/gateways.js';
import { groupsOf, namedGroup } from './network/groups.js';
import { internetBlocksOf } from './network/internet-blocks.js';
import type { SecurityGroup, Vpc } from './network/network.js';
import { prefixListsOf } from './network/prefix-lists.js';
import { routeTablesOf } from './network/routes.js';
import { settledSubnets } from './network/settled-subnets.js';
import {
  type BareSubnet,
  defaultSubnets,
  defaultSubnetsOf,
  namedSubnet,
  subnetsOf,
} from './network/subnets.js';
import { namedVpc, regionsOf, vpcsOf } from './network/vpcs.js';
import { databasesOf } from './places/databases.js';
import { endpointsOf, endpointWaysOf } from './places/endpoints.js';
import { functionUrlsOf } from './places/function-urls.js';
import { instancesOf } from './places/instances.js';
import { loadBalancersOf } from './places/load-balancers.js';
import type { Place, PlaceNetwork } from './places/place.js';
import { servicesOf } from './places/services.js';
import type { Standing } from './places/standing.js';
import { targetGroupsOf } from './places/target-groups.js';
import { workloadsOf } from './places/workloads.js';
import { withoutUnmade } from './presence.js';
import type { Topology } from './topology.js';
import { unplacedOf } from './unplaced.js';

const topologies = new WeakMap<Model, Topology>();

/**
 * The topology of a stack or a plan, whoever made it: regions, VPCs, subnets, routes, ACLs and groups, and what stands in them.
 * What the stack names by its id alone is a part too, with values that are not known; what AWS makes with a VPC is taken as AWS documents it.
 */
export function topologyOf(model: Model): Topology {
  const before = topologies.get(model);
  if (before !== undefined) return before;
  const made = assembled(withoutUnmade(model));
  topologies.set(model, made);
  return made;
}

function assembled(model: Model): Topology {
  const written = vpcsOf(model);
  const bare = subnetsOf(model);
  const ownGroups = groupsOf(model, written);
  const standing: Standing = { model, subnets: byId(bare), groups: byId(ownGroups) };
  const placed = placesOf(standing);
  const networks = placedNetworks(placed);
  const vpcs = [...written, ...namedVpcs([...bare, ...ownGroups, ...networks], written, model)];
  const subnets = [...bare, ...namedSubnets(networks, bare)];
  const groups = withNamedGroups(model, { vpcs, networks });
  const routeTables = routeTablesOf(model, vpcs);
  const acls = aclsOf(model, vpcs);
  const canonical = canonicalGroup(groups);
  const places = placed.map((place) => withCanonicalGroups(place, canonical));
  const regions = regionsOf(model);
  const topology = {
    ...{ source: model.source, regions, vpcs, routeTables, acls, places },
    subnets: settledSubnets(model, { subnets, routeTables, acls }),
    groups: groups.map((group) => withCanonicalPeers(group, canonical)),
    gateways: gatewaysOf(model, vpcs, subnets),
    connections: connectionsOf(model),
    prefixLists: prefixListsOf(model),
    targetGroups: targetGroupsOf(model),
    endpoints: endpointWaysOf(model),
    functionUrls: functionUrlsOf(model),
    roles: rolesIn(model),
    resourcePolicies: resourcePoliciesOf(model, places),
    publicAccessBlocks: publicAccessBlocksOf(model, places, regions),
    modules: model.ofType('module'),
    internetBlocks: internetBlocksOf(model),
  };
  return { ...topology, unplaced: unplacedOf(model, topology) };
}

function placesOf(standing: Standing): readonly Place[] {
  return [
    ...loadBalancersOf(standing),
    ...instancesOf(standing),
    ...workloadsOf(standing),
    ...databasesOf(standing),
    ...endpointsOf(standing),
    ...servicesOf(standing.model),
  ];
}

/** The VPCs that something stands in without the stack making them or looking them up. */
function namedVpcs(
  inside: readonly { readonly vpc: Known<string> }[],
  written: readonly Vpc[],
  model: Model,
): readonly Vpc[] {
  const [provider] = model.ofType('provider.aws');
  const have = new Set(written.map(({ id }) => id));
  const named = new Set(inside.flatMap(({ vpc }) => (vpc.state === 'known' ? [vpc.value] : [])));
  return [...named]
    .filter((id) => !have.has(id))
    .map((id) => namedVpc(id, provider?.address ?? 'provider.aws'));
}

/** The subnets that the stack names by their ids: of the VPC of what stands in them. */
function namedSubnets(networks: readonly PlaceNetwork[], bare: readonly BareSubnet[]): readonly BareSubnet[] {
  const have = new Set(bare.map(({ id }) => id));
  const found = new Map<string, BareSubnet>();
  for (const { subnets, vpc } of networks)
    for (const id of subnets.state === 'known' ? subnets.value : []) {
      if (have.has(id)) continue;
      const isDefault = vpc.state === 'known' && id === defaultSubnetsOf(vpc.value);
      const made = isDefault ? defaultSubnets(vpc.value) : namedSubnet(id, vpc);
      if (found.get(id)?.vpc.state !== 'known') found.set(id, made);
    }
  return [...found.values()];
}

function withNamedGroups(
  model: Model,
  { vpcs, networks }: { readonly vpcs: readonly Vpc[]; readonly networks: readonly PlaceNetwork[] },
): readonly SecurityGroup[] {
  const own = groupsOf(model, vpcs);
  const have = new Set([...own, ...vpcs].map(({ id }) => id));
  const named = [
    ...networks.flatMap(({ groups }) => (groups.state === 'known' ? groups.value : [])),
    ...own.flatMap(({ rules }) =>
      rules.flatMap(({ peers }) => peers.flatMap((peer) => (peer.kind === 'group' ? [peer.group] : []))),
    ),
  ];
  return [...own, ...[...new Set(named)].filter((id) => !have.has(id)).map((id) => namedGroup(id, model))];
}

type Canonical = (id: string) => string;

/** `default_security_group_id` of a VPC names the VPC: what is meant is its default group. */
function canonicalGroup(groups: readonly SecurityGroup[]): Canonical {
  const ofVpc = new Map<string, string>();
  for (const { id, element, origin, vpc } of groups)
    if (vpc.state === 'known' && (origin === 'default' || element?.type === 'aws_default_security_group'))
      ofVpc.set(vpc.value, id);
  return (id) =>
    ofVpc.get(id) ?? (id.startsWith(defaultPrefix) ? (ofVpc.get(id.slice(defaultPrefix.length)) ?? id) : id);
}

const defaultPrefix = 'default security group of ';

function withCanonicalGroups(place: Place, canonical: Canonical): Place {
  const { network } = place;
  if (network === undefined || network.groups.state === 'unknown') return place;
  return {
    ...place,
    network: { ...network, groups: known([...new Set(network.groups.value.map(canonical))]) },
  };
}

function withCanonicalPeers(group: SecurityGroup, canonical: Canonical): SecurityGroup {
  const rules = group.rules.map((rule) => ({
    ...rule,
    peers: rule.peers.map((peer) =>
      peer.kind === 'group' ? { ...peer, group: canonical(peer.group) } : peer,
    ),
  }));
  return { ...group, rules };
}
