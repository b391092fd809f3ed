import type { Tier } from '../../config/names/tiers.js';
import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isValues, textOf, type Value } from '../../model/value.js';

/** Tags that people say the environment in. */
const keys = /^(?:environment|environmentsuffix|environmenttype|env|stage|tier)$/;

/** From the strictest: where tags differ, that one is meant. */
const words: readonly (readonly [tier: Tier, words: ReadonlySet<string>])[] = [
  ['production', new Set(['prod', 'production', 'prd', 'live'])],
  ['staging', new Set(['stage', 'staging', 'stg', 'uat', 'preprod', 'preproduction', 'nonprod'])],
  [
    'development',
    new Set([
      'dev',
      'develop',
      'development',
      'test',
      'testing',
      'qa',
      'sandbox',
      'demo',
      'lab',
      'playground',
    ]),
  ],
];

/**
 * The tier that the tags of a stack name (`Environment = "dev"`), in default tags or on resources; undefined where none does, or one names
 * something else: then nobody knows. It decides what is accepted as a gap, never what is a fault of security.
 */
export function tierOfTags(model: Model): Tier | undefined {
  const named = model.elements.flatMap(tagMaps).flatMap(environmentsIn);
  const tiers = named.map((text) => words.find(([, some]) => some.has(text))?.[0]);
  if (tiers.includes(undefined)) return undefined;
  return words.map(([tier]) => tier).find((tier) => tiers.includes(tier));
}

function tagMaps(element: Element): readonly (Value | undefined)[] {
  if (element.type.startsWith('provider.'))
    return (element.blocks('default_tags') ?? []).map(({ values }) => values.tags);
  return [element.values.tags];
}

/** `dev-001` and `DEV` are `dev`, `pre-prod` is `preprod`. */
function environmentsIn(tags: Value | undefined): readonly string[] {
  if (!isValues(tags)) return [];
  return Object.entries(tags)
    .filter(([key]) => keys.test(key.toLowerCase().replaceAll(/[^a-z]/g, '')))
    .map(([, value]) =>
      textOf(value)
        .toLowerCase()
        .replace(/[-_ ]?\d+$/, '')
        .replaceAll(/[^a-z]/g, ''),
    )
    .filter((text) => text !== '');
}
