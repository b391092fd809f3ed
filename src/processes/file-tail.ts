import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { LineReader } from './lines.js';

const pollMs = 50;
/** While an interruption waits for a line. */
const hurriedPollMs = 2;
const pieceBytes = 64 * 1024;
/** At one look, so that a program which writes faster than we read does not keep us from hearing a signal. */
const piecesAtOnce = 64;

/** A file that is read as it grows. */
export interface FollowedFile {
  /** From now on each line is handed on at once. */
  readonly hurry: () => void;
  /** Ends it, after a last look. */
  readonly stop: () => void;
}

/** Reads what a program writes into a file, as it comes: a pipe would break with us, and take a program with it that has to go on. */
export function followFile(file: string, reader: LineReader): FollowedFile {
  const descriptor = openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const piece = Buffer.alloc(pieceBytes);
  let position = 0;
  const look = (mostPieces: number) => {
    for (let pieces = 0; pieces < mostPieces; pieces++) {
      const count = readSync(descriptor, piece, 0, pieceBytes, position);
      if (count === 0) return;
      position += count;
      reader.push(decoder.write(piece.subarray(0, count)));
    }
  };
  const lookBriefly = () => look(piecesAtOnce);
  let timer = setInterval(lookBriefly, pollMs);
  return {
    hurry: () => {
      clearInterval(timer);
      timer = setInterval(lookBriefly, hurriedPollMs);
    },
    stop: () => {
      clearInterval(timer);
      look(Number.POSITIVE_INFINITY);
      reader.end();
      closeSync(descriptor);
    },
  };
}
