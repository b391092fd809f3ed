import { buildCommand } from '@stricli/core';
import type { CliContext } from '../context.js';
import { type JsonFlag, jsonFlag } from '../flags.js';

/** `multienv schema`. */
export const schemaCommand = buildCommand<JsonFlag, [], CliContext>({
  docs: {
    brief: 'Print the JSON Schema of environments.yaml',
    fullDescription: `Prints the JSON Schema of environments.yaml, for editors that complete and check the file.

Examples:
  multienv schema > environments.schema.json`,
  },
  // The schema is JSON in any case.
  parameters: { flags: jsonFlag },
  async func() {
    const { environmentsJsonSchema } = await import('../../operations/project/schema.js');
    const { renderJson } = await import('../../render/json/render-json.js');
    this.print(renderJson(environmentsJsonSchema()));
  },
});
