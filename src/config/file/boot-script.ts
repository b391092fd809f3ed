import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem, ProblemPlace } from '../../errors/problem.js';
import { bootScriptInvalid, bootScriptNotReadable } from '../schema/setting-errors.js';

/** EC2 takes 16384 bytes of user data; six KiB stay free for our part. */
const maxBytes = 10 * 1024;

/** The text of a boot script, or why it can't be used. */
export type BootScript = { readonly text: string } | { readonly problem: Problem };

/** Reads `app.bootScript`: the script itself (it starts with `#!` or has several lines), or a path relative to `folder`. */
export function readBootScript(setting: string, folder: string, place: ProblemPlace): BootScript {
  if (isInline(setting)) return judge(setting, 'the script', place);
  const path = resolve(folder, setting);
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return unreadable(setting, 'it is not a regular file', place);
    if (stat.size > maxBytes) return invalid(setting, tooLong(stat.size), place);
    return judge(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)), setting, place);
  } catch (cause) {
    if (cause instanceof TypeError) return invalid(setting, 'is not UTF-8 text', place);
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === '') throw cause;
    return unreadable(setting, code === 'ENOENT' ? 'there is no such file' : code, place);
  }
}

/** True for a script, false for a path. */
export function isInline(setting: string): boolean {
  return setting.startsWith('#!') || setting.includes('\n');
}

/** Windows line ends are normalised: `#!/bin/bash\r` is an interpreter that no machine has. */
function judge(raw: string, name: string, place: ProblemPlace): BootScript {
  const text = raw.replaceAll('\r\n', '\n');
  const bytes = Buffer.byteLength(text);
  if (text.includes('\0')) return invalid(name, 'is binary: it holds a zero byte', place);
  if (!text.startsWith('#!')) return invalid(name, 'does not start with `#!`, such as `#!/bin/bash`', place);
  return bytes > maxBytes ? invalid(name, tooLong(bytes), place) : { text };
}

function tooLong(bytes: number): string {
  return `has ${bytes} bytes; at most ${maxBytes} fit into EC2 user data beside the part that every instance needs`;
}

function invalid(name: string, why: string, place: ProblemPlace): BootScript {
  return { problem: bootScriptInvalid.problem({ name, why }, place) };
}

function unreadable(name: string, why: string, place: ProblemPlace): BootScript {
  return { problem: bootScriptNotReadable.problem({ name, why }, { ...place, value: name }) };
}
