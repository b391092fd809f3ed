const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The signature and the chunk with the size, which is the first of every PNG. */
const headerLength = signature.length + 25;

/** A text chunk that names what has drawn the image. Source: https://www.w3.org/TR/png-3/#11tEXt */
const mark = chunkOf('tEXt', 'Software\0multienv graph');

/** The same image with a mark by which it is known to be ours. */
export function withMark(png: Uint8Array): Uint8Array {
  return Buffer.concat([png.subarray(0, headerLength), mark, png.subarray(headerLength)]);
}

/** Whether an image has the mark, by its first bytes. */
export function hasMark(head: Buffer): boolean {
  return (
    head.subarray(0, signature.length).equals(signature) &&
    head.subarray(headerLength, headerLength + mark.length).equals(mark)
  );
}

function chunkOf(type: string, text: string): Buffer {
  const body = Buffer.from(`${type}${text}`, 'latin1');
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(text.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Source: https://www.w3.org/TR/png-3/#D-CRCAppendix */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
