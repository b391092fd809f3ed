import { buildCommand } from '@stricli/core';
import { renderJson } from '../../render/json/render-json.js';
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
    this.print(renderJson(environmentsJsonSchema()));
  },
});
