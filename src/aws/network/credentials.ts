import type { fromHttp, fromIni } from '@aws-sdk/credential-providers';
import { sessionName } from '../../config/names/session-name.js';
import type { AwsTarget } from '../target.js';
import type { Connection } from './connection.js';
import { profileFiles, profileOf } from './profile-files.js';

type Variables = AwsTarget['variables'];
type Provider = ReturnType<typeof fromHttp>;
type IniOptions = NonNullable<Parameters<typeof fromIni>[0]>;
type Keys = Awaited<ReturnType<Provider>>;

/**
 * The credentials of a target: its profile or the usual chain of the SDK, over the target's variables and not over those of this process;
 * then its role. On the sandbox they are its own keys, which the emulator serves as the account of the environment.
 * @param sts connection to STS, for roles
 */
export async function credentialsOf(target: AwsTarget, sts: Connection): Promise<Provider> {
  const { environment, variables, sandbox } = target;
  if (sandbox !== undefined) return keysProvider(variables);
  const own = await chainOf(target, sts);
  const { roleArn, externalId } = environment.aws;
  if (roleArn === undefined) return own;
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const params = {
    RoleArn: roleArn,
    RoleSessionName: sessionName(environment.suffix),
    ...(externalId === undefined ? {} : { ExternalId: externalId }),
  };
  return fromTemporaryCredentials({ masterCredentials: own, params, clientConfig: sts });
}

/**
 * The chain of `fromNodeProviderChain` with everything given that it would read from the variables of this process: keys, unless a profile
 * is named; profiles (single sign-on, roles, processes, static keys); web identity; container; instance. What the SDK lets nobody give it
 * reads there all the same: `credential_source` of a profile, a profile of single sign-on as the source of another, the cache of sign-ons
 * in the home folder, and the address of the instance's metadata.
 */
async function chainOf({ environment, variables }: AwsTarget, sts: Connection) {
  const providers = await import('@aws-sdk/credential-providers');
  const profile = profileOf({ environment, variables });
  const assumers = roleAssumers(sts);
  const { region, requestHandler } = sts;
  const files = {
    profile: profile ?? 'default',
    ...profileFiles(variables),
    clientConfig: { region, requestHandler },
  };
  return providers.createCredentialChain(
    ...(profile === undefined ? [keysProvider(variables)] : []),
    providers.fromSSO(files),
    providers.fromIni({ ...files, ...assumers }),
    ...webIdentity(variables, (webIdentityTokenFile, roleArn) =>
      providers.fromTokenFile({
        webIdentityTokenFile,
        roleArn,
        roleSessionName: variables.AWS_ROLE_SESSION_NAME || sessionName(environment.suffix),
        roleAssumerWithWebIdentity: assumers.roleAssumerWithWebIdentity,
      }),
    ),
    ...fromMachine(variables, providers),
    () => missing('none were found.'),
  );
}

/** Load the client of STS only when there is a role to take on. */
function roleAssumers(
  sts: Connection,
): Pick<Required<IniOptions>, 'roleAssumer' | 'roleAssumerWithWebIdentity'> {
  const load = () => import('@aws-sdk/client-sts');
  return {
    roleAssumer: async (keys, params) => (await load()).getDefaultRoleAssumer(sts)(keys, params),
    roleAssumerWithWebIdentity: async (params) =>
      (await load()).getDefaultRoleAssumerWithWebIdentity(sts)(params),
  };
}

function webIdentity(
  { AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: role }: Variables,
  provider: (file: string, role: string) => Provider,
): readonly Provider[] {
  return file && role ? [provider(file, role)] : [];
}

/** The role of a container (ECS, EKS), else that of an EC2 instance. */
function fromMachine(
  variables: Variables,
  { fromHttp, fromInstanceMetadata }: typeof import('@aws-sdk/credential-providers'),
): readonly Provider[] {
  const relative = variables.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  const full = variables.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  // An empty text and not nothing, for which the SDK would look into the variables of this process.
  if (relative || full)
    return [
      fromHttp({
        awsContainerCredentialsRelativeUri: relative ?? '',
        awsContainerCredentialsFullUri: full ?? '',
        awsContainerAuthorizationToken: variables.AWS_CONTAINER_AUTHORIZATION_TOKEN ?? '',
        awsContainerAuthorizationTokenFile: variables.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE ?? '',
      }),
    ];
  const disabled = variables.AWS_EC2_METADATA_DISABLED || 'false';
  return disabled === 'false' ? [fromInstanceMetadata()] : [];
}

function keysProvider(variables: Variables): Provider {
  const keys = keysOf(variables);
  return () =>
    keys === undefined ? missing('The environment variables contain no keys.') : Promise.resolve(keys);
}

function keysOf(variables: Variables): Keys | undefined {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = variables;
  if (!accessKeyId || !secretAccessKey) return undefined;
  const { AWS_SESSION_TOKEN: sessionToken, AWS_CREDENTIAL_EXPIRATION: expiry } = variables;
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
    ...(expiry ? { expiration: new Date(expiry) } : {}),
  };
}

/** So the SDK tells that a provider has none; the next one is asked. */
function missing(message: string): Promise<never> {
  return Promise.reject(
    Object.assign(new Error(message), { name: 'CredentialsProviderError', tryNextLink: true }),
  );
}
