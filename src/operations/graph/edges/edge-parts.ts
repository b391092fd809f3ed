import type { Place } from '../../../topology/places/place.js';
import type { theInternet } from '../../../topology/reach/reach.js';
import type { PictureEdge } from '../picture.js';

/** One end of a line. */
export type End = typeof theInternet | Place;

/** Finds the box that an element is drawn as, or as a part of. */
export type BoxOf = (address: string) => string | undefined;

/** An edge whose words are not joined yet. */
export interface EdgePart extends Omit<PictureEdge, 'label'> {
  readonly words: readonly string[];
}

const shown = 3;

/** One edge for each pair of boxes and kind, with the words of all. */
export function joinEdges(parts: readonly EdgePart[]): readonly PictureEdge[] {
  const joined = new Map<string, EdgePart>();
  for (const part of parts) {
    if (part.from === part.to) continue;
    const key = `${part.kind} ${part.from} → ${part.to}`;
    const before = joined.get(key);
    joined.set(key, before === undefined ? part : together(before, part));
  }
  return [...joined.values()].map(({ words, ...edge }) => ({ ...edge, label: labelOf(words) }));
}

function together(a: EdgePart, b: EdgePart): EdgePart {
  return {
    ...a,
    words: [...new Set([...a.words, ...b.words])],
    isCertain: a.isCertain && b.isCertain,
    elements: [...new Set([...a.elements, ...b.elements])],
  };
}

function labelOf(words: readonly string[]): string {
  const all = [...new Set(words)];
  return all.length <= shown
    ? all.join(', ')
    : `${all.slice(0, shown - 1).join(', ')} and ${all.length - shown + 1} more`;
}
