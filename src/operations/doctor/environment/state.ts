import { stateBucketElsewhere, stateBucketMissing } from '../../../aws/errors.js';
import { findBucket, openStateBucket } from '../../../aws/state-bucket/state-bucket.js';
import { isVersioned, mayWriteState } from '../../../aws/state-bucket/state-bucket-access.js';
import { backendOf, type S3StateBackend } from '../../../config/values/backend.js';
import type { EnvironmentCheck, EnvironmentSubject } from '../check.js';
import { type Diagnosis, knownProblem, ok, problem, skipped, warning } from '../diagnosis.js';

/** The bucket of the state is there, in its region, versioned, and can be written. */
export const stateCheck: EnvironmentCheck = {
  id: 'state',
  title: 'Terraform state',
  needsAccess: true,
  isBeforeDeploy: true,
  run: async (subject) => {
    const backend = backendOf(subject.environment);
    if (backend.type === 'local') return ok('A local file, see the project folder.');
    if (backend.type !== 's3') return skipped(`Only Terraform can check the backend ${backend.type}.`);
    return bucketFinding(subject, backend);
  },
};

async function bucketFinding(subject: EnvironmentSubject, backend: S3StateBackend): Promise<Diagnosis> {
  const { environment, invocation } = subject;
  const { suffix } = environment;
  const about = { bucket: backend.bucket, suffix, invocation };
  const bucket = await openStateBucket({ ...subject, isHurried: true }, backend);
  const found = await findBucket(bucket);
  if (found === undefined) return knownProblem(stateBucketMissing.problem(about));
  if (found.region !== undefined && found.region !== backend.region)
    return knownProblem(
      stateBucketElsewhere.problem({ bucket: backend.bucket, found: found.region, wanted: backend.region }),
    );
  const [versioned, writable] = await Promise.all([isVersioned(bucket), mayWriteState(bucket, backend)]);
  if (!writable)
    return problem(
      `These credentials may not write to s3://${backend.bucket}/${backend.key}.`,
      'Allow s3:GetObject, s3:PutObject and s3:DeleteObject on the state and on its lock (…/terraform.tfstate.tflock).',
    );
  if (!versioned)
    return warning(
      `The bucket ${backend.bucket} keeps no earlier versions of the state.`,
      invocation.next('bootstrap', { env: suffix }),
    );
  return ok(`s3://${backend.bucket}/${backend.key} can be written.`);
}
