import { readFileSync } from 'node:fs';
import { packageFile } from '../../src/package-files.js';
import type { SynthesizedStack } from '../../src/testing.js';

interface Attribute {
  readonly type?: unknown;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly deprecated?: boolean;
}

interface NestedBlock {
  readonly block: Block;
  readonly nesting_mode: 'single' | 'list' | 'set' | 'map';
  readonly min_items?: number;
  readonly max_items?: number;
}

interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

type Kind = 'resource' | 'data' | 'ephemeral';
type Schema = Record<Kind, Record<string, { block: Block }>> & { provider: { block: Block }; version: string };

const schema: Schema = JSON.parse(readFileSync(packageFile('test/provider-schema/aws.json'), 'utf8'));
const metaArguments = new Set(['//', 'depends_on', 'lifecycle', 'count', 'for_each', 'provider']);

/** What the oldest supported AWS provider would refuse in a stack: unknown, read-only, deprecated, missing or mistyped attributes. */
export function schemaProblems(stack: SynthesizedStack): string[] {
  const kinds: readonly Kind[] = ['resource', 'data', 'ephemeral'];
  return [...kinds.flatMap((kind) => problemsOfKind(stack, kind)), ...problemsOfProvider(stack)];
}

function problemsOfKind(stack: SynthesizedStack, kind: Kind): string[] {
  return Object.entries(record(stack[kind])).flatMap(([type, elements]) =>
    type.startsWith('aws_')
      ? Object.entries(record(elements)).flatMap(([id, body]) => {
          const known = schema[kind][type];
          return known === undefined ? [`${type} is unknown`] : blockProblems(known.block, record(body), `${type}.${id}`);
        })
      : [],
  );
}

function problemsOfProvider(stack: SynthesizedStack): string[] {
  return list(record(stack.provider).aws).flatMap((body) => blockProblems(schema.provider.block, record(body), 'provider.aws'));
}

function blockProblems(block: Block, body: Record<string, unknown>, place: string): string[] {
  const attributes = block.attributes ?? {};
  const blocks = block.block_types ?? {};
  const missing = Object.entries(attributes)
    .filter(([name, attribute]) => attribute.required && body[name] === undefined)
    .map(([name]) => `${place}.${name} is missing`);
  const missingBlocks = Object.entries(blocks)
    .filter(([name, nested]) => (nested.min_items ?? 0) > list(body[name]).length)
    .map(([name]) => `${place}.${name} is missing`);
  const given = Object.entries(body)
    .filter(([name]) => !metaArguments.has(name))
    .flatMap(([name, value]) => {
      const attribute = attributes[name];
      if (attribute !== undefined) return attributeProblems(attribute, value, `${place}.${name}`);
      const nested = blocks[name];
      return nested === undefined ? [`${place}.${name} is unknown`] : nestedProblems(nested, value, `${place}.${name}`);
    });
  return [...missing, ...missingBlocks, ...given];
}

function nestedProblems(nested: NestedBlock, value: unknown, place: string): string[] {
  const bodies = list(value);
  const tooMany = nested.max_items !== undefined && bodies.length > nested.max_items;
  return [
    ...(tooMany ? [`${place} has ${bodies.length} blocks, at most ${nested.max_items} are allowed`] : []),
    ...bodies.flatMap((body) => blockProblems(nested.block, record(body), place)),
  ];
}

function attributeProblems(attribute: Attribute, value: unknown, place: string): string[] {
  if (attribute.deprecated) return [`${place} is deprecated`];
  if (!attribute.required && !attribute.optional) return [`${place} is read-only`];
  return fits(attribute.type, value) ? [] : [`${place} has the wrong type`];
}

/** Whether Terraform could convert a JSON value to a type of the schema; an expression (a string with `${`) fits anything. */
function fits(type: unknown, value: unknown): boolean {
  if (typeof value === 'string' && value.includes('${')) return true;
  if (type === 'string') return typeof value === 'string';
  if (type === 'bool') return typeof value === 'boolean' || value === 'true' || value === 'false';
  if (type === 'number') return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
  if (!Array.isArray(type)) return true;
  const [kind, inner] = type;
  if (kind === 'map') return Object.values(record(value)).every((item) => fits(inner, item));
  if (kind === 'list' || kind === 'set') return Array.isArray(value) && value.every((item) => fits(inner, item));
  return typeof value === 'object';
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function list(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
