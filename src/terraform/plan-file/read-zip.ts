import { crc32, inflateRawSync } from 'node:zlib';

/** What an archive holds by name, or why it is none that Terraform writes. */
export type ZipReading =
  | { readonly entries: ReadonlyMap<string, Buffer>; readonly reason?: never }
  | { readonly entries?: never; readonly reason: string };

const endBytes = 22;
const entryBytes = 46;
const localBytes = 30;
const mostEntries = 10_000;

/**
 * Unpacks an archive as Terraform writes it, held to a size. What two readers could understand differently is refused: a comment, anything
 * before or behind, a name twice, sizes that are not kept.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function readZip(bytes: Buffer, maxBytes: number): ZipReading {
  const end = bytes.length - endBytes;
  if (end < 0 || bytes.readUInt32LE(end) !== 0x06054b50) return { reason: 'it is no zip archive' };
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  const isPlain = bytes.readUInt32LE(end + 4) === 0 && bytes.readUInt16LE(end + 8) === count;
  if (!isPlain || start + bytes.readUInt32LE(end + 12) !== end)
    return { reason: 'its list is not at its end' };
  if (count > mostEntries) return { reason: 'it has too many entries' };
  const entries = new Map<string, Buffer>();
  let left = maxBytes;
  let place = start;
  try {
    for (let index = 0; index < count; index += 1) {
      const { name, content, next } = readEntry(bytes, place, { end, left });
      if (entries.has(name)) return { reason: 'it has a name twice' };
      left -= content.length;
      place = next;
      entries.set(name, content);
    }
  } catch (error) {
    return { reason: error instanceof Refused ? error.message : 'it is damaged' };
  }
  return place === end ? { entries } : { reason: 'its list does not fit' };
}

class Refused extends Error {}

function readEntry(
  bytes: Buffer,
  place: number,
  { end, left }: { readonly end: number; readonly left: number },
): { readonly name: string; readonly content: Buffer; readonly next: number } {
  if (place + entryBytes > end || bytes.readUInt32LE(place) !== 0x02014b50)
    throw new Refused('it is damaged');
  const [packed, size] = [bytes.readUInt32LE(place + 20), bytes.readUInt32LE(place + 24)];
  const nameLength = bytes.readUInt16LE(place + 28);
  const restLength = bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32);
  const nameBytes = bytes.subarray(place + entryBytes, place + entryBytes + nameLength);
  if (size > left) throw new Refused('it holds more than is read of a plan');
  const at = bytes.readUInt32LE(place + 42);
  const localName = bytes.subarray(at + localBytes, at + localBytes + bytes.readUInt16LE(at + 26));
  if (bytes.readUInt32LE(at) !== 0x04034b50 || !localName.equals(nameBytes))
    throw new Refused('an entry has two names');
  const from = at + localBytes + nameLength + bytes.readUInt16LE(at + 28);
  const raw = bytes.subarray(from, from + packed);
  const content = unpack(raw, bytes.readUInt16LE(place + 10), size);
  if (raw.length !== packed || content.length !== size || crc32(content) !== bytes.readUInt32LE(place + 16))
    throw new Refused('an entry is not what the list says of it');
  return { name: nameBytes.toString('utf8'), content, next: place + entryBytes + nameLength + restLength };
}

/** No more than the list says: an entry that would unpack to more is an error. */
function unpack(raw: Buffer, method: number, size: number): Buffer {
  if (method === 0) return raw;
  if (method !== 8) throw new Refused('an entry is packed in a way that Terraform does not use');
  return inflateRawSync(raw, { maxOutputLength: Math.max(1, size) });
}
