import { defuseCommands } from '../ci-commands.js';
import { escapeControls } from '../escape.js';

/** Text for HTML, in an element or an attribute. */
export function htmlText(text: string): string {
  const escaped = escapeControls(text, { lines: true }).replace(/[&<>"'`]/g, entity);
  return defuseCommands(escaped, entity);
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
