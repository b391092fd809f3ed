import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isScalar, isUnknown, isValues, Unknown, type Value } from '../../model/value.js';

/** What a resource carries under a key of its tags: a text, nothing, or what is known only after apply. */
export type TagValue = string | Unknown | undefined;

/** The tags of a resource, its own before those of its provider. */
export function tagsOf(element: Element, model: Model): (key: string) => TagValue {
  const { tags, tags_all: all } = element.values;
  const defaults = defaultTags(element, model);
  // `tags_all` is what a plan says of both; it is known only after apply when one of their values is, which they tell better.
  const isExplained = [tags, defaults].some(holdsUnknown);
  const sources = [isUnknown(all) && isExplained ? undefined : all, defaults];
  return (key) => {
    const own = tagIn(tags, key);
    // A tag of its own takes the place of the default, whatever it holds.
    if (own !== undefined) return own === '' ? undefined : own;
    const found = sources.map((source) => tagIn(source, key));
    return found.find((value) => typeof value === 'string' && value !== '') ?? found.find(isUnknown);
  };
}

function holdsUnknown(tags: Value | undefined): boolean {
  return isUnknown(tags) || (isValues(tags) && Object.values(tags).some(isUnknown));
}

/** A tag in a map of tags. Of a map that is known only after apply, any tag is. */
function tagIn(tags: Value | undefined, key: string): TagValue {
  if (isUnknown(tags)) return tags;
  if (!isValues(tags) || !Object.hasOwn(tags, key)) return undefined;
  const value = tags[key];
  if (isUnknown(value)) return value;
  if (!isScalar(value)) return undefined;
  return String(value).trim() === '' ? '' : String(value);
}

function defaultTags(element: Element, model: Model): Value | undefined {
  const provider = providerOf(element, model);
  if (provider === undefined) return undefined;
  const blocks: readonly Block[] | undefined = provider.blocks('default_tags');
  if (blocks === undefined) return new Unknown();
  return blocks[0]?.values.tags;
}

function providerOf(element: Element, model: Model): Element | undefined {
  const own = model.byAddress(element.provider);
  if (own !== undefined) return own;
  // A module takes the configuration of the root unless it is given another.
  const name = element.provider.split('.').slice(-2).join('.');
  return model.byAddress(name) ?? model.byAddress('provider.aws');
}
