import { env } from 'node:process';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { AwsTarget } from './target.js';

/** What every client of the SDK takes, but for credentials. */
export type Connection = Pick<
  S3ClientConfig,
  | 'region'
  | 'endpoint'
  | 'ignoreConfiguredEndpointUrls'
  | 'maxAttempts'
  | 'retryMode'
  | 'requestHandler'
  | 'useFipsEndpoint'
  | 'useDualstackEndpoint'
>;

/** How an SDK client reaches its service for a target. */
export function connectionOf(target: AwsTarget, serviceId: string): Connection {
  const { region } = target.environment.aws;
  return { region, ...settingsOf(target, serviceId), ...patienceOf(target) };
}

/**
 * What the SDK would read from the variables of this process. Where those are the target's it may: it knows the files of profiles too
 * (`endpoint_url`, `services`, `max_attempts`), which other variables than those of the process cannot bring it to read.
 */
function settingsOf({ variables, sandbox }: AwsTarget, serviceId: string): Connection {
  if (variables === env && sandbox === undefined) return {};
  const own = variables[`AWS_ENDPOINT_URL_${serviceId.toUpperCase().replaceAll(' ', '_')}`];
  // Whatever the variables say, nothing of the sandbox goes anywhere else.
  const isIgnored = variables.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true';
  const endpoint = sandbox?.endpoint || (isIgnored ? undefined : own || variables.AWS_ENDPOINT_URL);
  return {
    ...(endpoint ? { endpoint } : {}),
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
