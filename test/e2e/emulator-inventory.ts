import {
  DeleteSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { listed } from './emulator-listings.js';

/** Names of all that the emulator holds of the kinds that the product makes, buckets included, secrets not; ids where nothing has a name. */
export async function inventory(endpoint: string): Promise<string[]> {
  return (await listed(endpoint)).filter((name) => !name.endsWith(' default')).sort();
}

/** What a secret of the emulator holds. */
export async function secretValue(endpoint: string, name: string): Promise<string> {
  return (await currentVersion(endpoint, name)).value;
}

/** The current version of a secret of the emulator. */
export async function currentVersion(
  endpoint: string,
  name: string,
): Promise<{ readonly id: string; readonly value: string }> {
  const { SecretString = '', VersionId = '' } = await secretsManager(endpoint).send(
    new GetSecretValueCommand({ SecretId: name }),
  );
  return { id: VersionId, value: SecretString };
}

/** Deletes a secret behind the back of the stack; it can be restored. */
export async function deleteSecret(endpoint: string, name: string): Promise<void> {
  await secretsManager(endpoint).send(new DeleteSecretCommand({ SecretId: name, RecoveryWindowInDays: 7 }));
}

/** Deletes a secret so that its name is free again. */
export async function deleteSecretForGood(endpoint: string, name: string): Promise<void> {
  const options = { SecretId: name, ForceDeleteWithoutRecovery: true };
  await secretsManager(endpoint).send(new DeleteSecretCommand(options));
}

/** Puts a new value into a secret, as RDS does with those that it manages. */
export async function putSecretValue(endpoint: string, name: string, value: string): Promise<void> {
  await secretsManager(endpoint).send(new PutSecretValueCommand({ SecretId: name, SecretString: value }));
}

function secretsManager(endpoint: string): SecretsManagerClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new SecretsManagerClient({ endpoint, region: 'ap-southeast-1', credentials });
}

/** Whether a database of the emulator would let somebody in. */
export async function databaseTakes(endpoint: string, instance: string, password: string): Promise<boolean> {
  const wanted = { accountId: '123456789012', region: 'ap-southeast-1', instance, password };
  const answer = await fetch(new URL('/multienv-login', endpoint), {
    method: 'POST',
    body: JSON.stringify(wanted),
  });
  return answer.status === 204;
}
