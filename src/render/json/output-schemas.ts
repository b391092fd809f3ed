import { z } from 'zod';
import { jsonOutputs } from './outputs/index.js';
import { renderJson } from './render-json.js';

/** The JSON Schemas of what commands print with `--json`: file name in schemas/output, and text. */
export function outputSchemas(): readonly (readonly [string, string])[] {
  return Object.entries(jsonOutputs).map(([command, shape]) => [
    `${command.replaceAll(' ', '-')}.schema.json`,
    renderJson(z.toJSONSchema(shape, { target: 'draft-7', override: leaveOpen })),
  ]);
}

/** A field that comes later breaks no reader: whoever checks a document by its schema lets it pass. */
function leaveOpen({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}
