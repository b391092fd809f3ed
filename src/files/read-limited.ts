import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { fileNotRegular, fileTooLarge } from './errors.js';

interface ReadOptions {
  /** A pipe is read too, as `--plan <(terraform show -json FILE)` gives one. Default: regular files alone. */
  readonly pipes?: boolean;
  /** What a person does about a file that is too large. */
  readonly advice?: string;
}

const pieceBytes = 64 * 1024;

/**
 * The text of a file, held to a size: whatever lies there, neither memory nor time is exhausted by it.
 * @throws UserError `file-too-large` or `file-not-regular`; the error of the system where it cannot be read
 */
export function readLimited(file: string, maxBytes: number, options: ReadOptions = {}): string {
  return readBytesLimited(file, maxBytes, options).toString('utf8');
}

/** The same of a file that is no text. */
export function readBytesLimited(file: string, maxBytes: number, options: ReadOptions = {}): Buffer {
  const { pipes = false, advice = 'Check that this is the right file, and what wrote it.' } = options;
  // Without O_NONBLOCK a pipe that nobody writes to would be waited for without end.
  const descriptor = openSync(
    file,
    pipes ? constants.O_RDONLY : constants.O_RDONLY | (constants.O_NONBLOCK ?? 0),
  );
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() && !pipes) throw fileNotRegular.error({ file }, { file });
    const tooLarge = () => fileTooLarge.error({ file, maxBytes, advice }, { file });
    if (stat.isFile() && stat.size > maxBytes) throw tooLarge();
    const pieces: Buffer[] = [];
    let total = 0;
    for (;;) {
      const piece = Buffer.allocUnsafe(total === 0 && stat.size > 0 ? stat.size + 1 : pieceBytes);
      const count = readSync(descriptor, piece, 0, piece.length, null);
      if (count === 0) return joined(pieces);
      total += count;
      if (total > maxBytes) throw tooLarge();
      pieces.push(piece.subarray(0, count));
    }
  } finally {
    closeSync(descriptor);
  }
}

function joined(pieces: readonly Buffer[]): Buffer {
  const [first] = pieces;
  return pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces);
}
