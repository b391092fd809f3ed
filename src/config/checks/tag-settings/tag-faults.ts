import type { Problem } from '../../../errors/problem.js';
import { mayNameSecret } from '../../../errors/secret-key.js';
import { tagCharacters, tagReserved, tagSpaces } from './tag-errors.js';

/**
 * The strictest of the services that every environment has tags on.
 * IAM: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html; RDS: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Tag.html;
 * load balancers: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Tag.html
 */
const refusedCharacters = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;

/** RDS keeps `rds:` for itself beside the `aws:` of all, in keys and in values. */
const reserved = /^(aws|rds):/i;

/** Most characters that are told of one text. */
const mostTold = 5;

/** What AWS would refuse of one tag; the length is the schema's. */
export function tagFaults(key: string, value: string): readonly Problem[] {
  return [...faultsOf('key', { key, text: key }), ...faultsOf('value', { key, text: value })];
}

function faultsOf(
  part: 'key' | 'value',
  { key, text }: { readonly key: string; readonly text: string },
): Problem[] {
  // What a key such as `Password` has for a value is not repeated.
  const isShown = part === 'key' || !mayNameSecret(key);
  const place = isShown ? { value: text } : {};
  const prefix = reserved.exec(text)?.[1]?.toLowerCase();
  if (prefix !== undefined)
    return [tagReserved.problem({ key, why: `${owner(prefix)} a ${part} that starts with \`${prefix}:\`` })];
  const characters = [...new Set(text.match(refusedCharacters))];
  if (characters.length > 0) {
    const suggestion = isShown ? text.replaceAll(refusedCharacters, '-') : undefined;
    const found = characters.slice(0, mostTold).map(shown).join(' ');
    return [tagCharacters.problem({ key, part, found, suggestion }, { ...place, suggestion })];
  }
  if (/^\p{Z}|\p{Z}$/u.test(text)) return [tagSpaces.problem({ key, part }, place)];
  return [];
}

function owner(prefix: string): string {
  return prefix === 'aws' ? 'AWS reserves' : 'RDS reserves';
}

/** A sign that can be seen as it is, another by its number. */
function shown(character: string): string {
  if (/^[\p{S}\p{P}]$/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
