import type { Block } from '../../model/block.js';
import { type Scalar, sameScalar } from '../../model/value.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

/** Judges one block: an element, or a block in it. */
export type Condition = (block: Block) => Verdict;

interface WhenAbsent {
  /** What an attribute that is not set means, as AWS and the provider fill it in. Default `fail`. */
  readonly absent?: 'pass' | 'fail';
}

/** The attribute has this value. */
export function mustEqual(path: string, expected: Scalar, options: WhenAbsent = {}): Condition {
  return mustBeOneOf(path, [expected], options);
}

/** The attribute has one of these values. */
export function mustBeOneOf(path: string, allowed: readonly Scalar[], options: WhenAbsent = {}): Condition {
  return mustSatisfy(path, (value) => allowed.some((one) => sameScalar(value, one)), options);
}

/** The attribute has none of these values. */
export function mustNotEqual(path: string, refused: Scalar, options: WhenAbsent = {}): Condition {
  return mustSatisfy(path, (value) => !sameScalar(value, refused), options);
}

/** The attribute is a number from `least` to `most`. */
export function mustBeBetween(
  path: string,
  [least, most]: readonly [least: number, most: number],
  options: WhenAbsent = {},
): Condition {
  return mustSatisfy(
    path,
    (value) => value !== '' && Number(value) >= least && Number(value) <= most,
    options,
  );
}

/** The attribute is set, to whatever value: one that is known only after apply is set too. */
export function mustBeSet(path: string): Condition {
  return (block) => {
    const reading = block.get(path);
    const set = reading.state === 'unknown' || (reading.state === 'known' && reading.value !== '');
    return set ? pass : fail(block.at(path));
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
  { absent = 'fail' }: WhenAbsent = {},
): Condition {
  return (block) => {
    const reading = block.get(path);
    if (reading.state === 'unknown') return unknown(block.at(path));
    if (reading.state === 'absent') return absent === 'pass' ? pass : fail(block.at(path), 'It is not set.');
    const { value } = reading;
    return typeof value !== 'object' && satisfies(value) ? pass : fail(block.at(path));
  };
}
