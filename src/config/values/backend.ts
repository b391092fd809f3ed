import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import {
  type BackendSettings,
  type PassedThroughBackend,
  passedThroughBackends,
} from '../settings/backend-settings.js';

/** A file of this machine. */
interface LocalStateBackend {
  readonly type: 'local';
}

/** An object in a bucket. */
export interface S3StateBackend {
  readonly type: 's3';
  readonly bucket: string;
  /** Region of the bucket. */
  readonly region: string;
  /** Key of the state: `{keyPrefix}/{suffix}/terraform.tfstate`. */
  readonly key: string;
  readonly kmsKeyArn: string | undefined;
  /** AWS account that has to own the bucket; undefined where the file names none. */
  readonly owner: string | undefined;
}

/** A backend that only Terraform knows. */
export interface OtherStateBackend {
  readonly type: PassedThroughBackend;
  readonly config: NonNullable<BackendSettings['config']>;
}

/** Where the state of one environment is, by type. */
export type StateBackend = LocalStateBackend | S3StateBackend | OtherStateBackend;

type BackedEnvironment = Pick<ResolvedEnvironment, 'backend' | 'aws' | 'project' | 'suffix'>;

/** The backend of an environment with its defaults filled in. */
export function backendOf({ backend, aws, project, suffix }: BackedEnvironment): StateBackend {
  const { type, bucket, region, keyPrefix, kmsKeyArn, bucketOwner, config } = backend;
  if (type === 'local') return { type };
  if (type !== 's3') return { type, config: config ?? {} };
  const key = `${keyPrefix ?? defaultKeyPrefix(project)}/${suffix}/terraform.tfstate`;
  // The check of backend settings has seen to it that there is a bucket.
  const owner = bucketOwner ?? aws.accountId;
  return { type, bucket: bucket ?? '', region: region ?? aws.region, key, kmsKeyArn, owner };
}

/** Whether Terraform alone knows where the state is. */
export function isPassedThrough(backend: StateBackend): backend is OtherStateBackend {
  return passedThroughBackends.some((type) => type === backend.type);
}

/** The project as part of an object key that needs no escape anywhere. */
function defaultKeyPrefix(project: string): string {
  const words = project.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-') || 'multienv';
}
