import { escapeControls } from '../escape.js';

// What XML 1.0 cannot carry in any form; lone halves of a surrogate pair are among it.
const impossible = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text for an attribute or an element of XML. */
export function xmlText(text: string): string {
  return escapeControls(text, { lines: true })
    .replace(impossible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(/[&<>"'\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An element of XML with what stands in it, which is XML already. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  children: readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${xmlText(String(value))}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}
