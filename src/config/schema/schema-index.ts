import { z } from 'zod';
import { environmentsFileSchema } from './environment-schema.js';
import type { JsonSchema } from './json-schema.js';
import type { SettingPath } from './setting-path.js';

let root: JsonSchema | undefined;

function rootSchema(): JsonSchema {
  // Inlined, so that a walk needs no references. Made only when there is a problem to explain: it costs milliseconds.
  root ??= z.toJSONSchema(environmentsFileSchema, { io: 'input', reused: 'inline' }) as JsonSchema;
  return root;
}

/** The schema of a setting; undefined where the format has none. */
export function schemaAt(path: SettingPath): JsonSchema | undefined {
  let schema: JsonSchema | undefined = follow(rootSchema());
  for (const key of path) {
    if (schema === undefined) return undefined;
    if (typeof key === 'number') schema = follow(schema.items);
    else schema = follow(schema.properties?.[key] ?? additional(schema));
  }
  return schema;
}

const knownKeys = new Map<string, readonly string[]>();

/** The keys that a block may have: the same list each time, for a block may have thousands of keys that it may not have. */
export function keysOf(path: SettingPath): readonly string[] {
  const schema = schemaAt(path);
  const keys = Object.keys(schema?.properties ?? {});
  const name = keys.join(' ');
  const known = knownKeys.get(name) ?? keys;
  knownKeys.set(name, known);
  return known;
}

/** Every setting of an environment below its blocks, dotted: `compute.minSize`, `database.password.source`. */
export function settingPaths(): readonly string[] {
  return pathsBelow(schemaAt(['defaults']), '');
}

function pathsBelow(schema: JsonSchema | undefined, prefix: string): string[] {
  return Object.entries(schema?.properties ?? {}).flatMap(([key, child]) => [
    `${prefix}${key}`,
    ...pathsBelow(follow(child), `${prefix}${key}.`),
  ]);
}

function additional({ additionalProperties }: JsonSchema): JsonSchema | undefined {
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** The schema behind a reference; words beside the reference win over those of its target. */
function follow(schema: JsonSchema | undefined): JsonSchema | undefined {
  if (schema?.$ref === undefined) return schema;
  const { $ref, ...beside } = schema;
  const name = $ref.split('/').at(-1) ?? '';
  return { ...rootSchema().$defs?.[name], ...beside };
}
