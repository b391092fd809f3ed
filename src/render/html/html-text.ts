import { escapeControls } from '../escape.js';

/** Text for HTML, in an element or an attribute. */
export function htmlText(text: string): string {
  return escapeControls(text, { lines: true }).replace(
    /[&<>"'`]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}
