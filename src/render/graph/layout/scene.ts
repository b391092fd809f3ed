import type { PictureBox, PictureEdge, TierReach } from '../../../operations/graph/picture.js';
import type { Font } from '../text/text-width.js';
import type { Point, Rect } from './geometry.js';

/** How texts are set, by what they are. */
export const fonts = {
  heading: { size: 20, isBold: true },
  caption: { size: 13 },
  frame: { size: 13, isBold: true },
  note: { size: 11 },
  zone: { size: 12, isBold: true },
  kind: { size: 11 },
  name: { size: 13, isBold: true },
  detail: { size: 11 },
  pill: { size: 10, isBold: true },
} as const satisfies Readonly<Record<string, Font>>;

export type TextRole = keyof typeof fonts;

/** One line of text, and the area that is kept free for it. */
export interface TextLine extends Rect {
  readonly text: string;
  readonly role: TextRole;
  /** The whole text where it is shortened. */
  readonly full?: string;
}

/** What a pill says, beside its words. */
export type Tone = 'plain' | 'good' | 'warning' | 'bad' | 'change' | 'difference' | 'flow';

/** A short word with a border around it. */
export interface Pill extends Rect {
  readonly text: string;
  readonly tone: Tone;
  /** What it stands for, in full. */
  readonly full?: string | undefined;
}

/** A box of the picture in its place. */
export interface SceneBox extends Rect {
  readonly box: PictureBox;
  /** One area, or several where a bar leaves out a zone between others. */
  readonly areas: readonly Rect[];
  readonly icon: Point;
  readonly texts: readonly TextLine[];
  readonly pills: readonly Pill[];
}

/** What holds other things. */
export interface Frame extends Rect {
  readonly kind: 'region' | 'vpc' | 'zone' | 'tier' | 'subnet' | 'services';
  readonly id: string;
  readonly reach?: TierReach;
  readonly texts: readonly TextLine[];
}

/** An edge as a line with corners. */
export interface SceneRoute {
  readonly edge: PictureEdge;
  readonly points: readonly Point[];
  readonly label: Pill | undefined;
}

/** A picture with a place for everything: what is drawn, in whichever format. */
export interface Scene extends Rect {
  /** From the outside inwards. */
  readonly frames: readonly Frame[];
  readonly boxes: readonly SceneBox[];
  readonly routes: readonly SceneRoute[];
  readonly texts: readonly TextLine[];
}
