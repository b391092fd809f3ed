import { groupBy } from '../../../group-by.js';
import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { textOf } from '../../../model/value.js';
import { ifKnown } from '../../../topology/known.js';
import type { Connection, Gateway, Subnet, Vpc } from '../../../topology/network/network.js';
import type { Place } from '../../../topology/places/place.js';
import type { Topology } from '../../../topology/topology.js';
import { placeBox } from '../boxes/place-box.js';
import type { PictureBox, PictureTier, PictureVpc, PlacedBox } from '../picture.js';
import { tiersOf } from './tiers-of.js';
import { zoneIdOf, zonesOf } from './zones-of.js';

/** A VPC and the provider configuration of its region. */
export interface PlacedVpc {
  readonly provider: string;
  readonly vpc: PictureVpc;
}

interface Inside {
  readonly subnets: readonly Subnet[];
  readonly places: readonly Place[];
  readonly gateways: readonly Gateway[];
  readonly connections: readonly Connection[];
}

/** The VPCs of a topology with all that stands in them; what stands in a VPC that nobody knows stands in one more. */
export function vpcPictures(topology: Topology, model: Model): readonly PlacedVpc[] {
  const { vpcs, gateways, connections } = topology;
  const lookups = lookupsOf(topology.subnets);
  const subnets = topology.subnets.filter(({ id }) => !lookups.has(id));
  const places = topology.places.filter(({ network }) => network !== undefined);
  const known = new Set(vpcs.map(({ id }) => id));
  const byModule = onlyVpcs(vpcs);
  const guessed = new Set<string>();
  const vpcOf = (one: Standing | undefined) => {
    const id = one === undefined ? undefined : ifKnown(one.vpc);
    if (id !== undefined) return known.has(id) ? id : undefined;
    const guess = one?.element === undefined ? undefined : byModule.get(one.element.module);
    if (guess !== undefined) guessed.add(guess);
    return guess;
  };
  const bySubnet = new Map(subnets.map((one) => [one.id, vpcOf(one)]));
  const homeOf = ({ network }: Place) =>
    (network === undefined ? undefined : vpcOf({ vpc: network.vpc })) ??
    subnetIds(network, lookups)
      .map((id) => bySubnet.get(id))
      .find((id) => id !== undefined);
  const inside = (id: string | undefined): Inside => ({
    subnets: subnets.filter((one) => vpcOf(one) === id),
    places: places.filter((one) => homeOf(one) === id),
    gateways: gateways.filter((one) => vpcOf(one) === id),
    connections: connections.filter(
      (one) => (ifKnown(one.vpcs) ?? []).find((joined) => known.has(joined)) === id,
    ),
  });
  const placed = vpcs.map((vpc) => {
    const picture = vpcPicture(vpc, inside(vpc.id), { model, lookups });
    const details = guessed.has(vpc.id) ? [...picture.details, byModuleWords] : picture.details;
    return { provider: vpc.provider, vpc: { ...picture, details } };
  });
  const rest = inside(undefined);
  const isEmpty = Object.values(rest).every((all) => all.length === 0);
  return isEmpty
    ? placed
    : [...placed, { provider: providerOf(rest), vpc: vpcPicture(undefined, rest, { model, lookups }) }];
}

interface Standing {
  readonly vpc: Subnet['vpc'];
  readonly element?: Element | undefined;
}

const byModuleWords = 'in part by its module: the plan does not say which VPC';

/** The VPC of each module that makes one alone: a plan does not tell what a local of a module is, and its parts are most likely in that. */
function onlyVpcs(vpcs: readonly Vpc[]): ReadonlyMap<string, string> {
  const byModule = groupBy(
    vpcs.flatMap(({ id, element }) => (element === undefined ? [] : [{ id, module: element.module }])),
    ({ module }) => module,
  );
  return new Map(
    [...byModule].flatMap(([module, [only, ...more]]) =>
      only === undefined || more.length > 0 || module === '' ? [] : [[module, only.id] as const],
    ),
  );
}

function providerOf({ places, subnets, gateways }: Inside): string {
  const element = [...places, ...subnets, ...gateways].find((one) => one.element !== undefined)?.element;
  return element?.provider ?? 'provider.aws';
}

