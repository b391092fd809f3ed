import { escapeControls } from '../escape.js';

/** A line for a person: a name or message in it makes no second one. */
export function oneLine(text: string): string {
  return `${escapeControls(text)}\n`;
}
