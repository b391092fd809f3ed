import { defaultLogBucket } from '../../constructs/logs/default-log-bucket.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';

/** The settings that decide about the log bucket of an environment. */
type Logging = Pick<ResolvedEnvironment, 'aws' | 'loadBalancer' | 'logs' | 'storage'>;

/** Whether an environment writes access logs, and so needs the log bucket. */
export function writesAccessLogs({ loadBalancer, storage }: Omit<Logging, 'aws' | 'logs'>): boolean {
  return loadBalancer.accessLogs || storage.accessLogs;
}

/** Name of the log bucket of an environment, whose account is the given one where the file does not say. */
export function logBucketName({ aws, logs }: Pick<Logging, 'aws' | 'logs'>, accountId: string): string {
  return logs.bucket ?? defaultLogBucket(aws.accountId ?? accountId, aws.region);
}
