/**
 * Writes test/provider-schema/aws.json: the part of the AWS provider's schema that the product's stacks use.
 * Needs terraform and the provider: `npx tsx scripts/reduce-provider-schema.ts [PLUGIN_DIR]`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFile } from '../src/package-files.js';
import { synthesizeEnvironment } from '../src/testing.js';
import { everyOption } from '../test/fixtures/every-option.js';

const version = '5.100.0';
const address = 'registry.terraform.io/hashicorp/aws';

type Schemas = Record<string, unknown>;

interface ProviderSchema {
  readonly provider: unknown;
  readonly resource_schemas: Schemas;
  readonly data_source_schemas: Schemas;
  readonly ephemeral_resource_schemas: Schemas;
}

function readSchema(pluginFolder: string | undefined): ProviderSchema {
  const folder = mkdtempSync(join(tmpdir(), 'provider-schema-'));
  const terraform = (...args: string[]) =>
    execFileSync('terraform', args, {
      cwd: folder,
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  try {
    const required = { aws: { source: 'hashicorp/aws', version } };
    writeFileSync(
      join(folder, 'main.tf.json'),
      JSON.stringify({ terraform: { required_providers: required } }),
    );
    terraform('init', '-input=false', ...(pluginFolder === undefined ? [] : [`-plugin-dir=${pluginFolder}`]));
    return JSON.parse(terraform('providers', 'schema', '-json').toString()).provider_schemas[address];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Types of a kind of block over all environments. */
function typesIn(block: string): string[] {
  const stacks = everyOption.map(({ environment, config }) =>
    synthesizeEnvironment(environment, `${environment}-001`, config),
  );
  return [...new Set(stacks.flatMap((stack) => Object.keys(stack[block] ?? {})))]
    .filter((type) => type.startsWith('aws_'))
    .sort();
}

function pick(schemas: Schemas, types: readonly string[]): Schemas {
  return Object.fromEntries(types.map((type) => [type, schemas[type] ?? fail(type)]));
}

interface Block {
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

/** A web ACL has statements in statements, a megabyte of them: of such a type only the nested blocks that the stacks have stay. */
const large = ['aws_wafv2_web_acl'];

function withoutUnused(schemas: Schemas): Schemas {
  const used = new Set<string>();
  for (const { environment, config } of everyOption)
    for (const type of large) {
      const { resource } = synthesizeEnvironment(environment, `${environment}-001`, config);
      JSON.stringify(resource[type] ?? {}, (key, value) => {
        used.add(key);
        return value;
      });
    }
  const prune = (block: Block): Block => ({
    ...block,
    ...(block.block_types === undefined
      ? {}
      : {
          block_types: Object.fromEntries(
            Object.entries(block.block_types)
              .filter(([name]) => used.has(name))
              .map(([name, type]) => [name, { ...type, block: prune(type.block) }]),
          ),
        }),
  });
  const pruned = large.flatMap((type) => {
    const schema = schemas[type] as { readonly block: Block } | undefined;
    return schema === undefined ? [] : [[type, { ...schema, block: prune(schema.block) }]];
  });
  return { ...schemas, ...Object.fromEntries(pruned) };
}

function fail(type: string): never {
  throw new Error(`Provider ${version} does not know ${type}.`);
}

/** Descriptions are prose of the provider's, and most of the bytes. An attribute may be called `description`, and stays. */
function withoutDescriptions(key: string, value: unknown): unknown {
  return key.startsWith('description') && typeof value === 'string' ? undefined : value;
}

const schema = readSchema(process.argv[2]);
const reduced = {
  version,
  provider: schema.provider,
  resource: withoutUnused(pick(schema.resource_schemas, typesIn('resource'))),
  data: pick(schema.data_source_schemas, typesIn('data')),
  ephemeral: pick(schema.ephemeral_resource_schemas, typesIn('ephemeral')),
};
writeFileSync(
  packageFile('test/provider-schema/aws.json'),
  `${JSON.stringify(reduced, withoutDescriptions, 1)}\n`,
);
