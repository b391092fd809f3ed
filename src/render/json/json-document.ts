import { renderJson } from './render-json.js';

/** What a command prints with `--json`: the shapes are in `outputs`. The version changes when a shape does so that its readers break. */
export function jsonDocument(data: object): string {
  return renderJson({ version: 1, ...data });
}
