/** A field of a message: a number, or bytes, which are a text, a message or whatever its declaration says. */
export interface ProtobufField {
  readonly number: number;
  readonly value: number | Buffer;
}

/**
 * The fields of a message, in their order. https://protobuf.dev/programming-guides/encoding/
 * @throws Error where it is none
 */
export function readProtobuf(bytes: Buffer): readonly ProtobufField[] {
  const fields: ProtobufField[] = [];
  let place = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes.readUInt8(place);
      place += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new Error('A number has no end.');
  };
  const take = (length: number): Buffer => {
    if (place + length > bytes.length) throw new Error('A field has no end.');
    place += length;
    return bytes.subarray(place - length, place);
  };
  while (place < bytes.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    const kind = key % 8;
    if (kind === 0) fields.push({ number, value: varint() });
    else if (kind === 1) fields.push({ number, value: take(8) });
    else if (kind === 2) fields.push({ number, value: take(varint()) });
    else if (kind === 5) fields.push({ number, value: take(4) });
    else throw new Error('A field is of an unknown kind.');
  }
  return fields;
}
