import { boxesOf } from '../../../operations/graph/map-picture.js';
import { internet, type Picture, type PictureEdge } from '../../../operations/graph/picture.js';

/** Edges as sentences: `Internet to prod-alb: HTTP 80`. */
export function edgeSpeaker(picture: Pick<Picture, 'regions'>): (edge: PictureEdge) => string {
  const names = new Map(boxesOf(picture).map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => (id === internet ? 'Internet' : (names.get(id) ?? id));
  return ({ from, to, label, isCertain }) =>
    `${nameOf(from)} to ${nameOf(to)}${label === '' ? '' : `: ${label}`}${isCertain ? '' : ' (not certain)'}`;
}
