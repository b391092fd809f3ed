import { keysIn, keysWritten } from './count-keys.js';
import { walkJson } from './walk-json.js';

/** A place in a text, both numbers from 1. */
interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** What a text holds; or where it stops being JSON. */
export type ParsedJson = { readonly json: unknown } | { readonly broken: TextPlace };

/** Parses JSON. What the parser of the platform says of an error is not passed on: it quotes the text, secrets included. */
export function parseJson(text: string): ParsedJson {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { broken: placeOf(text, walkJson(text) ?? text.length) };
  }
}

/** The line of each object and list in a JSON text, down to the depth that blocks of Terraform have. */
export function blockLines(text: string): (path: readonly string[]) => number | undefined {
  const lines = new Map<string, number>();
  walkJson(text, { onContainer: (path, line) => lines.set(path.join('\n'), line) });
  return (path) => lines.get(path.join('\n'));
}

/**
 * The place of the first key that stands in its object for the second time; the parser of the platform would take the last alone. Where as
 * many keys are read as are written there is none: that is known in a third of the time of the walk, which finds the place.
 * @param json what the parser made of the text
 */
export function repeatedKey(text: string, json: unknown): TextPlace | undefined {
  if (keysIn(json) === keysWritten(text)) return undefined;
  let found: number | undefined;
  walkJson(text, {
    onRepeatedKey: (at) => {
      found ??= at;
    },
  });
  return found === undefined ? undefined : placeOf(text, found);
}

function placeOf(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
