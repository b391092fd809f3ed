import { isDeepStrictEqual } from 'node:util';
import { isValueOfSecret } from '../../config/comparison/hides-value.js';
import type { Json } from '../../model/json.js';
import type { AlikeTexts } from './alike-texts.js';
import { type Attributes, stackElements } from './stack-elements.js';

/** An attribute that two stacks do not share; undefined where one does not write it. */
interface AttributeDifference {
  readonly path: string;
  readonly a: unknown;
  readonly b: unknown;
  /** A name beside it says that it is a secret: `{ name: DB_PASSWORD, value: … }`. */
  readonly isSecret: boolean;
}

/** An element that two stacks do not share. */
export interface ElementDifference {
  /** `aws_db_instance.postgres` */
  readonly address: string;
  readonly kind: 'only-a' | 'only-b' | 'different';
  /** Sorted by path; empty where only one has the element. */
  readonly attributes: readonly AttributeDifference[];
}

/** Two stacks to compare. */
export interface ComparedStacks {
  readonly a: Json;
  readonly b: Json;
  /** Default: texts are alike where they are the same. */
  readonly areAlike?: AlikeTexts;
}

/** The elements in which two stacks differ, sorted by address. */
export function compareStacks({ a, b, areAlike = isSame }: ComparedStacks): readonly ElementDifference[] {
  const [ofA, ofB] = [stackElements(a), stackElements(b)];
  const partners = partnersOf([...ofA.keys()], [...ofB.keys()], areAlike);
  const taken = new Set(partners.values());
  const shared = [...ofA].flatMap(([address, mine]): ElementDifference[] => {
    const yours = ofB.get(partners.get(address) ?? '');
    if (yours === undefined) return [{ address, kind: 'only-a', attributes: [] }];
    const attributes = compareAttributes(mine, yours, areAlike);
    return attributes.length === 0 ? [] : [{ address, kind: 'different', attributes }];
  });
  const added = [...ofB.keys()]
    .filter((address) => !taken.has(address))
    .map((address): ElementDifference => ({ address, kind: 'only-b', attributes: [] }));
  return [...shared, ...added].toSorted((one, other) => (one.address < other.address ? -1 : 1));
}

const isSame: AlikeTexts = (one, other) => one === other;

/** The address that goes with each of the first stack: the same; else, as an own app may put the suffix into addresses, one that is alike. */
function partnersOf(
  mine: readonly string[],
  yours: readonly string[],
  areAlike: AlikeTexts,
): ReadonlyMap<string, string> {
  const left = new Set(yours);
  const partners = new Map<string, string>();
  for (const address of mine) if (left.delete(address)) partners.set(address, address);
  for (const address of mine.filter((one) => !partners.has(one))) {
    const partner = [...left].find((other) => areAlike(address, other));
    if (partner === undefined) continue;
    left.delete(partner);
    partners.set(address, partner);
  }
  return partners;
}

function compareAttributes(
  a: Attributes,
  b: Attributes,
  areAlike: AlikeTexts,
): readonly AttributeDifference[] {
  const paths = [...new Set([...a.keys(), ...b.keys()])].toSorted();
  return paths.flatMap((path) => {
    const [one, other] = [a.get(path), b.get(path)];
    if (areAlikeValues(one, other, areAlike)) return [];
    const isSecret = [a, b].some((all) => isValueOfSecret(path, (name) => all.get(name)));
    return [{ path, a: one, b: other, isSecret }];
  });
}

function areAlikeValues(one: unknown, other: unknown, areAlike: AlikeTexts): boolean {
  if (isDeepStrictEqual(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return (
      one.length === other.length && one.every((value, at) => areAlikeValues(value, other[at], areAlike))
    );
  return typeof one === 'string' && typeof other === 'string' && areAlike(one, other);
}
