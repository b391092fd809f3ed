import type { Reference } from './value.js';

const traversal =
  /(?<![\w.-])((?:data|ephemeral)\.[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*|module\.[A-Za-z_][\w-]*|var\.[A-Za-z_][\w-]*|local\.[A-Za-z_][\w-]*|[a-z][a-z0-9]*_[\w-]*\.[A-Za-z_][\w-]*)((?:\[[^\]]*\])?)((?:\.[A-Za-z_*][\w-]*|\[[^\]]*\])*)/g;

/** The elements that an expression of Terraform refers to, in the order of the text. */
export function referencesIn(expression: string): readonly Reference[] {
  const code = expression.replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => (text.includes('${') ? text : '""'));
  return [...code.matchAll(traversal)].map(([, address = '', index = '', rest = '']) => ({
    address: `${address}${index === '[*]' ? '' : index}`,
    attribute: rest.replace(/^\./, ''),
  }));
}
