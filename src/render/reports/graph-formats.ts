import type { Picture } from '../../operations/graph/picture.js';
import type { GraphFormat } from '../format-names.js';
import { renderMermaid } from '../graph/mermaid/render-mermaid.js';
import { renderSvg } from '../graph/svg/render-svg.js';

/** What `graph` can draw beside PNG and JSON: a new one is a name in `graphFormats`, a line here and a renderer. */
export const graphTextFormats = {
  svg: renderSvg,
  mermaid: renderMermaid,
} as const satisfies Readonly<
  Record<Exclude<GraphFormat, 'png' | 'json'>, (pictures: readonly Picture[]) => string>
>;

/** Endings of the files of each format. */
const endingsOf = {
  svg: ['.svg'],
  png: ['.png'],
  mermaid: ['.mmd', '.mermaid'],
  json: ['.json'],
} as const satisfies Readonly<Record<GraphFormat, readonly string[]>>;

/** The format that the name of a file asks for; undefined where it asks for none. */
export function formatOfFile(file: string): GraphFormat | undefined {
  const found = Object.entries(endingsOf).find(([, endings]) =>
    endings.some((ending) => file.toLowerCase().endsWith(ending)),
  );
  return found?.[0] as GraphFormat | undefined;
}
