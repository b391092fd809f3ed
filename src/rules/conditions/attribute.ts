import type { Block } from '../../model/block.js';
import { type Scalar, sameScalar } from '../../model/value.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { isBlank } from './read-set.js';

/** Judges one block: an element, or a block in it. */
export type Condition = (block: Block) => Verdict;

interface WhenAbsent {
  /** What an attribute that is not set means, as AWS and the provider fill it in. Default `fail`. */
  readonly absent?: 'pass' | 'fail';
  /** What a value is not that does not meet it, as the rest of a sentence. */
  readonly wanted?: string;
}

/** More values than these say no more. */
const mostNamed = 5;

/** The attribute has this value. */
export function mustEqual(path: string, expected: Scalar, options: WhenAbsent = {}): Condition {
  return mustBeOneOf(path, [expected], options);
}

/** The attribute has one of these values. */
export function mustBeOneOf(path: string, allowed: readonly Scalar[], options: WhenAbsent = {}): Condition {
  const named = allowed.filter((one) => one !== '').map((one) => `\`${one}\``);
  const wanted =
    named.length === 1
      ? `is not ${named[0]}`
      : `is none of ${named.slice(0, mostNamed).join(', ')}${named.length > mostNamed ? ', …' : ''}`;
  return mustSatisfy(path, (value) => allowed.some((one) => sameScalar(value, one)), { wanted, ...options });
}

/** The attribute has none of these values. */
export function mustNotEqual(path: string, refused: Scalar, options: WhenAbsent = {}): Condition {
  const wanted = `is \`${refused}\``;
  return mustSatisfy(path, (value) => !sameScalar(value, refused), { wanted, ...options });
}

/** The attribute is a number from `least` to `most`. */
export function mustBeBetween(
  path: string,
  [least, most]: readonly [least: number, most: number],
  options: WhenAbsent = {},
): Condition {
  return mustSatisfy(path, (value) => value !== '' && Number(value) >= least && Number(value) <= most, {
    wanted: least === most ? `is not ${least}` : `is not ${least} to ${most}`,
    ...options,
  });
}

/** The attribute is set, to whatever value: one that is known only after apply is set too, as long as it is known what it is made of. */
export function mustBeSet(path: string): Condition {
  return (block) => {
    const reading = block.get(path);
    if (reading.state === 'unknown') return isBlank(block, path) ? unknown(block.at(path)) : pass;
    return reading.state === 'known' && reading.value !== '' ? pass : fail(block.at(path), 'It is not set.');
  };
}

/** The list has all of these items. */
export function mustContain(path: string, wanted: readonly Scalar[]): Condition {
  return (block) => {
    const items = block.items(path);
    if (items === undefined) return unknown(block.at(path));
    const missing = wanted.filter((one) => !items.some((item) => sameScalar(item, one)));
    if (missing.length === 0) return pass;
    const open = items.some((item) => typeof item === 'object');
    return open ? unknown(block.at(path)) : fail(block.at(path), `Missing: ${missing.join(', ')}.`);
  };
}

/** The scalar satisfies a predicate; the common ground of the conditions above. */
export function mustSatisfy(
  path: string,
  satisfies: (value: Scalar) => boolean,
  { absent = 'fail', wanted }: WhenAbsent = {},
): Condition {
  return (block) => {
    const reading = block.get(path);
    if (reading.state === 'unknown') return unknown(block.at(path));
    if (reading.state === 'absent') return absent === 'pass' ? pass : fail(block.at(path), 'It is not set.');
    const { value } = reading;
    if (typeof value !== 'object' && satisfies(value)) return pass;
    return wanted === undefined ? fail(block.at(path)) : { ...fail(block.at(path)), wanted };
  };
}
