import { addToList } from '../../add-to-list.js';
import type { Certainty } from '../../rules/conditions/certainty.js';
import { type AddressRange, addressRange, isWithin } from '../../rules/conditions/strangers/addresses.js';
import type { Family } from './answer.js';

/** The addresses that one side of a flow may have. */
export interface Addresses {
  readonly family: Family;
  /** It has one of these; undefined when nobody knows. */
  readonly ranges: readonly AddressRange[] | undefined;
  /** True for addresses of the internet. */
  readonly isPublic: boolean;
}

/** Ranges that no internet gateway leads to. Source: https://www.iana.org/assignments/iana-ipv4-special-registry/ */
const privateRanges = [
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16', '127.0.0.0/8'],
  ...['0.0.0.0/8', '224.0.0.0/3', 'fc00::/7', 'fe80::/10', 'ff00::/8', '::/8'],
].flatMap((text) => addressRange(text) ?? []);

function isPrivateRange(range: AddressRange): boolean {
  return privateRanges.some((one) => isWithin(range, one));
}

const read = new Map<string, AddressRange | undefined>();
/** More are read again. */
const mostRead = 10_000;

/** The same range is asked for once for each part of the internet. */
function rangeOf(cidr: string): AddressRange | undefined {
  if (!read.has(cidr)) {
    if (read.size >= mostRead) read.clear();
    read.set(cidr, addressRange(cidr));
  }
  return read.get(cidr);
}

/** Whether all of the addresses, some, or none lie in a range. */
export function liesIn(addresses: Addresses, cidr: string): Certainty {
  const range = rangeOf(cidr);
  if (range === undefined) return 'maybe';
  if (range.family !== addresses.family) return 'no';
  if (range.prefix === 0) return 'yes';
  const { ranges, isPublic } = addresses;
  if (ranges === undefined) return isPublic && isPrivateRange(range) ? 'no' : 'maybe';
  if (ranges.length === 0) return 'maybe';
  if (ranges.every((one) => isWithin(one, range))) return 'yes';
  return ranges.some((one) => isWithin(one, range) || isWithin(range, one)) ? 'maybe' : 'no';
}

/** A part of the internet in which every rule says the same. */
export interface Region {
  /** The ranges as they are written, each without the smaller ones in it; none for the whole internet. */
  readonly labels: readonly string[];
  /** Some address of them. */
  readonly addresses: Addresses;
  /** The lists that name them, or a wider range: their places among those that were given. */
  readonly lists: readonly number[];
}

interface Named {
  readonly text: string;
  readonly range: AddressRange;
  /** Numbers of the lists that name it. */
  readonly lists: Set<number>;
  hasSmaller: boolean;
}

/**
 * The parts into which ranges of rules divide the internet of a family. Ranges nest or are apart, so that one address stands for each, and for all that
 * lie in ranges of the same lists: a rule with thousands of ranges makes one part of them.
 * @param lists ranges that mean the same wherever they stand: of one rule, one entry, one route
 */
export function regionsFor(family: Family, lists: readonly (readonly string[])[]): readonly Region[] {
  const whole = family === 'ipv4' ? '0.0.0.0/0' : '::/0';
  const named = namedIn(family, [[whole], ...lists]);
  const byLists = new Map<string, Named[]>();
  for (const one of named.values()) {
    const around = ancestors(one, named);
    for (const other of around) other.hasSmaller = true;
    const key = [...new Set([one, ...around].flatMap((each) => [...each.lists]))]
      .sort((a, b) => a - b)
      .join(' ');
    addToList(byLists, key, one);
  }
  const all = [...named.values()].map(({ range }) => range);
  return [...byLists].flatMap(([key, alike]): readonly Region[] => {
    const found = alike.flatMap(({ text, range, hasSmaller }) => {
      const smaller = hasSmaller
        ? all.filter((one) => one.prefix > range.prefix && isWithin(one, range))
        : [];
      const part = free(range, [...smaller, ...privateRanges]);
      return part === undefined ? [] : [{ text, part }];
    });
    const [first] = found;
    if (first === undefined) return [];
    const isWhole = found.some(({ text }) => text === whole);
    return [
      {
        lists: key.split(' ').map((number) => Number(number) - 1),
        labels: isWhole ? [] : found.map(({ text }) => text),
        addresses: { family, ranges: [first.part], isPublic: true },
      },
    ];
  });
}

function namedIn(family: Family, lists: readonly (readonly string[])[]): ReadonlyMap<string, Named> {
  const named = new Map<string, Named>();
  for (const [number, list] of lists.entries())
    for (const text of list) {
      const range = addressRange(text);
      if (range === undefined || range.family !== family || isPrivateRange(range)) continue;
      const key = keyOf(range.prefix, range.bits);
      const before = named.get(key);
      if (before === undefined) named.set(key, { text, range, lists: new Set([number]), hasSmaller: false });
      else before.lists.add(number);
    }
  return named;
}

/** The ranges that another lies in. */
function ancestors({ range: { prefix, bits } }: Named, named: ReadonlyMap<string, Named>): readonly Named[] {
  return Array.from({ length: prefix }, (_, shorter) => shorter).flatMap(
    (shorter) => named.get(keyOf(shorter, bits >> BigInt(prefix - shorter))) ?? [],
  );
}

function keyOf(prefix: number, bits: bigint): string {
  return `${prefix} ${bits}`;
}

/** Some range inside of one that meets none of the others; undefined when they cover it. */
function free(range: AddressRange, others: readonly AddressRange[]): AddressRange | undefined {
  const meeting = others.filter(
    (one) => one.family === range.family && (isWithin(one, range) || isWithin(range, one)),
  );
  if (meeting.length === 0) return range;
  if (meeting.some((one) => isWithin(range, one))) return undefined;
  const half = (bit: bigint): AddressRange => ({
    ...range,
    prefix: range.prefix + 1,
    bits: (range.bits << 1n) | bit,
  });
  // The upper half first: the lower one has more that is reserved.
  return free(half(1n), meeting) ?? free(half(0n), meeting);
}

/** Addresses in ranges of a network. */
export function inRanges(family: Family, cidrs: readonly string[] | undefined): Addresses {
  const ranges = cidrs?.flatMap((text) => addressRange(text) ?? []).filter((one) => one.family === family);
  return {
    family,
    ranges: ranges === undefined || ranges.length === 0 ? undefined : ranges,
    isPublic: false,
  };
}

/** Some address of the internet, which nobody knows. */
export function somePublic(family: Family): Addresses {
  return { family, ranges: undefined, isPublic: true };
}
