import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { AwsTarget } from '../target.js';
import { type Connection, connectionOf, type ServiceId } from './connection.js';
import { credentialsOf } from './credentials.js';

/**
 * Settings of an SDK client that works for a target.
 * @throws UserError `ca-bundle-unusable`
 */
export async function clientConfig(
  target: AwsTarget,
  serviceId: ServiceId,
): Promise<Connection & Pick<S3ClientConfig, 'credentials'>> {
  const [connection, sts] = await Promise.all([connectionOf(target, serviceId), connectionOf(target, 'STS')]);
  return { ...connection, credentials: await credentialsOf(target, sts) };
}

/** The same for S3. */
export async function s3ClientConfig(target: AwsTarget): Promise<S3ClientConfig> {
  // A bucket of the emulator has no host name of its own; one of another region is to be recognised as such.
  const forcePathStyle = target.sandbox !== undefined;
  return { ...(await clientConfig(target, 'S3')), forcePathStyle, followRegionRedirects: true };
}
