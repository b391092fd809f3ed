import { groupBy } from '../../group-by.js';
import type { Model } from '../../model/model.js';
import { managedElements } from '../../model/needs-of.js';
import { ifKnown } from '../../topology/known.js';
import type { Topology } from '../../topology/topology.js';
import { topologyOf } from '../../topology/topology-of.js';
import { familyBoxes, serviceBoxes } from './boxes/service-boxes.js';
import { accessEdges } from './edges/access-edges.js';
import { mostTelling } from './edges/most-telling.js';
import { trafficEdges } from './edges/traffic-edges.js';
import { boxesOf, mapPicture, partsOf } from './map-picture.js';
import { vpcPictures } from './network/vpc-pictures.js';
import { ownersOf } from './owners.js';
import type { Picture, PictureBox, PictureRegion, PictureVpc, Unplaced } from './picture.js';
import { drawAlikeTogether } from './together.js';

/** The picture of a stack or a plan. Every managed resource is in it once: as a box, as a part of one, or in the list below. */
export function pictureOf(model: Model, { name, caption }: Pick<Picture, 'name' | 'caption'>): Picture {
  const topology = topologyOf(model);
  const regions = regionsOf(topology, model);
  const bare: Picture = { name, caption, regions, edges: [], notes: [], unplaced: [] };
  const owners = ownersOf(model, topology, drawnIn(bare));
  const owned = groupBy([...owners], ([, owner]) => owner);
  const withOwned = <T extends { readonly id: string; readonly elements: readonly string[] }>(one: T): T => {
    const more = (owned.get(one.id) ?? [])
      .map(([address]) => address)
      .filter((address) => !one.elements.includes(address));
    return { ...one, elements: [...one.elements, ...more.toSorted()] };
  };
  const whole = mapPicture(bare, { box: withOwned, vpc: withOwned, subnet: withOwned });
  const boxOf = (address: string) => owners.get(address);
  const traffic = trafficEdges(topology, boxOf);
  const full = drawAlikeTogether({
    ...whole,
    edges: [...traffic.edges, ...accessEdges(topology, model, boxOf)],
    unplaced: unplacedOf(model, topology, owners),
  });
  const { edges, left } = mostTelling(full.edges, boxesOf(full));
  return {
    ...full,
    edges,
    notes: [
      ...(traffic.untold === 0 ? [] : [untoldWords(traffic.untold)]),
      ...(left === 0 ? [] : [leftWords(left)]),
    ],
  };
}

function leftWords(count: number): string {
  return `Not drawn: more lines than a picture has room for (${count}). \`multienv reach\` tells them all.`;
}

function untoldWords(count: number): string {
  return `Not drawn: pairs of which the stack does not tell whether one reaches the other (${count}).`;
}

/** Which element is drawn as what. */
function drawnIn(picture: Picture): ReadonlyMap<string, string> {
  return new Map(partsOf(picture).flatMap(({ id, elements }) => elements.map((address) => [address, id])));
}

function regionsOf(topology: Topology, model: Model): readonly PictureRegion[] {
  const names = new Map(
    topology.regions.map(({ provider, name }) => [provider, ifKnown(name) ?? 'not known']),
  );
  const nameOf = (provider: string) => names.get(provider) ?? 'not known';
  const vpcs = groupBy(vpcPictures(topology, model), ({ provider }) => nameOf(provider));
  const services = groupBy(
    topology.places.filter(({ network }) => network === undefined),
    ({ element }) => nameOf(element.provider),
  );
  const placed = new Set(topology.places.map(({ address }) => address));
  const rest = groupBy(
    managedElements(model).filter(({ address, type }) => type.startsWith('aws_') && !placed.has(address)),
    ({ provider }) => nameOf(provider),
  );
  const all = [...new Set([...vpcs.keys(), ...services.keys(), ...rest.keys()])];
  return all
    .map((name): PictureRegion => {
      const boxes = [...serviceBoxes(services.get(name) ?? [], model), ...familyBoxes(rest.get(name) ?? [])];
      return {
        id: `region ${name}`,
        name: `Region ${name}`,
        servicesName: vpcs.has(name) ? 'Outside the VPC' : 'Outside of any VPC',
        vpcs: (vpcs.get(name) ?? []).map(({ vpc }): PictureVpc => vpc),
        services: boxes.map(
          (box): PictureBox => (all.length === 1 ? box : { ...box, id: `${box.id} in ${name}` }),
        ),
      };
    })
    .filter((one) => one.vpcs.length + one.services.length > 0);
}

function unplacedOf(
  model: Model,
  topology: Topology,
  owners: ReadonlyMap<string, string>,
): readonly Unplaced[] {
  const why = new Map(topology.unplaced.map((one) => [one.element.address, one.why]));
  return managedElements(model)
    .filter(({ address }) => !owners.has(address))
    .map(({ address, type }) => ({
      address,
      reason: type.startsWith('aws_')
        ? (why.get(address) ?? 'Belongs to nothing that is drawn')
        : 'No resource of AWS',
    }));
}
