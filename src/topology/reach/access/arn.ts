import { partitionOf } from '../../../constructs/partition.js';
import type { Element } from '../../../model/element.js';
import { textOf } from '../../../model/value.js';
import { all, type Certainty, certain } from '../../../rules/conditions/certainty.js';
import { matchesPattern } from '../../../rules/facts/matches-action.js';
import type { Role } from '../../access/access.js';
import { ifKnown, known } from '../../known.js';
import type { Place, PlaceKind } from '../../places/place.js';
import { textAt } from '../../readings.js';
import type { Topology } from '../../topology.js';

/** Stands for the account of the stack, where it does not say which. */
export const ownAccount = '\uE110';
/** Stands for what nobody knows, a name or a region. */
export const something = '\uE111';
/** Stands for any object of a bucket, any stream of a log group. */
const anyOf = '\uE112';

const attributeOfName: Partial<Readonly<Record<PlaceKind, string>>> = {
  bucket: 'bucket',
  secret: 'name',
  parameter: 'name',
  topic: 'name',
  queue: 'name',
  table: 'name',
  'log-group': 'name',
};

const services: Partial<Readonly<Record<PlaceKind, string>>> = {
  secret: 'secretsmanager',
  key: 'kms',
  parameter: 'ssm',
  topic: 'sns',
  queue: 'sqs',
  table: 'dynamodb',
  'log-group': 'logs',
};

/** What policies call a place: its ARN, as far as the stack tells it. */
export interface TargetArn {
  readonly address: string;
  /** Number of the account, or the mark for it. */
  readonly account: string;
  /** The second part of the ARN; `aws` where the region is not known. */
  readonly partition: string;
  readonly isPartitionKnown: boolean;
  /** Of a bucket without its objects. */
  readonly base: string;
  /** What the action is about: an object of the bucket, else the same. */
  readonly text: string;
}

/** The ARN of a place, with marks for what is not known of it. */
export function arnOf({ element, kind, address }: Place, { regions }: Pick<Topology, 'regions'>): TargetArn {
  const account = accountOf(element, regions);
  const regionName = regionOf(element, regions);
  const region = regionName ?? something;
  const partition = partitionOf(region);
  const about = { address, account, partition, isPartitionKnown: regionName !== undefined };
  const name = textOf(element.values[attributeOfName[kind] ?? 'name']) || unnamed(element);
  if (kind === 'bucket') {
    const base = `arn:${partition}:s3:::${name}`;
    return { ...about, base, text: `${base}/${anyOf}` };
  }
  const prefix = `arn:${partition}:${services[kind] ?? kind}:${region}:${account}:`;
  const rest: Partial<Record<PlaceKind, string>> = {
    secret: `secret:${name}-${anyOf}`,
    key: `key/${unnamed(element)}`,
    parameter: `parameter${name.startsWith('/') ? '' : '/'}${name}`,
    table: `table/${name}`,
    'log-group': `log-group:${name}`,
  };
  const base = `${prefix}${rest[kind] ?? name}`;
  return { ...about, base, text: kind === 'log-group' ? `${base}:log-stream:${anyOf}` : base };
}

/**
 * The ARN of a role, with marks for what is not known of it.
 * @returns undefined where its path is not known
 */
export function roleArnOf(
  { element }: Pick<Role, 'element'>,
  { regions }: Pick<Topology, 'regions'>,
): string | undefined {
  const path = textAt(element, 'path') ?? known('/');
  if (path.state === 'unknown') return undefined;
  const name = textOf(element.values.name) || `${textOf(element.values.name_prefix)}${unnamed(element)}`;
  const partition = partitionOf(regionOf(element, regions) ?? '');
  return `arn:${partition}:iam::${accountOf(element, regions)}:role${path.value}${name}`;
}

/** The account of an element, or the mark for it. */
export function accountOf({ provider }: Element, regions: Topology['regions']): string {
  const own = regions.find((region) => region.provider === provider) ?? regions[0];
  return own?.account ?? ownAccount;
}

/** The region of an element; undefined where it is not known. */
function regionOf({ provider }: Element, regions: Topology['regions']): string | undefined {
  const own = regions.find((region) => region.provider === provider) ?? regions[0];
  return own === undefined ? undefined : ifKnown(own.name);
}

/** A name that no other has. */
function unnamed({ address }: Element): string {
  return `${something}${address}${something}`;
}

/** An attribute of a resource or of a data source: its address, and the attribute. */
export const reference =
  /\$\{[\s~]*((?:module\.[\w-]+(?:\[[^\]]*\])?\.)*(?:data\.)?[a-z]\w*_\w+\.[\w-]+(?:\[[^\]]*\])?)\.(\w+)[\s~]*\}/g;

/** A text of a policy with marks for what it refers to; `isOpen` where something is left that may be anything. */
export function withMarks(
  text: string,
  target: TargetArn,
): { readonly text: string; readonly isOpen: boolean } {
  let isOpen = false;
  const marked = text
    .replaceAll(reference, (_, address: string, attribute: string) => {
      if (/^(?:account_id|owner_id)$/.test(attribute)) return target.account;
      if (attribute === 'partition') return target.partition;
      if (address === target.address && attribute === 'arn') return target.base;
      if (address === target.address && /^(?:bucket|id|name)$/.test(attribute))
        return target.base.slice(target.base.lastIndexOf(':') + 1);
      if (attribute === 'arn') return `${something}${address}${something}`;
      isOpen = true;
      return '*';
    })
    .replaceAll(/\$\{[^}]*\}/g, () => {
      isOpen = true;
      return '*';
    });
  return { text: marked, isOpen };
}

/** Whether a resource of a statement is the one that is asked for. A `?` or `*` of the pattern stands for what is not known of its name. */
export function isTarget(resource: string, target: TargetArn): Certainty {
  const { text, isOpen } = withMarks(resource, target);
  const [pattern, own] = [partsOf(text), partsOf(target.text)];
  if (pattern.length < 6) {
    const is = matchesPattern(text, target.text);
    return is && isOpen ? 'maybe' : certain(is);
  }
  const parts = pattern.map((part, index) => {
    const is = partIs(part, own[index] ?? '', index === 5);
    return index === 1 && is === 'no' && !target.isPartitionKnown ? 'maybe' : is;
  });
  const is = all(...parts);
  return is === 'yes' && isOpen ? 'maybe' : is;
}

function partIs(part: string, own: string, isLast: boolean): Certainty {
  if (matchesPattern(part, own)) return 'yes';
  // The suffix that Secrets Manager gives an ARN: six signs.
  if (isLast && own.endsWith(`-${anyOf}`)) {
    const stem = own.slice(0, -1);
    if (matchesPattern(part, `${stem}aB3dE6`)) return 'yes';
    return part.startsWith(stem) && /^\w{6}$/.test(part.slice(stem.length)) ? 'maybe' : 'no';
  }
  if (!isLast && (own === something || own === ownAccount) && part !== '' && !part.includes(something))
    return 'maybe';
  return 'no';
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** Whether a resource is about some objects of the bucket that is asked for, if not about all. */
export function isPartOfTarget(resource: string, target: TargetArn): boolean {
  return target.text !== target.base && withMarks(resource, target).text.startsWith(`${target.base}/`);
}
