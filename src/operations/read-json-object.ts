import { readFileSync } from 'node:fs';
import { messageOf } from '../errors/message-of.js';
import { reviewInputNotReadable } from './check-errors.js';

type Json = Readonly<Record<string, unknown>>;

/** Reads a file with one JSON object. */
export function readJsonObject(file: string): Json {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw reviewInputNotReadable.error({ file, reason: messageOf(cause) }, { file, cause });
  }
  return parseJsonObject(text, file);
}

/** Parses text with one JSON object; `file` is what errors call it. */
export function parseJsonObject(text: string, file: string): Json {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw reviewInputNotReadable.error({ file, reason: 'it is no JSON, or cut off' }, { file, cause });
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw reviewInputNotReadable.error({ file, reason: 'it holds no JSON object' }, { file });
  return { ...data };
}