function vpcPicture(
  vpc: Vpc | undefined,
  inside: Inside,
  { model, lookups }: { readonly model: Model; readonly lookups: Lookups },
): PictureVpc {
  const { subnets, gateways, connections } = inside;
  const zones = zonesOf(subnets);
  const isAtEdge = ({ network }: Place) =>
    network?.subnets.state === 'known' &&
    network.subnets.value.length === 0 &&
    network.zones.state === 'known';
  const endpoints = inside.places.filter((one) => one.kind === 'endpoint' && isAtEdge(one));
  const placed = inside.places.filter((one) => !endpoints.includes(one));
  const nats = gateways.filter(({ subnet }) => subnet !== undefined);
  const homes = homesOf(subnets);
  const boxes = [
    ...placed.map((place) => ({ box: placeBox(place, model), at: subnetIds(place.network, lookups) })),
    ...nats.map((nat) => ({
      box: gatewayBox(nat),
      at: nat.subnet === undefined ? [] : [ifKnown(nat.subnet) ?? ''],
    })),
  ].map(({ box, at }) => ({ ...homes.find(at), box }));
  const tiers = tiersOf(subnets).map((tier): PictureTier => ({ ...tier, boxes: boxesIn(boxes, tier.id) }));
  const lost = boxesIn(boxes, undefined);
  const unknown: PictureTier = {
    id: 'subnets not known',
    name: 'Subnets not known',
    reach: 'unknown',
    subnets: [],
    boxes: lost,
  };
  return {
    id: vpc?.id ?? 'a VPC that is not known',
    name: nameOf(vpc),
    details: vpc === undefined ? ['The stack does not say which'] : detailsOf(vpc),
    zones,
    tiers: lost.length === 0 ? tiers : [...tiers, unknown],
    edge: [
      ...gateways.filter((one) => !nats.includes(one)).map(gatewayBox),
      ...connections.map(connectionBox),
      ...endpoints.map((one) => placeBox(one, model)),
    ],
    elements: vpc?.origin === 'managed' ? [vpc.id] : [],
  };
}

interface Home {
  /** Id of the tier; undefined where the subnets are not known. */
  readonly tier: string | undefined;
  readonly zones: readonly string[];
}

/** Where something with these subnets stands: in the tier that has most of them. */
function homesOf(subnets: readonly Subnet[]): { readonly find: (ids: readonly string[]) => Home } {
  const byId = new Map(subnets.map((one) => [one.id, one]));
  const tiers = tiersOf(subnets);
  return {
    find: (ids) => {
      const own = ids.flatMap((id) => byId.get(id) ?? []);
      const counts = tiers.map((tier) => ({
        tier,
        count: tier.subnets.filter(({ id }) => ids.includes(id)).length,
      }));
      const best = counts.reduce<(typeof counts)[number] | undefined>(
        (most, one) => (one.count > (most?.count ?? 0) ? one : most),
        undefined,
      );
      const inTier = own.filter(({ id }) => best?.tier.subnets.some((one) => one.id === id));
      return { tier: best?.tier.id, zones: [...new Set(inTier.map(zoneIdOf))] };
    },
  };
}

function boxesIn(
  boxes: readonly (Home & { readonly box: PictureBox })[],
  tier: string | undefined,
): readonly PlacedBox[] {
  return boxes
    .filter((one) => one.tier === tier)
    .map(({ box, zones }) => ({ ...box, zones }))
    .toSorted((a, b) => order(a) - order(b));
}

/** What comes from the internet first, gateways below it. */
function order({ kind }: PictureBox): number {
  return kind === 'load-balancer' ? 0 : kind === 'gateway' || kind === 'endpoint' ? 2 : 1;
}

/** By the id of a subnet, the lookup that has found it: a plan has both. */
type Lookups = ReadonlyMap<string, string>;

function lookupsOf(subnets: readonly Subnet[]): Lookups {
  return new Map(
    subnets.flatMap(({ id, element, isSeveral }) =>
      isSeveral && element !== undefined
        ? (element.items('ids') ?? []).map((one): [string, string] => [textOf(one), id])
        : [],
    ),
  );
}

function subnetIds(network: Place['network'], lookups: Lookups): readonly string[] {
  const ids = network === undefined ? [] : (ifKnown(network.subnets) ?? []);
  return [...new Set(ids.map((id) => lookups.get(id) ?? id))];
}

function nameOf(vpc: Vpc | undefined): string {
  if (vpc === undefined) return 'not known';
  return vpc.isDefault === 'yes' ? 'Default VPC' : vpc.label;
}

function detailsOf({ cidrs, origin }: Vpc): readonly string[] {
  return [
    ...(ifKnown(cidrs) ?? []),
    ...(origin === 'looked-up' || origin === 'named' ? ['not made by this stack'] : []),
  ];
}

const gatewayTitles = {
  'internet-gateway': 'Internet gateway',
  'egress-only-gateway': 'Egress-only internet gateway',
  'nat-gateway': 'NAT gateway',
} as const;

function gatewayBox({ id, label, kind, element, origin }: Gateway): PictureBox {
  const isOwn = origin === 'managed' && element !== undefined;
  const name = origin === 'default' ? `${gatewayTitles[kind]} of the default VPC` : label;
  return {
    id,
    kind: 'gateway',
    title: gatewayTitles[kind],
    name,
    details: [],
    marks: [],
    elements: isOwn ? [element.address] : [],
  };
}

function connectionBox({ id, label, kind, element, origin }: Connection): PictureBox {
  const title = kind === 'peering' ? 'VPC peering' : 'Transit gateway';
  const elements = origin === 'managed' && element !== undefined ? [element.address] : [];
  return { id, kind: 'gateway', title, name: label, details: [], marks: [], elements };
}
