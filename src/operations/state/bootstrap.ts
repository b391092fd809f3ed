import { stateBucketElsewhere, stateBucketOwnerElsewhere } from '../../aws/errors.js';
import { findBucket, openStateBucket, type StateBucket } from '../../aws/state-bucket/state-bucket.js';
import {
  type BucketAspect,
  bucketAspects,
  createBucket,
  type WantedBucket,
} from '../../aws/state-bucket/state-bucket-settings.js';
import { callerIdentity } from '../../aws/sts.js';
import type { SandboxPlace, Target } from '../../aws/target.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { OperationContext } from '../context.js';
import { noStateBucket } from '../errors.js';
import { ask } from '../run/ask.js';
import { forEach } from '../run/for-each.js';
import { type EnvironmentOutcome, resultsOf } from '../run/outcome.js';
import { targetOf } from '../target.js';
import { type NeededBucket, neededBuckets } from './wanted-buckets.js';

/** What `bootstrap` would do to one bucket, or has done. */
export interface BucketChange {
  readonly bucket: string;
  readonly region: string;
  /** Suffixes of the environments whose states or logs it holds. */
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
  /** The first bucket that fails lets no other begin. Default: each for itself. */
  readonly failFast?: boolean;
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
 * Makes the buckets of the `s3` backends and of the access logs of environments, and mends what differs: a second run changes nothing.
 * @returns the outcome of each bucket, under its name: it has failed with `state-bucket-elsewhere`, `state-bucket-not-ours`, `aws-…`
 * @throws UserError `no-state-bucket`
 */
export async function bootstrap(
  context: OperationContext,
  { environments, sandbox, failFast, show, approve }: BootstrapOptions,
): Promise<readonly EnvironmentOutcome<BucketChange>[]> {
  const needed = await neededBuckets(context, { environments, sandbox });
  if (needed.length === 0) throw noStateBucket.error();
  const oneByOne = { context, parallel: 1, failFast };
  const started = needed.map((result) => ({ suffix: result.bucket, outcome: 'ok' as const, result }));
  const examined = await forEach(started, oneByOne, (one) => examine(context, one, sandbox));
  show?.(resultsOf(examined).map(({ change }) => change));
  return forEach(examined, oneByOne, async ({ bucket, change, aspects, wanted }) => {
    if (!change.create && change.repair.length === 0) return change;
    await ask(context, { about: change.bucket }, () => approve(change));
    if (change.create) await createBucket(bucket);
    for (const aspect of aspects) await aspect.mend(bucket, wanted);
    return change;
  });
}

async function examine(
  context: OperationContext,
  { bucket: name, region, owner, environment, sharedBy, wanted }: NeededBucket,
  sandbox: SandboxPlace | undefined,
): Promise<Examined> {
  const target = targetOf(context, ownerOnSandbox(environment, { owner, sandbox }), sandbox);
  const bucket = await openStateBucket(target, { bucket: name, region, owner });
  const found = await findBucket(bucket);
  if (found?.region !== undefined && found.region !== region)
    throw stateBucketElsewhere.error({ bucket: name, found: found.region, wanted: region });
  if (found === undefined) await checkAccount(target, { bucket: name, owner });
  const aspects: BucketAspect[] = [];
  for (const aspect of bucketAspects)
    if (found === undefined || !(await aspect.isRight(bucket, wanted))) aspects.push(aspect);
  const change = {
    bucket: name,
    region,
    environments: sharedBy,
    create: found === undefined,
    repair: found === undefined ? [] : aspects.map((aspect) => aspect.name(wanted)),
  };
  return { change, bucket, wanted, aspects };
}

/** The emulator makes a bucket for the account of the keys: there the keys of any account are at hand. */
function ownerOnSandbox(
  environment: ResolvedEnvironment,
  { owner, sandbox }: { readonly owner: string | undefined; readonly sandbox: SandboxPlace | undefined },
): ResolvedEnvironment {
  const { aws } = environment;
  if (sandbox === undefined || owner === undefined) return environment;
  return { ...environment, aws: { ...aws, accountId: owner } };
}

/** A bucket belongs to whoever makes it, and could be used by nobody where that is not the owner whom the file names. */
async function checkAccount(
  target: Target,
  { bucket, owner }: Pick<NeededBucket, 'bucket' | 'owner'>,
): Promise<void> {
  if (owner === undefined) return;
  const { accountId: account } = await callerIdentity(target);
  if (account !== owner) throw stateBucketOwnerElsewhere.error({ bucket, owner, account });
}
