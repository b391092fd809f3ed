import { isIP } from 'node:net';

/** A range of addresses, `203.0.113.0/24`. */
export interface AddressRange {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
  /** Its first bits as a number: those of all addresses in it. */
  readonly bits: bigint;
}

/** Shorter prefixes are the internet, or a continent of it: nobody owns one. */
const shortest = { ipv4: 8, ipv6: 16 } as const;

/** So much of all addresses together is no list of networks that somebody owns: an eighth of the halves, quarters, … that add up to the internet. */
const mostTogether = 1 / 32;

/** Reads a range or a single address; undefined when it is none. */
export function addressRange(text: string): AddressRange | undefined {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || address.includes('%') || rest.length > 0) return undefined;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const longest = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : longest + 1;
  if (prefix > longest) return undefined;
  return { address, prefix, family, bits: numberOf(address) >> BigInt(longest - prefix) };
}

/** Whether an address lies in a range. */
export function isWithin(address: AddressRange, { prefix, family, bits }: AddressRange): boolean {
  if (address.family !== family || address.prefix < prefix) return false;
  return address.bits >> BigInt(address.prefix - prefix) === bits;
}

function numberOf(address: string): bigint {
  if (!address.includes(':')) return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  const [left = '', right] = address.split('::');
  const [start, end] = [wordsIn(left), wordsIn(right ?? '')];
  const between = Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => 0n);
  return [...start, ...between, ...end].reduce((sum, word) => sum * 65_536n + word, 0n);
}

/** Words of 16 bits; the last two may be written as an IPv4 address. */
function wordsIn(text: string): readonly bigint[] {
  return text
    .split(':')
    .filter((word) => word !== '')
    .flatMap((word) => {
      if (!word.includes('.')) return [BigInt(`0x${word}`)];
      const number = numberOf(word);
      return [number >> 16n, number & 65_535n];
    });
}

/** True when ranges hold more than one owner can have: one that is short, or many that add up. */
export function areBroad(ranges: readonly AddressRange[]): boolean {
  if (ranges.some(({ prefix, family }) => prefix < shortest[family])) return true;
  const share = { ipv4: 0, ipv6: 0 };
  const distinct = new Map(ranges.map((one) => [`${one.address}/${one.prefix}`, one]));
  for (const { prefix, family } of distinct.values()) share[family] += 2 ** -prefix;
  return share.ipv4 >= mostTogether || share.ipv6 >= 2 ** -shortest.ipv6 * 8;
}
