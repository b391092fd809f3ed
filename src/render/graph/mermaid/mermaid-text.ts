import { escapeControls } from '../../escape.js';

/**
 * Text for a label of Mermaid in quotes: whatever Mermaid, Markdown or HTML could read as more than text stands as its number.
 * Source: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export function mermaidText(text: string): string {
  return escapeControls(text).replace(/[^\p{L}\p{N} ,.:/+→·…-]|:\/\/|--+/gu, (found) =>
    [...found].map((character) => `#${character.codePointAt(0)};`).join(''),
  );
}
