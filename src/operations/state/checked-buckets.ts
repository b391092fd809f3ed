import { stateBucketMissing } from '../../aws/errors.js';
import { findBucket, openStateBucket } from '../../aws/state-bucket/state-bucket.js';
import type { Target } from '../../aws/target.js';
import type { BackendBlock } from '../../config/values/backend-block.js';
import { s3BackendOf } from '../../config/values/s3-backend-of.js';

/** The buckets of states whose owner one command has asked for: each once, whoever waits for the answer. */
export class CheckedBuckets {
  readonly #asked = new Map<string, Promise<void>>();

  /**
   * Holds the bucket behind a backend to its owner. Terraform's S3 backend sends no expected owner, so this comes before Terraform reads or
   * writes a state.
   * @throws UserError `state-bucket-foreign`, `state-bucket-not-ours`, `state-bucket-missing`, `aws-…`
   */
  async check(target: Target, block: BackendBlock): Promise<void> {
    const backend = s3BackendOf(target.environment, block);
    if (backend?.owner === undefined) return;
    const key = JSON.stringify([backend.bucket, backend.region, backend.owner, target.environment.aws]);
    const asked = this.#asked.get(key);
    // An error names the environment for which was asked.
    if (asked !== undefined && (await succeeds(asked))) return;
    const answer = ask(target, backend);
    this.#asked.set(key, answer);
    await answer;
  }
}

async function ask(target: Target, backend: NonNullable<ReturnType<typeof s3BackendOf>>): Promise<void> {
  const { invocation, environment } = target;
  const found = await findBucket(await openStateBucket(target, backend));
  const { bucket } = backend;
  if (found === undefined) throw stateBucketMissing.error({ bucket, suffix: environment.suffix, invocation });
}

function succeeds(answer: Promise<void>): Promise<boolean> {
  return answer.then(
    () => true,
    () => false,
  );
}
