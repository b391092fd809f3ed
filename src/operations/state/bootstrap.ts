import { stateBucketElsewhere } from '../../aws/errors.js';
import { findBucket, openStateBucket, type StateBucket } from '../../aws/state-bucket.js';
import {
  type BucketAspect,
  bucketAspects,
  createBucket,
  type WantedBucket,
  wantedBucket,
} from '../../aws/state-bucket-settings.js';
import type { SandboxPlace } from '../../aws/target.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { backendOf, type S3StateBackend } from '../../config/values/backend.js';
import { partitionOf } from '../../constructs/partition.js';
import { throwIfInterrupted } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';
import { noStateBucket } from '../errors.js';
import { targetOf } from '../target.js';

/** What `bootstrap` would do to one bucket, or has done. */
export interface BucketChange {
  readonly bucket: string;
  readonly region: string;
  /** Suffixes of the environments whose state it holds. */
  readonly environments: readonly string[];
  readonly create: boolean;
  /** Aspects that differ from what they should be. */
  readonly repair: readonly string[];
}

interface BootstrapOptions {
  readonly environments: readonly ResolvedEnvironment[];
  readonly sandbox?: SandboxPlace;
  /** Asked once, with all that would change, and only when something would. */
  readonly approve: (changes: readonly BucketChange[]) => Promise<boolean>;
}

/** What is left of a bootstrap to show. */
export interface BootstrapResult {
  /** False when the question was declined: nothing was changed. */
  readonly bootstrapped: boolean;
  readonly buckets: readonly BucketChange[];
}

interface Examined {
  readonly change: BucketChange;
  readonly bucket: StateBucket;
  readonly wanted: WantedBucket;
  readonly aspects: readonly BucketAspect[];
}

/**
 * Makes the buckets of the `s3` backends of environments, and mends what differs: a second run changes nothing.
 * @throws UserError `no-state-bucket`, `state-bucket-elsewhere`, `state-bucket-not-ours`, `aws-…`
 */
export async function bootstrap(
  context: OperationContext,
  { environments, sandbox, approve }: BootstrapOptions,
): Promise<BootstrapResult> {
  const groups = groupByBucket(environments);
  if (groups.length === 0) throw noStateBucket.error();
  const examined: Examined[] = [];
  for (const group of groups) {
    throwIfInterrupted(context.interrupt);
    examined.push(await examine(context, group, sandbox));
  }
  const buckets = examined.map(({ change }) => change);
  const changing = examined.filter(({ change }) => change.create || change.repair.length > 0);
  if (changing.length > 0 && !(await approve(buckets))) return { bootstrapped: false, buckets };
  for (const { bucket, change, aspects, wanted } of changing) {
    throwIfInterrupted(context.interrupt);
    if (change.create) await createBucket(bucket);
    for (const aspect of aspects) await aspect.mend(bucket, wanted);
  }
  return { bootstrapped: true, buckets };
}

interface Member {
  readonly environment: ResolvedEnvironment;
  readonly backend: S3StateBackend;
}

type Group = readonly [Member, ...Member[]];

/** Environments that share a bucket; its settings are those of the first one. */
function groupByBucket(environments: readonly ResolvedEnvironment[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const environment of environments) {
    const backend = backendOf(environment);
    if (backend.type !== 's3') continue;
    const member = { environment, backend };
    const group = groups.get(backend.bucket);
    groups.set(backend.bucket, group === undefined ? [member] : [...group, member]);
  }
  return [...groups.values()];
}

async function examine(
  context: OperationContext,
  group: Group,
  sandbox: SandboxPlace | undefined,
): Promise<Examined> {
  const [{ environment, backend }] = group;
  const bucket = await openStateBucket(targetOf(context, environment, sandbox), backend);
  const wanted = wantedBucket(
    group.map((member) => member.backend),
    partitionOf(backend.region),
  );
  const found = await findBucket(bucket);
  if (found?.region !== undefined && found.region !== backend.region)
    throw stateBucketElsewhere.error({ bucket: backend.bucket, found: found.region, wanted: backend.region });
  const aspects: BucketAspect[] = [];
  for (const aspect of bucketAspects)
    if (found === undefined || !(await aspect.isRight(bucket, wanted))) aspects.push(aspect);
  const change = {
    bucket: backend.bucket,
    region: backend.region,
    environments: group.map((member) => member.environment.suffix),
    create: found === undefined,
    repair: found === undefined ? [] : aspects.map(({ name }) => name),
  };
  return { change, bucket, wanted, aspects };
}
