import type { SecretsManagerClientConfig } from '@aws-sdk/client-secrets-manager';
import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import { sandboxCredentials } from '../sandbox/sandbox-account.js';

/** Which account, region and endpoint to talk to. */
export interface AwsTarget {
  readonly environment: Pick<ResolvedEnvironment, 'aws' | 'suffix'>;
  /** Endpoint of the emulator; AWS without it. */
  readonly sandboxEndpoint?: string;
  /** Give up soon: a check that hangs is worth less than one that says so. */
  readonly isHurried?: boolean;
}

/** What every client of the SDK takes. */
type ClientConfig = Pick<
  SecretsManagerClientConfig,
  'region' | 'endpoint' | 'credentials' | 'maxAttempts' | 'requestHandler'
>;

/** Settings of an SDK client with the credentials of the environment: its profile, its role, or the usual chain. */
export async function clientConfig(target: AwsTarget): Promise<ClientConfig> {
  const { environment, sandboxEndpoint } = target;
  const { region, profile, roleArn, externalId } = environment.aws;
  const patience = patienceOf(target);
  if (sandboxEndpoint !== undefined) {
    const credentials = sandboxCredentials(environment.aws);
    return { region, endpoint: sandboxEndpoint, credentials, ...patience, maxAttempts: 2 };
  }
  const { fromNodeProviderChain, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const forProviders = { region, ...patience };
  const own = fromNodeProviderChain({ profile, clientConfig: forProviders });
  if (roleArn === undefined) return { region, credentials: own, ...patience };
  const params = {
    RoleArn: roleArn,
    RoleSessionName: `multienv-${environment.suffix}`,
    ...(externalId === undefined ? {} : { ExternalId: externalId }),
  };
  return {
    region,
    credentials: fromTemporaryCredentials({ masterCredentials: own, params, clientConfig: forProviders }),
    ...patience,
  };
}

function patienceOf({ isHurried = false }: AwsTarget) {
  const [connectionTimeout, requestTimeout] = isHurried ? [2_000, 4_000] : [5_000, 20_000];
  // Without `throwOnRequestTimeout` the SDK only warns, and waits on.
  const requestHandler = { connectionTimeout, requestTimeout, throwOnRequestTimeout: true };
  return isHurried ? { maxAttempts: 2, requestHandler } : { requestHandler };
}
