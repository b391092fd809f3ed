import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type AwsTarget, clientConfig } from './client-config.js';
import { explainAwsError } from './explain-aws-error.js';

/** What is known of a secret without reading it. */
export interface SecretDescription {
  readonly arn: string;
  readonly isScheduledForDeletion: boolean;
  /** False for a secret that was made without a value. */
  readonly hasValue: boolean;
}

/** A secret to make. */
interface NewSecret {
  readonly name: string;
  readonly description: string;
  readonly value: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The few things that this product does with Secrets Manager. It never reads a value. */
export interface SecretsManager {
  readonly describe: (name: string) => Promise<SecretDescription | undefined>;
  /** Undefined when somebody else made it meanwhile. */
  readonly create: (secret: NewSecret) => Promise<{ readonly arn: string } | undefined>;
  readonly putValue: (name: string, value: string) => Promise<void>;
}

/** Opens Secrets Manager with the credentials of the environment: its profile, its role, or the usual chain. */
export async function openSecretsManager(options: AwsTarget): Promise<SecretsManager> {
  const sdk = await import('@aws-sdk/client-secrets-manager');
  const client = new sdk.SecretsManagerClient(await clientConfig(options));
  const send = async <T>(
    work: (client: SecretsManagerClient) => Promise<T>,
    expected?: string,
  ): Promise<T | undefined> => {
    try {
      return await work(client);
    } catch (error) {
      if (error instanceof Error && error.name === expected) return undefined;
      throw explainAwsError(error, { service: 'Secrets Manager', environment: options.environment.suffix });
    }
  };
  return {
    describe: async (name) => {
      const answer = await send(
        (c) => c.send(new sdk.DescribeSecretCommand({ SecretId: name })),
        'ResourceNotFoundException',
      );
      if (answer?.ARN === undefined) return undefined;
      const stages = Object.values(answer.VersionIdsToStages ?? {}).flat();
      const isScheduledForDeletion = answer.DeletedDate !== undefined;
      return { arn: answer.ARN, isScheduledForDeletion, hasValue: stages.includes('AWSCURRENT') };
    },
    create: async ({ name, description, value, tags }) => {
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      const command = new sdk.CreateSecretCommand({
        Name: name,
        Description: description,
        SecretString: value,
        Tags,
      });
      const answer = await send((c) => c.send(command), 'ResourceExistsException');
      return answer?.ARN === undefined ? undefined : { arn: answer.ARN };
    },
    putValue: async (name, value) => {
      await send((c) => c.send(new sdk.PutSecretValueCommand({ SecretId: name, SecretString: value })));
    },
  };
}
