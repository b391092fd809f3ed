import { environmentsSchema } from '../../config/schema/json-schema.js';

/** The JSON Schema of environments.yaml, as editors read it. */
export function environmentsJsonSchema(): Record<string, unknown> {
  return { ...environmentsSchema() };
}

/** The text of schemas/environments.schema.json. */
export function environmentsJsonSchemaText(): string {
  return `${JSON.stringify(environmentsJsonSchema(), null, 2)}\n`;
}
