import { env } from 'node:process';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { credentialsOf } from './credentials.js';
import type { AwsTarget, ClientConfig } from './target.js';

/**
 * Settings of an SDK client that works for a target.
 * @param serviceId as the SDK calls the service (`Secrets Manager`): AWS_ENDPOINT_URL_SECRETS_MANAGER is for it alone
 */
export async function clientConfig(target: AwsTarget, serviceId?: string): Promise<ClientConfig> {
  return {
    ...connectionOf(target, serviceId),
    credentials: await credentialsOf(target, connectionOf(target, 'STS')),
  };
}

/** The same for S3. */
export async function s3ClientConfig(target: AwsTarget): Promise<S3ClientConfig> {
  // A bucket of the emulator has no host name of its own; one of another region is to be recognised as such.
  const forcePathStyle = target.sandbox !== undefined;
  return { ...(await clientConfig(target, 'S3')), forcePathStyle, followRegionRedirects: true };
}

function connectionOf(target: AwsTarget, serviceId?: string): ClientConfig {
  const { region } = target.environment.aws;
  return { region, ...settingsOf(target, serviceId), ...patienceOf(target) };
}

/**
 * What the SDK would read from the variables of this process. Where those are the target's it may: it knows the files of profiles too
 * (`endpoint_url`, `services`, `max_attempts`), which other variables than those of the process cannot bring it to read.
 */
function settingsOf({ variables }: AwsTarget, serviceId: string | undefined): ClientConfig {
  if (variables === env) return {};
  const suffix = serviceId?.toUpperCase().replaceAll(' ', '_');
  const endpoint = variables[`AWS_ENDPOINT_URL_${suffix}`] || variables.AWS_ENDPOINT_URL;
  const isIgnored = variables.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true';
  return {
    ...(endpoint && !isIgnored ? { endpoint } : {}),
    ignoreConfiguredEndpointUrls: true,
    maxAttempts: Number(variables.AWS_MAX_ATTEMPTS) || 3,
    retryMode: variables.AWS_RETRY_MODE || 'standard',
    useFipsEndpoint: variables.AWS_USE_FIPS_ENDPOINT === 'true',
    useDualstackEndpoint: variables.AWS_USE_DUALSTACK_ENDPOINT === 'true',
  };
}

function patienceOf({ isHurried = false }: AwsTarget) {
  const [connectionTimeout, requestTimeout] = isHurried ? [2_000, 4_000] : [5_000, 20_000];
  // Without `throwOnRequestTimeout` the SDK only warns, and waits on.
  const requestHandler = { connectionTimeout, requestTimeout, throwOnRequestTimeout: true };
  return isHurried ? { maxAttempts: 2, requestHandler } : { requestHandler };
}
