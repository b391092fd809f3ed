import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { LineReader } from './lines.js';

const pollMs = 50;
const pieceBytes = 64 * 1024;

/**
 * Reads what a program writes into a file, as it comes: a pipe would break with us, and take a program with it that has to go on.
 * @returns ends it, after a last look
 */
export function followFile(file: string, reader: LineReader): () => void {
  const descriptor = openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const piece = Buffer.alloc(pieceBytes);
  let position = 0;
  const look = () => {
    for (;;) {
      const count = readSync(descriptor, piece, 0, pieceBytes, position);
      if (count === 0) return;
      position += count;
      reader.push(decoder.write(piece.subarray(0, count)));
    }
  };
  const timer = setInterval(look, pollMs);
  return () => {
    clearInterval(timer);
    look();
    reader.end();
    closeSync(descriptor);
  };
}
