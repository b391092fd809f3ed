import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { referencesAt } from '../conditions/references-at.js';
import { typeOfAddress } from './type-of-address.js';

/** Where the value of an attribute comes from, as far as that decides who can read it. */
export type SecretOrigin =
  /** It is not set. */
  | { readonly kind: 'none' }
  /** It exists for the length of a run only. */
  | { readonly kind: 'ephemeral'; readonly addresses: readonly string[] }
  /** It is written down in code, plan or state; `how` says where, as a sentence. */
  | { readonly kind: 'stored'; readonly how: string }
  | { readonly kind: 'unknown' };

/** Traces a value that is meant to be secret. */
export function secretOrigin(model: Model, element: Element, path: string): SecretOrigin {
  const reading = element.get(path);
  const references = referencesAt(element, path).map(({ address }) => address);
  if (reading.state === 'known') {
    if (reading.value === '') return { kind: 'none' };
    return { kind: 'stored', how: howKnown(references) };
  }
  // A plan has null where an expression gives nothing; of a write-only attribute it has null in any case.
  if (reading.state === 'absent' && (references.length === 0 || !/_wo$/.test(path))) return { kind: 'none' };
  const text = reading.state === 'unknown' ? reading.unknown.text : undefined;
  // `var.managed ? null : var.password` sets nothing in one of its cases.
  if (text !== undefined && /\bnull\b/.test(text)) return { kind: 'unknown' };
  const followed = model.follow(element, path).elements.map(({ address }) => address);
  return originOfReferences(model, [...new Set([...references, ...followed])], text);
}

function howKnown(addresses: readonly string[]): string {
  if (addresses.length === 0) return 'It is a literal: it is in the code.';
  const source = addresses.find((address) => typeOfAddress(address) !== 'variable');
  if (source === undefined) return 'It is the value of a variable, in the code or in every saved plan.';
  return `It comes from \`${source}\`, whose values the state holds.`;
}

function originOfReferences(
  model: Model,
  addresses: readonly string[],
  text: string | undefined,
): SecretOrigin {
  const stored = addresses.flatMap((address) => howStored(model, address) ?? []);
  const [how] = stored;
  if (how !== undefined) return { kind: 'stored', how };
  const ephemeral = addresses.filter((address) => isEphemeral(model, address));
  if (ephemeral.length > 0) return { kind: 'ephemeral', addresses: ephemeral };
  if (addresses.length > 0 || text === undefined) return { kind: 'unknown' };
  return { kind: 'stored', how: 'It is computed from values in the code or in a file beside it.' };
}

function howStored(model: Model, address: string): string | undefined {
  const type = typeOfAddress(address);
  if (type === 'variable')
    return isEphemeral(model, address)
      ? undefined
      : `It is the variable \`${address}\`, whose value every saved plan holds.`;
  if (type.startsWith('ephemeral.') || type === 'module' || type === 'local' || type === 'each')
    return undefined;
  if (type.startsWith('data.'))
    return `It is read by the data source \`${address}\`, whose values the state holds.`;
  return `It comes from \`${address}\`, whose values the state holds.`;
}

function isEphemeral(model: Model, address: string): boolean {
  const type = typeOfAddress(address);
  return (
    type.startsWith('ephemeral.') ||
    (type === 'variable' && model.byAddress(address)?.values.ephemeral === true)
  );
}
