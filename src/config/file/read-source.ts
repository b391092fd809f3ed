import { readFileSync, statSync } from 'node:fs';
import { type Invocation, plainInvocation } from '../../errors/invocation.js';
import {
  configEmpty,
  configNotAFile,
  configNotFound,
  configNotText,
  configTooLarge,
  configUnreadable,
  maxSourceBytes as maxBytes,
} from './source-errors.js';

/** The text of environments.yaml. Throws a `UserError` when it can't be read, is empty, larger than 1 MiB or no UTF-8 text. */
export function readSource(file: string, invocation: Invocation = plainInvocation): string {
  const bytes = readBytes(file, invocation);
  if (bytes.length > maxBytes) throw configTooLarge.error({ file, bytes: bytes.length, maxBytes }, { file });
  const text = decode(bytes, file);
  if (text.trim() === '') throw configEmpty.error({ file, invocation }, { file });
  return text;
}

function readBytes(file: string, invocation: Invocation): Buffer {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) throw configNotAFile.error({ file, folder: stat.isDirectory() }, { file });
    if (stat.size > maxBytes) throw configTooLarge.error({ file, bytes: stat.size, maxBytes }, { file });
    return readFileSync(file);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw configNotFound.error({ file, searched: false, invocation }, { file, cause });
    if (/^E[A-Z]+$/.test(code)) throw configUnreadable.error({ file, code }, { file, cause });
    throw cause;
  }
}

function decode(bytes: Buffer, file: string): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw configNotText.error({ file, what: 'bytes that are not UTF-8' }, { file, cause });
  }
  const nul = text.indexOf('\0');
  if (nul === -1) return text;
  const before = text.slice(0, nul).split('\n');
  const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  throw configNotText.error({ file, what: 'a zero byte' }, place);
}
