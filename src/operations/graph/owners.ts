import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { managedElements } from '../../model/needs-of.js';
import { ifKnown } from '../../topology/known.js';
import type { Topology } from '../../topology/topology.js';

/** Attributes that name what an element is a part of, the closest first. */
const partOf = [
  ...['listener_arn', 'load_balancer_arn', 'load_balancer_name', 'target_group_arn', 'lb_target_group_arn'],
  ...[
    'autoscaling_group_name',
    'group_names',
    'bucket',
    'target_key_id',
    'key_id',
    'secret_id',
    'secret_arn',
  ],
  ...['topic_arn', 'arn', 'queue_url', 'route_table_id', 'network_acl_id', 'security_group_id'],
  ...[
    'cluster_identifier',
    'replication_group_id',
    'web_acl_arn',
    'resource_arn',
    'function_name',
    'vpc_endpoint_id',
  ],
  ...['file_system_id', 'table_name', 'source_ids', 'db_instance_identifier', 'resource_id'],
] as const;

/** Of which box each element is a part, by addresses; `owners` knows some already. */
export function ownersOf(
  model: Model,
  topology: Topology,
  owners: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const known = new Map(owners);
  const all = managedElements(model).filter(({ address }) => !known.has(address));
  for (const [address, owner] of partsOfNetworks(topology, known))
    if (!known.has(address) && model.byAddress(address) !== undefined) known.set(address, owner);
  const claim = (find: (element: Element) => string | undefined): boolean => {
    let isMore = false;
    for (const element of all) {
      const owner = known.has(element.address) ? undefined : find(element);
      if (owner !== undefined) known.set(element.address, owner);
      isMore ||= owner !== undefined;
    }
    return isMore;
  };
  const ownerOf = (elements: readonly Element[]) =>
    elements.map(({ address }) => known.get(address)).find((owner) => owner !== undefined);
  const pointedAt = pointersOf(model);
  const settings = new Map(all.map((element) => [element, settingsOf(element, model)]));
  const bySetting = (element: Element) => ownerOf(settings.get(element) ?? []);
  const byUser = (element: Element) => ownerOf(pointedAt.get(element.address) ?? []);
  while (claim(bySetting) || claim(byUser));
  while (claim((element) => ownerOf(outgoing(element, model))));
  return known;
}

/** Route tables and ACLs belong to their VPC, groups and target groups to the first that has them. */
function partsOfNetworks(
  topology: Topology,
  known: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  const { vpcs, routeTables, acls, groups, places, targetGroups } = topology;
  const drawn = new Set(vpcs.map(({ id }) => id));
  const first = new Map<string, string>();
  for (const { address, network, ports } of places) {
    const owner = known.get(address) ?? address;
    const served = (ports === undefined ? [] : (ifKnown(ports) ?? [])).flatMap(
      (port) => ifKnown(port.targetGroups) ?? [],
    );
    const own = network === undefined ? [] : (ifKnown(network.groups) ?? []);
    for (const id of [...own, ...served]) if (!first.has(id)) first.set(id, owner);
  }
  return [
    ...[...groups, ...targetGroups].flatMap(({ id }) => {
      const owner = first.get(id);
      return owner === undefined ? [] : [[id, owner] as const];
    }),
    ...[...routeTables, ...acls, ...groups].flatMap(({ id, vpc }) => {
      const owner = ifKnown(vpc);
      return owner === undefined || !drawn.has(owner) ? [] : [[id, owner] as const];
    }),
  ];
}

/** What the attributes name that say of what an element is a part. */
function settingsOf(element: Element, model: Model): readonly Element[] {
  return partOf
    .filter((path) => Object.hasOwn(element.values, path))
    .flatMap((path) => model.follow(element, path).elements);
}

function outgoing(element: Element, model: Model): readonly Element[] {
  const paths = new Set(element.references.map(({ path }) => path));
  return [...paths].flatMap((path) => model.follow(element, path).elements);
}

function pointersOf(model: Model): ReadonlyMap<string, readonly Element[]> {
  const pointers = new Map<string, Element[]>();
  for (const element of managedElements(model))
    for (const target of outgoing(element, model)) {
      const known = pointers.get(target.address);
      if (known === undefined) pointers.set(target.address, [element]);
      else known.push(element);
    }
  return pointers;
}
