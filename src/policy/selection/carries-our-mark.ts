import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isValues, textOf, type Value } from '../../model/value.js';

/** Where the state of an environment lies that keeps it on the disk. */
const ourState = /(?:^|\/)\.multienv\/state\//;

/**
 * Whether a stack is, or may be, an environment of this project: one sign is enough, for then more is judged. A sign is the pair of tags
 * `EnvironmentSuffix` and `ManagedBy: CDKTF`, which every stack of ours has, on anything or in the default tags of a provider; a state below
 * `.multienv`; or a resource whose name ends with a suffix of the file.
 *
 * Whoever takes the signs away turns rules off, and the report then says that the conventions were not judged, and what they would have said.
 * Environments of the file are judged by all rules, whatever their stacks hold: nothing asks here for them.
 */
export function carriesOurMark(model: Model, suffixes: readonly string[] = []): boolean {
  return model.elements.some(
    (element) =>
      (element.type === 'backend.local' && ourState.test(textOf(element.values.path))) ||
      tagMaps(element).some(isMarked) ||
      isNamedFor(element, suffixes),
  );
}

function isMarked(tags: Value | undefined): boolean {
  return isValues(tags) && Object.hasOwn(tags, 'EnvironmentSuffix') && textOf(tags.ManagedBy) === 'CDKTF';
}

function tagMaps(element: Element): readonly (Value | undefined)[] {
  if (element.type.startsWith('provider.'))
    return (element.blocks('default_tags') ?? []).map(({ values }) => values.tags);
  return [element.values.tags, element.values.tags_all];
}

const names = ['name', 'bucket', 'identifier', 'cluster_identifier'];

function isNamedFor({ values }: Element, suffixes: readonly string[]): boolean {
  return suffixes.some((suffix) => names.some((name) => textOf(values[name]).endsWith(`-${suffix}`)));
}
