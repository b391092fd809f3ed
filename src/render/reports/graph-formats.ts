import type { Picture } from '../../operations/graph/picture.js';
import { renderMermaid } from '../graph/mermaid/render-mermaid.js';
import { renderSvg } from '../graph/svg/render-svg.js';

/** What `graph` can draw beside PNG and JSON: a new one is a line here and a renderer. */
export const graphTextFormats = {
  svg: renderSvg,
  mermaid: renderMermaid,
} as const satisfies Readonly<Record<string, (pictures: readonly Picture[]) => string>>;

/** Every word of `--format`, with the endings of its files. */
export const graphFormats = {
  svg: ['.svg'],
  png: ['.png'],
  mermaid: ['.mmd', '.mermaid'],
  json: ['.json'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A word of `--format`. */
export type GraphFormat = keyof typeof graphFormats;

/** The format that the name of a file asks for; undefined where it asks for none. */
export function formatOfFile(file: string): GraphFormat | undefined {
  const found = Object.entries(graphFormats).find(([, endings]) =>
    endings.some((ending) => file.toLowerCase().endsWith(ending)),
  );
  return found?.[0] as GraphFormat | undefined;
}
