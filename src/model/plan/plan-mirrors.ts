import { isJson, type Json, jsonIn, jsonList, textList } from '../json.js';

/**
 * Whether a block that no configuration of its resource has is what another resource of the plan has made. `maybe`: one that the plan changes
 * or deletes has made it until now, and a `dynamic` block may say the same and stay.
 */
export type IsMirror = (type: string, values: unknown, place: BlockPlace) => 'yes' | 'maybe' | 'no';

interface BlockPlace {
  readonly attribute: string;
  readonly block: unknown;
}

/** Blocks of a bucket that show what a resource of its own sets: AWS has one of each for a bucket. */
export const bucketBlocks = {
  cors_rule: 'aws_s3_bucket_cors_configuration',
  lifecycle_rule: 'aws_s3_bucket_lifecycle_configuration',
  logging: 'aws_s3_bucket_logging',
  object_lock_configuration: 'aws_s3_bucket_object_lock_configuration',
  replication_configuration: 'aws_s3_bucket_replication_configuration',
  server_side_encryption_configuration: 'aws_s3_bucket_server_side_encryption_configuration',
  versioning: 'aws_s3_bucket_versioning',
  website: 'aws_s3_bucket_website_configuration',
} as const;

const isBucketBlock = (name: string): name is keyof typeof bucketBlocks => Object.hasOwn(bucketBlocks, name);

/**
 * Tells the blocks of live resources that AWS or the provider repeats from other resources of a plan, and those that say nothing, from those
 * that somebody wrote: a `dynamic` block is in no configuration of a plan either, and what it opens must not be overlooked.
 */
export function mirrorsIn(plan: Json): IsMirror {
  const changes = jsonList(plan.resource_changes);
  const stays = new Set(changes.flatMap(({ type, change }) => marksOf(type, jsonIn(change).after)));
  const was = new Set(changes.flatMap(({ type, change }) => marksOf(type, jsonIn(change).before)));
  const seen = (marks: readonly string[]) => {
    if (marks.length === 0) return 'no';
    if (marks.every((one) => stays.has(one))) return 'yes';
    return marks.every((one) => stays.has(one) || was.has(one)) ? 'maybe' : 'no';
  };
  return (type, values, { attribute, block }) => {
    if (isNothing(block)) return 'yes';
    const { id, name, bucket } = jsonIn(values);
    const own = type === 'aws_security_group' ? id : type === 'aws_s3_bucket' ? bucket : name;
    // Two that are known only after the apply would pass for one.
    if (typeof own !== 'string' || own === '') return 'no';
    if (type === 'aws_security_group')
      return seen(peersOf(block, id).map((peer) => ruleMark(id, attribute, { ...jsonIn(block), peer })));
    if (type === 'aws_iam_role' && attribute === 'inline_policy') {
      const { name: ofPolicy, policy } = jsonIn(block);
      return seen([mark('aws_iam_role_policy', name, ofPolicy, contentOf(policy))]);
    }
    return type === 'aws_s3_bucket' && isBucketBlock(attribute)
      ? seen([mark(bucketBlocks[attribute], bucket)])
      : 'no';
  };
}

/** What a resource with these values makes others show. */
function marksOf(type: unknown, values: unknown): readonly string[] {
  if (!isJson(values)) return [];
  if (type === 'aws_iam_role_policy') return [mark(type, values.role, values.name, contentOf(values.policy))];
  if (type === 'aws_vpc_security_group_ingress_rule') return [ownRule('ingress', values)];
  if (type === 'aws_vpc_security_group_egress_rule') return [ownRule('egress', values)];
  if (type === 'aws_security_group_rule') {
    const { security_group_id: group, source_security_group_id: source } = values;
    return [...peersOf(values, group), ...(typeof source === 'string' ? [source] : [])].map((peer) =>
      ruleMark(group, String(values.type), { ...values, peer }),
    );
  }
  return typeof type === 'string' && type.startsWith('aws_s3_bucket_') ? [mark(type, values.bucket)] : [];
}

/** A policy by what it says: two texts of one policy differ in spaces and in the order of members. */
function contentOf(policy: unknown): unknown {
  if (typeof policy !== 'string') return policy ?? null;
  try {
    return sorted(JSON.parse(policy));
  } catch {
    return policy;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

function ownRule(way: string, values: Json): string {
  const { cidr_ipv4: v4, cidr_ipv6: v6, prefix_list_id: list, referenced_security_group_id: group } = values;
  const peer = [v4, v6, list, group].find((one) => typeof one === 'string' && one !== '');
  return ruleMark(values.security_group_id, way, { ...values, protocol: values.ip_protocol, peer });
}

function ruleMark(group: unknown, way: string, { protocol, from_port, to_port, peer }: Json): string {
  // All protocols have all ports, whatever is written.
  const ports = protocol === '-1' ? [] : [from_port, to_port];
  return mark(group, way, protocol, ...ports, peer);
}

function peersOf(block: unknown, group: unknown): readonly unknown[] {
  const { cidr_blocks, ipv6_cidr_blocks, prefix_list_ids, security_groups, self } = jsonIn(block);
  return [
    ...[cidr_blocks, ipv6_cidr_blocks, prefix_list_ids, security_groups].flatMap(textList),
    ...(self === true ? [group] : []),
  ];
}

function mark(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}

/** The provider keeps what was never set as the empty value of its type. */
export function isNothing(value: unknown): boolean {
  // Without recursion: a plan may be nested deeper than calls may be.
  const open = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (Array.isArray(one) || isJson(one)) for (const inner of Object.values(one)) open.push(inner);
    else if (one !== null && one !== undefined && one !== false && one !== 0 && one !== '') return false;
  }
  return true;
}
