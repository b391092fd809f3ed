import { defuseCommands } from '../ci-commands.js';
import { escapeControls } from '../escape.js';

/** Text for an attribute or an element of XML. What XML 1.0 cannot carry in any form is among what is escaped. */
export function xmlText(text: string): string {
  const escaped = escapeControls(text, { lines: true }).replace(/[&<>"'\t\n]/g, reference);
  return defuseCommands(escaped, reference);
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
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
