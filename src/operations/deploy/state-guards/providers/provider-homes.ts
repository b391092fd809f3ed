import { addToList } from '../../../../add-to-list.js';
import type { StateDocument } from '../../../../terraform/json/state.js';
import { livingResources } from '../../../../terraform/json/state-resources.js';

/** Addresses of resources, by what their ARNs say. */
export type Votes = ReadonlyMap<string, readonly string[]>;

/** Where the resources of one AWS provider of the root module are, as their ARNs say. */
export interface ProviderHome {
  /** Undefined for the provider that a stack uses where it names none. */
  readonly alias: string | undefined;
  readonly partitions: Votes;
  /** Without those that have none, such as roles; the ARN of a bucket has none, but the provider keeps it. */
  readonly regions: Votes;
  /** Without those that have none, such as buckets. */
  readonly accounts: Votes;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const arnParts = /^arn:(aws[a-z-]*):[\w.-]+:([a-z0-9-]*):(\d{12})?:./;

/** `provider["registry.terraform.io/hashicorp/aws"].eu`; one that a module configures by itself begins with the module. */
const rootProvider = /^provider\["[^"]*\/aws"\](?:\.([\w-]+))?$/;

/** Where the resources of a state are, by the provider that made them. */
export function providerHomes(state: StateDocument): readonly ProviderHome[] {
  const votes = new Map<string, Record<'partitions' | 'regions' | 'accounts', Map<string, string[]>>>();
  for (const { address, type, provider, attributes } of livingResources(state)) {
    const made = rootProvider.exec(provider);
    const arn = typeof attributes.arn === 'string' ? arnParts.exec(attributes.arn) : null;
    if (made === null || arn === null) continue;
    const alias = made[1] ?? '';
    const home = votes.get(alias) ?? { partitions: new Map(), regions: new Map(), accounts: new Map() };
    votes.set(alias, home);
    vote(home.partitions, arn[1], address);
    vote(home.regions, arn[2] === '' && type === 'aws_s3_bucket' ? attributes.region : arn[2], address);
    vote(home.accounts, arn[3], address);
  }
  return [...votes].map(([alias, home]) => ({ alias: alias === '' ? undefined : alias, ...home }));
}

function vote(votes: Map<string, string[]>, value: unknown, address: string): void {
  if (typeof value !== 'string' || value === '') return;
  addToList(votes, value, address);
}

/** What most resources say, where they say something else than what is wanted. */
export interface Elsewhere {
  readonly value: string;
  readonly count: number;
  /** How many say anything. */
  readonly total: number;
  /** One of them. */
  readonly address: string;
}

/**
 * What most of the resources say, unless as many say what is wanted. Most, and not all: a stack may hold a resource that AWS keeps elsewhere
 * (a certificate in us-east-1), and one stray must neither stop every deploy nor hide that all others are elsewhere.
 */
export function elsewhere(votes: Votes, wanted: string): Elsewhere | undefined {
  const [most] = [...votes].sort(([, one], [, other]) => other.length - one.length);
  if (most === undefined) return undefined;
  const [value, addresses] = most;
  const [address] = addresses;
  if (address === undefined || addresses.length <= (votes.get(wanted)?.length ?? 0)) return undefined;
  const total = [...votes.values()].reduce((sum, { length }) => sum + length, 0);
  return { value, count: addresses.length, total, address: mostTelling(addresses) ?? address };
}

/** A database is what people fear for. */
function mostTelling(addresses: readonly string[]): string | undefined {
  return addresses.find((address) => /^aws_(db_instance|rds_cluster)\./.test(address));
}
