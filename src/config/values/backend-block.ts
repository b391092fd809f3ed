import { sessionName } from '../names/session-name.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { backendOf, type S3StateBackend } from './backend.js';
import { newToBackend } from './regions.js';

/** The backend block of a stack, as plain data: Terraform reads nothing but literals there, and secrets come from environment variables. */
export interface BackendBlock {
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** AWS account that has to own the bucket of an `s3` backend: Terraform has no setting for it. */
  readonly bucketOwner?: string | undefined;
}

/** The block for the backend of an environment. */
export function backendBlock(environment: ResolvedEnvironment): BackendBlock {
  const backend = backendOf(environment);
  if (backend.type === 's3') {
    const { owner } = backend;
    const config = s3Config(backend, environment);
    return { type: 's3', config, ...(owner === undefined ? {} : { bucketOwner: owner }) };
  }
  if (backend.type !== 'local') return backend;
  // From the default output folder this is the state that `multienv` uses too; `multienv` itself passes the path at `init`.
  return {
    type: 'local',
    config: { path: `../../../.multienv/state/${environment.suffix}/terraform.tfstate` },
  };
}

/** https://developer.hashicorp.com/terraform/language/backend/s3 */
function s3Config(backend: S3StateBackend, { aws, suffix }: ResolvedEnvironment): Record<string, unknown> {
  const { bucket, region, key, kmsKeyArn } = backend;
  const { accountId, profile, roleArn, externalId } = aws;
  return {
    bucket,
    key,
    region,
    encrypt: true,
    ...(newToBackend.includes(region) ? { skip_region_validation: true } : {}),
    use_lockfile: true,
    ...(kmsKeyArn === undefined ? {} : { kms_key_id: kmsKeyArn }),
    ...(accountId === undefined ? {} : { allowed_account_ids: [accountId] }),
    ...(profile === undefined ? {} : { profile }),
    ...(roleArn === undefined
      ? {}
      : {
          assume_role: {
            role_arn: roleArn,
            session_name: sessionName(suffix),
            ...(externalId === undefined ? {} : { external_id: externalId }),
          },
        }),
  };
}
