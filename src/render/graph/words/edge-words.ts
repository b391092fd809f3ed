import {
  internet,
  type Picture,
  type PictureBox,
  type PictureEdge,
} from '../../../operations/graph/picture.js';

/** Every box of a picture. */
export function boxesOf({ regions }: Pick<Picture, 'regions'>): readonly PictureBox[] {
  return regions.flatMap(({ vpcs, services }) => [
    ...vpcs.flatMap(({ edge, tiers }) => [...edge, ...tiers.flatMap(({ boxes }) => boxes)]),
    ...services,
  ]);
}

/** Edges as sentences: `Internet to prod-alb: HTTP 80`. */
export function edgeSpeaker(picture: Pick<Picture, 'regions'>): (edge: PictureEdge) => string {
  const names = new Map(boxesOf(picture).map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => (id === internet ? 'Internet' : (names.get(id) ?? id));
  return ({ from, to, label, isCertain }) =>
    `${nameOf(from)} to ${nameOf(to)}: ${label}${isCertain ? '' : ' (not certain)'}`;
}
