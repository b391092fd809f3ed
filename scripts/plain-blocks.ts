/**
 * Writes src/model/plan/plain-blocks.ts: the nested blocks that the AWS provider never fills in, of the types that rules name. Of such a block
 * a plan says `[]` where nobody wrote one. The schema does not tell them apart, so each type is planned with all of its required attributes
 * unknown. Needs terraform and the provider: `npx tsx scripts/plain-blocks.ts [PLUGIN_DIR]`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFile } from '../src/package-files.js';

interface Block {
  readonly attributes?: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Block; readonly min_items?: number }>>;
}

type Body = Readonly<Record<string, unknown>>;

const version = '5.100.0';
const open = '${terraform_data.open.output}';
const subnets = ['subnet-00000000000000001', 'subnet-00000000000000002'];
const image = { ami: 'ami-00000000000000001', instance_type: 't3.micro' };
const targets = { port: 80, protocol: 'HTTP', vpc_id: 'vpc-00000000000000001' };

/** What the provider refuses while it is unknown. */
const bodies: Readonly<Record<string, Body>> = {
  aws_acm_certificate: { domain_name: 'example.org', validation_method: 'DNS' },
  aws_alb: { subnets },
  aws_alb_target_group: targets,
  aws_autoscaling_group: {
    min_size: 1,
    max_size: 2,
    availability_zones: ['us-east-1a'],
    launch_configuration: 'x',
  },
  aws_cloudfront_distribution: {
    enabled: true,
    origin: [{ domain_name: 'a.example.org', origin_id: 'a' }],
    default_cache_behavior: {
      allowed_methods: ['GET', 'HEAD'],
      cached_methods: ['GET', 'HEAD'],
      target_origin_id: 'a',
      viewer_protocol_policy: 'https-only',
      cache_policy_id: 'x',
    },
    restrictions: { geo_restriction: { restriction_type: 'none' } },
    viewer_certificate: { cloudfront_default_certificate: true },
  },
  aws_db_proxy: {
    name: 'x',
    engine_family: 'POSTGRESQL',
    role_arn: open,
    vpc_subnet_ids: subnets,
    auth: [{ auth_scheme: 'SECRETS', secret_arn: open }],
  },
  aws_dynamodb_table: {
    name: 'x',
    hash_key: 'id',
    billing_mode: 'PAY_PER_REQUEST',
    attribute: [{ name: 'id', type: 'S' }],
  },
  aws_eks_cluster: { name: 'x', role_arn: open, vpc_config: { subnet_ids: subnets } },
  aws_eks_node_group: {
    cluster_name: 'x',
    node_role_arn: open,
    subnet_ids: subnets,
    scaling_config: { desired_size: 1, max_size: 1, min_size: 1 },
  },
  aws_elasticache_cluster: {
    cluster_id: 'x',
    engine: 'redis',
    node_type: 'cache.t3.micro',
    num_cache_nodes: 1,
  },
  aws_flow_log: { vpc_id: open, log_destination: open, traffic_type: 'ALL' },
  aws_instance: image,
  aws_kinesis_stream: { name: 'x', shard_count: 1 },
  aws_lambda_function: { function_name: 'x', role: open, package_type: 'Image', image_uri: 'x' },
  aws_lb: { subnets },
  aws_lb_target_group: targets,
  aws_s3_bucket_acl: { bucket: open, acl: 'private' },
  aws_secretsmanager_secret_rotation: {
    secret_id: open,
    rotation_lambda_arn: open,
    rotation_rules: { automatically_after_days: 30 },
  },
  aws_spot_instance_request: image,
  aws_wafv2_web_acl_logging_configuration: { resource_arn: open, log_destination_configs: [open] },
};

const folder = mkdtempSync(join(tmpdir(), 'plain-blocks-'));
const [plugins] = process.argv.slice(2);
const terraform = (...args: string[]) =>
  execFileSync('terraform', args, {
    cwd: folder,
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  });

function namedTypes(): readonly string[] {
  const rules = packageFile('src/rules');
  const files = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('taggable-types.ts'),
  );
  const texts = files.map((path) => readFileSync(join(rules, path), 'utf8'));
  return [...new Set(texts.flatMap((text) => text.match(/\baws_[a-z0-9_]+/g) ?? []))].sort();
}

