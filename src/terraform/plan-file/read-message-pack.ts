const deepest = 50;

/**
 * Reads one MessagePack value, as Terraform writes the settings of a backend: null, booleans, numbers, texts, lists and maps.
 * https://github.com/msgpack/msgpack/blob/master/spec.md
 * @throws Error for anything else
 */
export function readMessagePack(bytes: Buffer): unknown {
  let place = 0;
  const take = (length: number): Buffer => {
    if (place + length > bytes.length) throw new Error('A value has no end.');
    place += length;
    return bytes.subarray(place - length, place);
  };
  const uint = (length: number): number => take(length).readUIntBE(0, length);
  const text = (length: number): string => take(length).toString('utf8');
  const list = (length: number, depth: number): unknown[] => {
    const items: unknown[] = [];
    for (let index = 0; index < length; index += 1) items.push(value(depth + 1));
    return items;
  };
  const map = (length: number, depth: number): unknown => {
    const pairs: [string, unknown][] = [];
    for (let index = 0; index < length; index += 1) pairs.push([String(value(depth + 1)), value(depth + 1)]);
    return Object.fromEntries(pairs);
  };
  const value = (depth: number): unknown => {
    if (depth > deepest) throw new Error('It is too deep.');
    const kind = uint(1);
    if (kind < 0x80) return kind;
    if (kind < 0x90) return map(kind & 0x0f, depth);
    if (kind < 0xa0) return list(kind & 0x0f, depth);
    if (kind < 0xc0) return text(kind & 0x1f);
    if (kind >= 0xe0) return kind - 0x100;
    const long = longValues[kind];
    if (long === undefined) throw new Error('It is of an unknown kind.');
    return long({ uint, text, take, list: (n) => list(n, depth), map: (n) => map(n, depth) });
  };
  const whole = value(0);
  if (place !== bytes.length) throw new Error('Something follows it.');
  return whole;
}

interface Reader {
  readonly uint: (length: number) => number;
  readonly text: (length: number) => string;
  readonly take: (length: number) => Buffer;
  readonly list: (length: number) => unknown;
  readonly map: (length: number) => unknown;
}

const longValues: Readonly<Record<number, (reader: Reader) => unknown>> = {
  192: () => null,
  194: () => false,
  195: () => true,
  202: ({ take }) => take(4).readFloatBE(),
  203: ({ take }) => take(8).readDoubleBE(),
  204: ({ uint }) => uint(1),
  205: ({ uint }) => uint(2),
  206: ({ uint }) => uint(4),
  207: ({ take }) => Number(take(8).readBigUInt64BE()),
  208: ({ take }) => take(1).readInt8(),
  209: ({ take }) => take(2).readInt16BE(),
  210: ({ take }) => take(4).readInt32BE(),
  211: ({ take }) => Number(take(8).readBigInt64BE()),
  217: ({ uint, text }) => text(uint(1)),
  218: ({ uint, text }) => text(uint(2)),
  219: ({ uint, text }) => text(uint(4)),
  220: ({ uint, list }) => list(uint(2)),
  221: ({ uint, list }) => list(uint(4)),
  222: ({ uint, map }) => map(uint(2)),
  223: ({ uint, map }) => map(uint(4)),
};
