import { stateBucketElsewhere, stateBucketOwnerElsewhere } from '../../aws/errors.js';
import { findBucket, openStateBucket, type StateBucket } from '../../aws/state-bucket/state-bucket.js';
import {
  type BucketAspect,
  bucketAspects,
  createBucket,
  type WantedBucket,
  wantedBucket,
} from '../../aws/state-bucket/state-bucket-settings.js';
import { callerIdentity } from '../../aws/sts.js';
import type { SandboxPlace, Target } from '../../aws/target.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { backendOf, type S3StateBackend } from '../../config/values/backend.js';
import { partitionOf } from '../../constructs/partition.js';
import type { OperationContext } from '../context.js';
import { noStateBucket } from '../errors.js';
import { ask } from '../run/ask.js';
import { forEach } from '../run/for-each.js';
import { type EnvironmentOutcome, resultsOf } from '../run/outcome.js';
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
  /** Told all changes before the first question. */
  readonly show?: (changes: readonly BucketChange[]) => void;
  /** Asked for each bucket that would change. False leaves it as it is. */
  readonly approve: (change: BucketChange) => Promise<boolean>;
}

interface Examined {
  readonly change: BucketChange;
  readonly bucket: StateBucket;
  readonly wanted: WantedBucket;
  readonly aspects: readonly BucketAspect[];
}

/**
 * Makes the buckets of the `s3` backends of environments, and mends what differs: a second run changes nothing.
 * @returns the outcome of each bucket, under its name: it has failed with `state-bucket-elsewhere`, `state-bucket-not-ours`, `aws-…`
 * @throws UserError `no-state-bucket`
 */
export async function bootstrap(
  context: OperationContext,
  { environments, sandbox, show, approve }: BootstrapOptions,
): Promise<readonly EnvironmentOutcome<BucketChange>[]> {
  const groups = groupByBucket(environments);
  if (groups.length === 0) throw noStateBucket.error();
  const oneByOne = { context, parallel: 1 };
  const started = groups.map((result) => ({
    suffix: result[0].backend.bucket,
    outcome: 'ok' as const,
    result,
  }));
  const examined = await forEach(started, oneByOne, (group) => examine(context, group, sandbox));
  show?.(resultsOf(examined).map(({ change }) => change));
  return forEach(examined, oneByOne, async ({ bucket, change, aspects, wanted }) => {
    if (!change.create && change.repair.length === 0) return change;
    await ask(context, () => approve(change));
    if (change.create) await createBucket(bucket);
    for (const aspect of aspects) await aspect.mend(bucket, wanted);
    return change;
  });
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
  const target = targetOf(context, ownerOnSandbox(environment, sandbox), sandbox);
  const bucket = await openStateBucket(target, backend);
  const wanted = wantedBucket(
    group.map((member) => member.backend),
    partitionOf(backend.region),
  );
  const found = await findBucket(bucket);
  if (found?.region !== undefined && found.region !== backend.region)
    throw stateBucketElsewhere.error({ bucket: backend.bucket, found: found.region, wanted: backend.region });
  if (found === undefined) await checkAccount(target, backend);
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

/** The emulator makes a bucket for the account of the keys: there the keys of any account are at hand. */
function ownerOnSandbox(
  environment: ResolvedEnvironment,
  sandbox: SandboxPlace | undefined,
): ResolvedEnvironment {
  const { backend, aws } = environment;
  if (sandbox === undefined || backend.bucketOwner === undefined) return environment;
  return { ...environment, aws: { ...aws, accountId: backend.bucketOwner } };
}

/** A bucket belongs to whoever makes it, and could be used by nobody where that is not the owner whom the file names. */
async function checkAccount(target: Target, { bucket, owner }: S3StateBackend): Promise<void> {
  if (owner === undefined) return;
  const { accountId: account } = await callerIdentity(target);
  if (account !== owner) throw stateBucketOwnerElsewhere.error({ bucket, owner, account });
}
