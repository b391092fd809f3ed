import { defuseCommands } from '../ci-commands.js';
import { escapeInJson, jsonEscape } from '../escape.js';

/** One JSON document, with a line end. What a terminal or a CI system would obey is written as `\u` escapes: the values stay equal. */
export function renderJson(data: unknown): string {
  return `${defuseCommands(escapeInJson(JSON.stringify(data, null, 2)), jsonEscape)}\n`;
}
