import { randomUUID } from 'node:crypto';
import { defuseCommands } from './ci-commands.js';
import { escapeControls, visible } from './escape.js';

/** Unknown to whoever writes the text that we print: no file can hold a sequence that passes for one of ours. */
const mark = `\u001b${randomUUID()}`;
const ours = new RegExp(`${mark}(\\[[0-9;]*[A-Za-z])`);

/** A sequence that drives the terminal, as `[31m`. Only one that is made here leaves the process. */
export function ownSequence(sequence: string): string {
  return `${mark}${sequence}`;
}

/**
 * Text as it may leave the process, on stdout or stderr: nothing in it drives a terminal, reorders or hides text, or is a command to a CI
 * system, whatever name, tag, reason or message it came from. A document that was rendered rightly passes through as it is.
 */
export function neutralText(text: string): string {
  return text
    .split(ours)
    .map((part, index) => (index % 2 === 1 ? `\u001b${part}` : neutral(part)))
    .join('');
}

function neutral(text: string): string {
  return defuseCommands(escapeControls(text, { lines: true }), visible);
}
