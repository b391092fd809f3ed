import { type Gravity, gravities, worse } from '../../src/resources/effect.js';
import type { Edit } from './edit.js';

/** The worst that a plan of an edit has to show. */
export function worstOf({ shows, together = 'none' }: Pick<Edit, 'shows' | 'together'>): Gravity {
  return shows
    .map((line) => gravities.find((gravity) => line.endsWith(` ${gravity}`)) ?? 'none')
    .reduce<Gravity>(worse, together);
}
