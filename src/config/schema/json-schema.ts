import { z } from 'zod';
import { tierTable } from '../resolve/tier-table.js';
import { companionSentence } from './companions.js';
import { environmentsFileSchema } from './environment-schema.js';

/** The part of JSON Schema that our own schema uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly title?: string;
  readonly description?: string;
}

/** The JSON Schema of environments.yaml: made from the same zod schema as the TypeScript types, with the tier table's defaults, and what a setting goes with, in the descriptions. */
export function environmentsSchema(): z.core.JSONSchema.JSONSchema {
  const schema = z.toJSONSchema(environmentsFileSchema, { target: 'draft-7', io: 'input' });
  describeDefaults(schema, '');
  return schema;
}

const defaults: Readonly<Record<string, readonly unknown[]>> = tierTable;

/** Definitions carry the `id` of their block; blocks inside `Defaults` and `Environment` are written out, so one walk by key reaches each setting. */
function describeDefaults(node: unknown, path: string): void {
  if (typeof node !== 'object' || node === null) return;
  const sentences = [companionSentence(path), defaultSentence(path)];
  for (const sentence of sentences.filter((words) => words !== undefined))
    if ('description' in node)
      Object.assign(node, { description: `${String(node.description)} ${sentence}` });
  for (const [key, value] of Object.entries(node)) {
    if (key === 'definitions' || key === '$defs' || key === 'anyOf') describeEach(value, '');
    if (key === 'properties') describeEach(value, path);
  }
}

function describeEach(nodes: unknown, path: string): void {
  if (typeof nodes !== 'object' || nodes === null) return;
  const parent = path === '' ? '' : `${path}.`;
  for (const [key, node] of Object.entries(nodes)) {
    const isSetting = parent !== '' || blockNames.has(key);
    describeDefaults(node, isSetting ? `${parent}${key}` : '');
  }
}

const blockNames = new Set(Object.keys(tierTable).map((path) => path.split('.')[0]));

/** The defaults of a setting as a sentence: `Default: 20 (development), 50 (staging), 100 (production).` or `Default: 60.` */
export function defaultSentence(path: string): string | undefined {
  const [development, staging, production] = defaults[path] ?? [];
  if (development === undefined) return undefined;
  if (development === staging && staging === production) return `Default: ${String(development)}.`;
  return `Default: ${String(development)} (development), ${String(staging)} (staging), ${String(production)} (production).`;
}
