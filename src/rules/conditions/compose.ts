import type { Block } from '../../model/block.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { type Condition, mustEqual } from './attribute.js';

/** Every condition holds: each that does not is a verdict of its own. */
export function allOf(...conditions: readonly Condition[]): (block: Block) => readonly Verdict[] {
  return (block) => conditions.map((condition) => condition(block));
}

/** Every one of these attributes is true; those that are not are told in one verdict, since one block of settings mends them. */
export function allTrue(...paths: readonly string[]): Condition {
  return (block) => {
    const verdicts = paths.map((path) => mustEqual(path, true)(block));
    const off = verdicts.flatMap(({ outcome, attribute = '' }) => (outcome === 'fail' ? [attribute] : []));
    const [first] = off;
    if (first === undefined) return verdicts.find(({ outcome }) => outcome === 'unknown') ?? pass;
    return fail(first, `${listed(off)} ${off.length === 1 ? 'is' : 'are'} not \`true\`.`);
  };
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

/** One of the conditions holds. Fails where the first one fails; unknown when none holds and one is unknown. */
export function anyOf(...conditions: readonly Condition[]): Condition {
  return (block) => {
    const verdicts = conditions.map((condition) => condition(block));
    if (verdicts.some(({ outcome }) => outcome === 'pass')) return pass;
    return verdicts.find(({ outcome }) => outcome === 'unknown') ?? verdicts[0] ?? pass;
  };
}

/** Every nested block of a name holds the condition; `none` says what it means that there is none. */
export function everyBlock(
  path: string,
  condition: Condition,
  { none = 'fail' }: { readonly none?: 'pass' | 'fail' } = {},
): (block: Block) => readonly Verdict[] {
  return (block) => {
    const blocks = block.blocks(path);
    if (blocks === undefined) return [unknown(block.at(path))];
    if (blocks.length === 0) return [none === 'pass' ? pass : fail(block.at(path), 'It is not set.')];
    return blocks.map((one) => condition(one));
  };
}
