import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Picture } from '../graph/picture.js';

/** A report draws no more kinds of pictures: they would be most of it. */
export const mostPictures = 24;

/** Environments whose pictures differ in their names alone: one picture stands for them. */
export interface PictureKind {
  /** That of the first. */
  readonly picture: Picture;
  /** In the order of the file. */
  readonly suffixes: readonly string[];
}

/** Pictures of environments, each kind once. */
export class PictureKinds {
  readonly #kinds = new Map<string, PictureKind>();

  add(environment: ResolvedEnvironment, picture: Picture): void {
    const key = neutral(JSON.stringify(picture), environment);
    const { picture: first, suffixes } = this.#kinds.get(key) ?? { picture, suffixes: [] };
    this.#kinds.set(key, { picture: first, suffixes: [...suffixes, environment.suffix] });
  }

  /** The kinds that a report has room for, those of most environments first in line; in the order of the file. */
  drawn(): readonly PictureKind[] {
    const all = [...this.#kinds.values()];
    const chosen = new Set(
      all.toSorted((a, b) => b.suffixes.length - a.suffixes.length).slice(0, mostPictures),
    );
    return all.filter((one) => chosen.has(one));
  }
}

/** A text without the names by which environments differ. */
function neutral(text: string, { suffix, environment }: ResolvedEnvironment): string {
  // Letters, digits and hyphens, says the schema.
  const name = `(?:${suffix}|${environment})`;
  return text.replace(new RegExp(`(?<![A-Za-z0-9])${name}(?![A-Za-z0-9])`, 'g'), '\0');
}
