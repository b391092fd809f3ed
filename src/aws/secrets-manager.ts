import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientConfig } from './client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** What is known of a secret without reading it. */
export interface SecretDescription {
  readonly arn: string;
  readonly isScheduledForDeletion: boolean;
  /** False for a secret that was made without a value. */
  readonly hasValue: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** A secret of RDS's own. */
interface ManagedSecret {
  readonly name: string;
  readonly arn: string;
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
  /** Takes back a deletion whose recovery window still runs. */
  readonly restore: (name: string) => Promise<void>;
  /** The secret in which RDS keeps the password of a database instance; found by its tags, since RDS names it at random. */
  readonly findManagedByRds: (instance: string) => Promise<ManagedSecret | undefined>;
}

/** Opens Secrets Manager with the credentials of the environment: its profile, its role, or the usual chain. */
export async function openSecretsManager(target: AwsTarget): Promise<SecretsManager> {
  const sdk = await import('@aws-sdk/client-secrets-manager');
  const service = 'Secrets Manager';
  const client = new sdk.SecretsManagerClient(await clientConfig(target, service));
  const ask = <T>(work: (client: SecretsManagerClient) => Promise<T>, absent: readonly string[] = []) =>
    send(() => work(client), { service, target, absent });
  return {
    describe: async (name) => {
      const answer = await ask(
        (c) => c.send(new sdk.DescribeSecretCommand({ SecretId: name })),
        ['ResourceNotFoundException'],
      );
      if (answer?.ARN === undefined) return undefined;
      const stages = Object.values(answer.VersionIdsToStages ?? {}).flat();
      const isScheduledForDeletion = answer.DeletedDate !== undefined;
      const tags = Object.fromEntries((answer.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
      return { arn: answer.ARN, isScheduledForDeletion, hasValue: stages.includes('AWSCURRENT'), tags };
    },
    create: async ({ name, description, value, tags }) => {
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      const command = new sdk.CreateSecretCommand({
        Name: name,
        Description: description,
        SecretString: value,
        Tags,
      });
      const answer = await ask((c) => c.send(command), ['ResourceExistsException']);
      return answer?.ARN === undefined ? undefined : { arn: answer.ARN };
    },
    putValue: async (name, value) => {
      await ask((c) => c.send(new sdk.PutSecretValueCommand({ SecretId: name, SecretString: value })));
    },
    restore: async (name) => {
      await ask((c) => c.send(new sdk.RestoreSecretCommand({ SecretId: name })));
    },
    findManagedByRds: (instance) =>
      ask(async (c) => {
        const Filters = [{ Key: 'tag-key' as const, Values: [managedInstanceTag] }];
        for await (const { SecretList = [] } of sdk.paginateListSecrets({ client: c }, { Filters })) {
          const found = SecretList.find(({ Tags = [] }) => Tags.some((tag) => isInstance(tag, instance)));
          if (found?.ARN !== undefined && found.Name !== undefined)
            return { name: found.Name, arn: found.ARN };
        }
        return undefined;
      }),
  };
}

/** RDS tags its secrets: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html */
const managedInstanceTag = 'aws:rds:primaryDBInstanceArn';

function isInstance(
  { Key, Value }: { readonly Key?: string | undefined; readonly Value?: string | undefined },
  instance: string,
): boolean {
  return Key === managedInstanceTag && Value?.endsWith(`:db:${instance}`) === true;
}