function required({ attributes = {}, block_types: blocks = {} }: Block): Body {
  return Object.fromEntries([
    ...Object.entries(attributes).flatMap(([name, one]) => (one.required === true ? [[name, open]] : [])),
    ...Object.entries(blocks).flatMap(([name, one]) =>
      (one.min_items ?? 0) > 0 ? [[name, [required(one.block)]]] : [],
    ),
  ]);
}

function writeStack(resources: Readonly<Record<string, Body>>): void {
  const stack = {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws', version } } },
    provider: {
      aws: {
        region: 'us-east-1',
        access_key: 'none',
        secret_key: 'none',
        skip_credentials_validation: true,
        skip_requesting_account_id: true,
        skip_metadata_api_check: true,
      },
    },
    resource: {
      terraform_data: { open: { input: '${timestamp()}' } },
      ...Object.fromEntries(Object.entries(resources).map(([type, body]) => [type, { one: body }])),
    },
  };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(stack));
}

/** Plans all types but those that the provider refuses. */
function planned(resources: Readonly<Record<string, Body>>): readonly { type: string; change: Body }[] {
  writeStack(resources);
  const args = ['plan', '-input=false', '-refresh=false', '-lock=false', '-out=plan', '-json'];
  const { status, stdout } = spawnSync('terraform', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return JSON.parse(terraform('show', '-json', 'plan')).resource_changes;
  const errors = stdout.split('\n').filter((line) => line.includes('"@level":"error"'));
  const refused = new Set(
    errors.flatMap((line) => /"(?:address":"|context":"resource\.)(aws_\w+)/.exec(line)?.[1] ?? []),
  );
  if (refused.size === 0) throw new Error(errors.map((line) => line.slice(0, 300)).join('\n'));
  console.error(`Left out: ${[...refused].join(' ')}`);
  return planned(Object.fromEntries(Object.entries(resources).filter(([type]) => !refused.has(type))));
}

/** Paths of the blocks of a type, down to the second level, that the plan does not call unknown. */
function plainIn({ block_types: blocks = {} }: Block, unknown: unknown, above = ''): readonly string[] {
  const marks: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(Object(unknown)));
  return Object.entries(blocks).flatMap(([name, { block }]) => {
    if (name === 'timeouts') return [];
    const [first] = Array.isArray(marks[name]) ? marks[name] : [];
    const inner = above === '' ? plainIn(block, first, `${name}.`) : [];
    return marks[name] === true ? inner : [`${above}${name}`, ...inner];
  });
}

try {
  writeStack({});
  terraform('init', '-input=false', ...(plugins === undefined ? [] : [`-plugin-dir=${plugins}`]));
  const schemas: Readonly<Record<string, { block: Block }>> = JSON.parse(
    terraform('providers', 'schema', '-json'),
  ).provider_schemas['registry.terraform.io/hashicorp/aws'].resource_schemas;
  const types = namedTypes().filter((type) => {
    const names = Object.keys(schemas[type]?.block.block_types ?? {});
    return names.some((name) => name !== 'timeouts');
  });
  const resources = types.map((type) => [type, bodies[type] ?? required(schemas[type]?.block ?? {})]);
  const words: string[] = planned(Object.fromEntries(resources)).flatMap(({ type, change }) => {
    const paths = plainIn(schemas[type]?.block ?? {}, change.after_unknown);
    return paths.length === 0 ? [] : [type, ...[...paths].sort()];
  });
  words.push('data.aws_iam_policy_document', 'statement');
  words.push(...['condition', 'not_principals', 'principals'].map((name) => `statement.${name}`));
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 118) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  writeFileSync(
    packageFile('src/model/plan/plain-blocks.ts'),
    `/** Nested blocks that the provider never fills in, by type. Written by scripts/plain-blocks.ts from plans of hashicorp/aws ${version}. */
const table = \`
${lines.join('\n')}
\`;

let byType: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/**
 * True for a block that is there only where somebody wrote it: when a plan calls it unknown, a \`dynamic\` block makes it.
 * @param path in the element, with or without indexes: \`rule[0].expiration\`
 */
export function isPlainBlock(type: string, path: string): boolean {
  byType ??= read();
  return byType.get(type)?.has(path.replaceAll(/\\[\\d+\\]/g, '')) === true;
}

function read(): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map<string, Set<string>>();
  let names = new Set<string>();
  for (const word of table.trim().split(/\\s+/)) {
    if (/^(?:data\\.)?aws_/.test(word)) {
      names = new Set();
      types.set(word, names);
    } else names.add(word);
  }
  return types;
}
`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
