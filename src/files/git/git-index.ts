const headerBytes = 12;
/** Times, device, inode, mode, owner and size: what stands before the object id of each entry. */
const statBytes = 40;
const flagBytes = 2;
const extendedFlag = 0x4000;
const signature = 'DIRC';
/** No system takes a longer one; made up, a long one would be copied for each entry after it. */
const longestPath = 4096;

interface ReadEntry {
  readonly name: Buffer;
  /** Where the next entry begins. */
  readonly end: number;
}

/** What an index of git names. */
export interface GitIndex {
  /** Paths from the top of the working tree, with `/`. A folder that is collapsed ends in `/`. */
  readonly paths: readonly string[];
  /** File name of the index that this one adds to, in a repository with a split index. */
  readonly sharedIndex: string | undefined;
}

/**
 * Reads the index of a git repository, in which stands what git tracks. Git itself is not asked: it starts what the configuration of a
 * repository names. https://git-scm.com/docs/index-format, versions 2 to 4.
 * @returns undefined for what is no index that is known
 */
export function readGitIndex(bytes: Buffer): GitIndex | undefined {
  // The file does not say whether its object ids are SHA-1 or SHA-256: only one of the two comes out even.
  return readWith(bytes, 20) ?? readWith(bytes, 32);
}

function readWith(bytes: Buffer, idBytes: number): GitIndex | undefined {
  if (bytes.length < headerBytes + idBytes || bytes.toString('latin1', 0, 4) !== signature) return undefined;
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) return undefined;
  const end = bytes.length - idBytes;
  const paths: string[] = [];
  let previous: Buffer = Buffer.alloc(0);
  let at = headerBytes;
  for (let left = bytes.readUInt32BE(8); left > 0; left -= 1) {
    const entry = readEntry(bytes.subarray(0, end), {
      at,
      idBytes,
      previous: version === 4 ? previous : undefined,
    });
    if (entry === undefined) return undefined;
    if (entry.name.length > longestPath) return undefined;
    previous = entry.name;
    at = entry.end;
    // In a split index an entry that replaces one has no name of its own.
    if (previous.length > 0) paths.push(previous.toString('utf8'));
  }
  const extensions = readExtensions(bytes.subarray(0, end), at);
  if (extensions === undefined) return undefined;
  const shared = extensions.get('link')?.subarray(0, idBytes);
  const isSplit = shared !== undefined && shared.length === idBytes && shared.some((byte) => byte !== 0);
  return { paths, sharedIndex: isSplit ? `sharedindex.${shared.toString('hex')}` : undefined };
}

/** @param previous name of the entry before, which version 4 builds on */
function readEntry(
  bytes: Buffer,
  {
    at,
    idBytes,
    previous,
  }: { readonly at: number; readonly idBytes: number; readonly previous: Buffer | undefined },
): ReadEntry | undefined {
  const flagsAt = at + statBytes + idBytes;
  if (flagsAt + flagBytes > bytes.length) return undefined;
  const isExtended = (bytes.readUInt16BE(flagsAt) & extendedFlag) !== 0;
  const start = flagsAt + flagBytes + (isExtended ? flagBytes : 0);
  if (previous === undefined) {
    const stop = bytes.indexOf(0, start);
    if (stop === -1) return undefined;
    // One to eight zeros: each entry is a multiple of eight bytes long.
    return { name: bytes.subarray(start, stop), end: at + (Math.floor((stop - at) / 8) + 1) * 8 };
  }
  const kept = readOffset(bytes, start);
  const stop = kept === undefined ? -1 : bytes.indexOf(0, kept.end);
  if (kept === undefined || stop === -1 || kept.value > previous.length) return undefined;
  const beginning = previous.subarray(0, previous.length - kept.value);
  return { name: Buffer.concat([beginning, bytes.subarray(kept.end, stop)]), end: stop + 1 };
}

/** The variable length of git's packs: seven bits a byte, each byte but the last with its highest bit, and one added for each. */
function readOffset(
  bytes: Buffer,
  start: number,
): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let at = start; at < Math.min(bytes.length, start + 5); at += 1) {
    const byte = bytes.readUInt8(at);
    value = (at === start ? 0 : (value + 1) * 128) + (byte & 0x7f);
    if ((byte & 0x80) === 0) return { value, end: at + 1 };
  }
  return undefined;
}

/** By their signatures; undefined where they do not end with the file, which is then read the wrong way. */
function readExtensions(bytes: Buffer, start: number): ReadonlyMap<string, Buffer> | undefined {
  const extensions = new Map<string, Buffer>();
  let at = start;
  while (at + 8 <= bytes.length) {
    const end = at + 8 + bytes.readUInt32BE(at + 4);
    if (end > bytes.length) return undefined;
    extensions.set(bytes.toString('latin1', at, at + 4), bytes.subarray(at + 8, end));
    at = end;
  }
  return at === bytes.length ? extensions : undefined;
}
