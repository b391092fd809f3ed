import { hidesValue, isValueOfSecret } from '../../config/comparison/hides-value.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { type Attributes, stackElements } from '../../stacks/comparison/stack-elements.js';
import { settingsBehind } from '../../stacks/settings/settings-behind.js';
import { stackJson } from '../../stacks/synth/synthesize.js';
import type { ExplainedElement } from './explained.js';
import { rulesAbout } from './rules-about.js';

/** The addresses of the elements of an environment's own stack. */
export function elementsOf(environment: ResolvedEnvironment): ReadonlyMap<string, Attributes> {
  return stackElements(stackJson(environment));
}

interface NamedElement {
  readonly address: string;
  /** Empty for all of them. */
  readonly attribute: string;
  /** Every attribute that the stack writes. */
  readonly all: Attributes;
}

/** An element of our own stack, or one attribute of it (a block speaks for what is in it), and the settings that decide each. */
export function explainElement(
  environment: ResolvedEnvironment,
  { address, attribute, all }: NamedElement,
): ExplainedElement {
  const chosen = [...all].filter(([path]) => attribute === '' || isWithin(path, attribute));
  const questions = [{ address, path: '' }, ...chosen.map(([path]) => ({ address, path }))];
  const [presence = [], ...behind] = settingsBehind(environment, questions);
  const type = address.replace(/\.[^.]*$/, '');
  return {
    kind: 'element',
    address,
    settings: presence,
    attributes: chosen.map(([path, value], at) => {
      const isHidden = hidesValue(path, value) || isValueOfSecret(path, (name) => all.get(name));
      return { path, value: isHidden ? undefined : value, isHidden, settings: behind[at] ?? [] };
    }),
    rules: rulesAbout(({ resource }) =>
      (typeof resource === 'string' ? [resource] : resource).includes(type),
    ),
  };
}

/** `tags` for `tags.Name`, `metadata_options` for `metadata_options[0].http_tokens`. */
export function isWithin(path: string, attribute: string): boolean {
  return path === attribute || path.startsWith(`${attribute}.`) || path.startsWith(`${attribute}[`);
}
