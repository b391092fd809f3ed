import type { Model } from '../../../model/model.js';
import type { Place } from '../../../topology/places/place.js';
import type { PictureBox } from '../picture.js';
import { marksOf } from './marks-of.js';
import { detailsOf } from './place-details.js';
import { kindOfPlace, titleOfPlace } from './place-words.js';

/** A place as a box; what else it stands for is added by `withOwned`. */
export function placeBox(place: Place, model: Model): PictureBox {
  return {
    id: place.address,
    kind: kindOfPlace(place),
    title: titleOfPlace(place),
    name: place.label,
    details: detailsOf(place, model),
    marks: marksOf(place, model),
    elements: [place.address],
  };
}
