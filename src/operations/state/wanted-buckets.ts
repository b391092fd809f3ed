import type { WantedBucket } from '../../aws/state-bucket/state-bucket-settings.js';
import { wantedBucket } from '../../aws/state-bucket/state-bucket-settings.js';
import { wantedLogBucket } from '../../aws/state-bucket/wanted-log-bucket.js';
import { callerIdentity } from '../../aws/sts.js';
import type { SandboxPlace } from '../../aws/target.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { backendOf, type S3StateBackend } from '../../config/values/backend.js';
import { logBucketName, writesAccessLogs } from '../../config/values/log-bucket.js';
import { partitionOf } from '../../constructs/partition.js';
import type { OperationContext } from '../context.js';
import { targetOf } from '../target.js';

/** A bucket that environments need and no stack makes. */
export interface NeededBucket {
  readonly bucket: string;
  readonly region: string;
  /** AWS account that has to own it; undefined where nobody says which. */
  readonly owner: string | undefined;
  /** The environment whose credentials make it: the first of those that share it. */
  readonly environment: ResolvedEnvironment;
  /** Suffixes of the environments that share it. */
  readonly sharedBy: readonly string[];
  readonly wanted: WantedBucket;
}

/** The buckets of states and logs of these environments; AWS is asked for an account that the file does not name. */
export async function neededBuckets(
  context: OperationContext,
  {
    environments,
    sandbox,
  }: { readonly environments: readonly ResolvedEnvironment[]; readonly sandbox?: SandboxPlace | undefined },
): Promise<readonly NeededBucket[]> {
  return [
    ...stateBuckets(environments),
    ...(await logBuckets(environments.filter(writesAccessLogs), async (environment) => {
      const { aws } = environment;
      return aws.accountId ?? (await callerIdentity(targetOf(context, environment, sandbox))).accountId;
    })),
  ];
}

interface Member {
  readonly environment: ResolvedEnvironment;
  readonly backend: S3StateBackend;
}

/** Environments that share a bucket; its settings are those of the first one. */
function stateBuckets(environments: readonly ResolvedEnvironment[]): readonly NeededBucket[] {
  const groups = new Map<string, readonly [Member, ...Member[]]>();
  for (const environment of environments) {
    const backend = backendOf(environment);
    if (backend.type !== 's3') continue;
    const member = { environment, backend };
    const group = groups.get(backend.bucket);
    groups.set(backend.bucket, group === undefined ? [member] : [...group, member]);
  }
  return [...groups.values()].map((group) => {
    const [{ environment, backend }, ...others] = group;
    const { bucket, region, owner } = backend;
    const backends = [backend, ...others.map((one) => one.backend)] as const;
    const sharedBy = group.map((one) => one.environment.suffix);
    const wanted = wantedBucket([...backends], partitionOf(region));
    return { bucket, region, owner, environment, sharedBy, wanted };
  });
}

async function logBuckets(
  environments: readonly ResolvedEnvironment[],
  accountOf: (environment: ResolvedEnvironment) => Promise<string>,
): Promise<readonly NeededBucket[]> {
  const needed = new Map<string, NeededBucket>();
  for (const environment of environments) {
    const { aws, suffix } = environment;
    const accountId = await accountOf(environment);
    const bucket = logBucketName(environment, accountId);
    const known = needed.get(bucket);
    needed.set(bucket, {
      ...(known ?? {
        ...{ bucket, region: aws.region, owner: accountId, environment },
        wanted: wantedLogBucket({ bucket, partition: partitionOf(aws.region), accountId }),
      }),
      sharedBy: [...(known?.sharedBy ?? []), suffix],
    });
  }
  return [...needed.values()];
}
