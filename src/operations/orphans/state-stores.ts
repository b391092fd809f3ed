import { openStateBucket } from '../../aws/state-bucket/state-bucket.js';
import { foldersBelow } from '../../aws/state-bucket/state-objects.js';
import type { SandboxPlace } from '../../aws/target.js';
import { suffixPattern } from '../../config/names/suffix-pattern.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { backendOf, isPassedThrough, type S3StateBackend } from '../../config/values/backend.js';
import { messageOf } from '../../errors/message-of.js';
import { groupBy } from '../../group-by.js';
import type { OperationContext } from '../context.js';
import { targetOf } from '../target.js';

/** A part of a bucket that holds states of several environments, and those of the file that keep theirs there. */
export interface BucketStore {
  /** `s3://bucket/prefix/`, for people. */
  readonly name: string;
  readonly backend: S3StateBackend;
  /** Ends with a slash. */
  readonly prefix: string;
  readonly environments: readonly ResolvedEnvironment[];
}

/** The parts of buckets in which environments of the file keep their states. */
export function bucketStores(environments: readonly ResolvedEnvironment[]): readonly BucketStore[] {
  const kept = environments.flatMap((environment) => {
    const backend = backendOf(environment);
    if (backend.type !== 's3') return [];
    return [{ environment, backend, prefix: prefixOf(backend, environment.suffix) }];
  });
  const groups = groupBy(kept, ({ backend: { bucket, region, owner }, prefix }) =>
    JSON.stringify([bucket, region, owner, prefix]),
  );
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const { backend, prefix } = first;
    const name = `s3://${backend.bucket}/${prefix}`;
    return [{ name, backend, prefix, environments: members.map(({ environment }) => environment) }];
  });
}

/** The backends of the file that only Terraform can read, for people. */
export function closedStores(environments: readonly ResolvedEnvironment[]): readonly string[] {
  const types = environments.map(backendOf).filter(isPassedThrough);
  return [...new Set(types.map(({ type }) => `the backend ${type}`))];
}

/** The suffixes that have objects in a store, or why they cannot be listed. */
export type Listing = { readonly suffixes: readonly string[] } | { readonly reason: string };

/** Lists a store with the credentials of one of its environments after the other, until AWS answers. */
export async function listStore(
  context: OperationContext,
  { environments, backend, prefix }: BucketStore,
  sandbox: SandboxPlace | undefined,
): Promise<Listing> {
  let reason = 'nobody was asked.';
  for (const environment of environments) {
    try {
      const place = { ...targetOf(context, environment, sandbox), isHurried: true };
      const names = await foldersBelow(await openStateBucket(place, backend), prefix);
      if (names === undefined) return { reason: `the bucket ${backend.bucket} does not exist.` };
      return { suffixes: names.filter((name) => suffixPattern.test(name)) };
    } catch (error) {
      if (reason === 'nobody was asked.') reason = messageOf(error);
    }
  }
  return { reason };
}

/** The key is `{prefix}{suffix}/terraform.tfstate`. */
function prefixOf({ key }: S3StateBackend, suffix: string): string {
  return key.slice(0, key.length - `${suffix}/terraform.tfstate`.length);
}
