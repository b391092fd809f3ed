import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { AwsTarget } from '../target.js';
import { readCaBundle } from './ca-bundle.js';
import { profileOf } from './profile-files.js';
import { type ProfileSettings, profileSettings } from './profile-settings.js';

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

/** Services that we ask, as the SDK calls each: `AWS_ENDPOINT_URL_SECRETS_MANAGER` is that of `Secrets Manager` alone. */
export type ServiceId =
  | 'ACM'
  | 'Auto Scaling'
  | 'Backup'
  | 'CloudWatch Logs'
  | 'EC2'
  | 'Elastic Load Balancing v2'
  | 'IAM'
  | 'KMS'
  | 'RDS'
  | 'S3'
  | 'SSM'
  | 'STS'
  | 'Secrets Manager'
  | 'WAFV2';

/**
 * How an SDK client reaches its service for a target: by its variables, then by its profile, as Terraform's provider does. What the SDK would
 * read by itself are the variables of this process and the profile that they name, which may be others.
 * @throws UserError `ca-bundle-unusable`
 */
export async function connectionOf(target: AwsTarget, serviceId: ServiceId): Promise<Connection> {
  const { environment, variables, sandbox } = target;
  // Whatever variables and files say, nothing of the sandbox goes anywhere else.
  const profile = sandbox === undefined ? await profileSettings(target) : {};
  const endpoint = sandbox?.endpoint ?? endpointOf(serviceId, variables, profile);
  const is = (name: string) => (variables[`AWS_${name.toUpperCase()}`] || profile[name]) === 'true';
  return {
    region: environment.aws.region,
    ...(endpoint === undefined ? {} : { endpoint }),
    ignoreConfiguredEndpointUrls: true,
    maxAttempts: givesUpSoon(target) ? 2 : Number(variables.AWS_MAX_ATTEMPTS || profile.max_attempts) || 3,
    retryMode: variables.AWS_RETRY_MODE || profile.retry_mode || 'standard',
    // An address that somebody names is none of the kinds that AWS has.
    useFipsEndpoint: endpoint === undefined && is('use_fips_endpoint'),
    useDualstackEndpoint: endpoint === undefined && is('use_dualstack_endpoint'),
    requestHandler: await handlerFor(target, profile),
  };
}

function endpointOf(serviceId: ServiceId, variables: AwsTarget['variables'], profile: ProfileSettings) {
  const service = serviceId.replaceAll(' ', '_');
  const isIgnored = variables.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS || profile.ignore_configured_endpoint_urls;
  if (isIgnored === 'true') return undefined;
  const named = variables[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] || variables.AWS_ENDPOINT_URL;
  return named || profile[`${service.toLowerCase()}.endpoint_url`] || profile.endpoint_url || undefined;
}

/** The emulator is one process on this machine: where it is slow, it is busy, and nothing hangs. */
function givesUpSoon({ isHurried = false, sandbox }: AwsTarget): boolean {
  return isHurried && sandbox === undefined;
}

async function handlerFor(target: AwsTarget, profile: ProfileSettings) {
  const { variables } = target;
  const { RoutedHandler } = await import('./routed-handler.js');
  const [connectionTimeout, requestTimeout] = givesUpSoon(target) ? [2_000, 4_000] : [5_000, 20_000];
  const file = variables.AWS_CA_BUNDLE || profile.ca_bundle;
  const by = variables.AWS_CA_BUNDLE
    ? 'AWS_CA_BUNDLE'
    : `\`ca_bundle\` of the profile ${profileOf(target) ?? 'default'}`;
  const trust = file ? { ca: await readCaBundle({ file, by }) } : {};
  return new RoutedHandler({ variables, connectionTimeout, requestTimeout, ...trust });
}
