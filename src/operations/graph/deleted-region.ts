import type { Change } from '../../changes/change.js';
import { partsOf } from './map-picture.js';
import type { Picture, PictureBox } from './picture.js';

/** What a plan takes away is in no planned stack: it stands beside the regions, a box each, the gravest first. */
export function withDeleted(picture: Picture, changes: readonly Change[]): Picture {
  const drawn = new Set([
    ...partsOf(picture).flatMap(({ elements }) => elements),
    ...picture.unplaced.map(({ address }) => address),
  ]);
  const gone = changes.filter(({ kind, address }) => kind === 'destroy' && !drawn.has(address));
  if (gone.length === 0) return picture;
  const services = gone.toSorted((a, b) => Number(b.losesData) - Number(a.losesData)).map(goneBox);
  const region = {
    id: 'deleted',
    name: 'Deleted by this plan',
    vpcs: [],
    services,
    servicesName: 'Not there any more',
  };
  return { ...picture, regions: [...picture.regions, region] };
}

function goneBox({ address, resourceType, identity }: Change): PictureBox {
  const [name] = Object.values(identity);
  return {
    id: `deleted ${address}`,
    kind: 'other',
    title: resourceType,
    name: name === undefined ? address : String(name),
    details: name === undefined ? [] : [address],
    marks: [],
    elements: [address],
  };
}
