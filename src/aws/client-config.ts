import type { SecretsManagerClientConfig } from '@aws-sdk/client-secrets-manager';
import type { ResolvedEnvironment } from '../config/environment-schema.js';
import { sandboxCredentials } from '../sandbox/sandbox-account.js';

/** Which account, region and endpoint to talk to. */
export interface AwsTarget {
  readonly environment: Pick<ResolvedEnvironment, 'aws' | 'suffix'>;
  /** Endpoint of the emulator; AWS without it. */
  readonly sandboxEndpoint?: string;
}

/** What every client of the SDK takes. */
type ClientConfig = Pick<
  SecretsManagerClientConfig,
  'region' | 'endpoint' | 'credentials' | 'maxAttempts' | 'requestHandler'
>;

/** Settings of an SDK client with the credentials of the environment: its profile, its role, or the usual chain. */
export async function clientConfig({ environment, sandboxEndpoint }: AwsTarget): Promise<ClientConfig> {
  const { region, profile, roleArn } = environment.aws;
  const requestHandler = { connectionTimeout: 5_000, requestTimeout: 20_000 };
  if (sandboxEndpoint !== undefined) {
    const credentials = sandboxCredentials(environment.aws);
    return { region, endpoint: sandboxEndpoint, credentials, maxAttempts: 2, requestHandler };
  }
  const { fromNodeProviderChain, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const own = fromNodeProviderChain({ profile, clientConfig: { region } });
  if (roleArn === undefined) return { region, credentials: own, requestHandler };
  const params = { RoleArn: roleArn, RoleSessionName: `multienv-${environment.suffix}` };
  return {
    region,
    credentials: fromTemporaryCredentials({ masterCredentials: own, params, clientConfig: { region } }),
    requestHandler,
  };
}
