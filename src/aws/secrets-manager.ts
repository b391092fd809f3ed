import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type PasswordFault, passwordFaultOf } from '../constructs/database/password-fault.js';
import { clientConfig } from './network/client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** What is known of a secret without reading it. */
export interface SecretDescription {
  readonly arn: string;
  readonly isScheduledForDeletion: boolean;
  /** False for a secret that was made without a value. */
  readonly hasValue: boolean;
  /** Id of the current version, null without a value: it changes with every new value. */
  readonly versionId: string | null;
  /** When anything of it was changed last; undefined where AWS does not say. */
  readonly changedAt: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Key of one's own; null for the key of AWS. */
  readonly kmsKeyId: string | null;
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

/** The few things that this product does with Secrets Manager. No value leaves it. */
export interface SecretsManager {
  readonly describe: (name: string) => Promise<SecretDescription | undefined>;
  /** Undefined when somebody else made it meanwhile. */
  readonly create: (secret: NewSecret) => Promise<{ readonly arn: string } | undefined>;
  readonly putValue: (name: string, value: string) => Promise<void>;
  /** Reads the value and forgets it: the kind of what RDS would refuse of it as a password, undefined where it would take it. */
  readonly passwordFault: (name: string) => Promise<PasswordFault | undefined>;
  /** Takes back a deletion whose recovery window still runs. */
  readonly restore: (name: string) => Promise<void>;
  /** The secret in which RDS keeps the password of a database instance; found by its tags, since RDS names it at random. */
  readonly findManagedByRds: (instance: string) => Promise<ManagedSecret | undefined>;
}

/** Opens Secrets Manager with the credentials of the environment: its profile, its role, or the usual chain. */
export async function openSecretsManager(target: AwsTarget): Promise<SecretsManager> {
  const sdk = await import('@aws-sdk/client-secrets-manager');
  const service = 'Secrets Manager';
  const client = new sdk.SecretsManagerClient(await clientConfig(target, 'Secrets Manager'));
  const ask = <T>(work: (client: SecretsManagerClient) => Promise<T>, absent: readonly string[] = []) =>
    send(() => work(client), { service, target, absent });
  return {
    describe: async (name) => {
      const answer = await ask(
        (c) => c.send(new sdk.DescribeSecretCommand({ SecretId: name })),
        ['ResourceNotFoundException'],
      );
      if (answer?.ARN === undefined) return undefined;
      const versions = Object.entries(answer.VersionIdsToStages ?? {});
      const [versionId = null] = versions.find(([, stages]) => stages?.includes('AWSCURRENT')) ?? [];
      const isScheduledForDeletion = answer.DeletedDate !== undefined;
      const tags = Object.fromEntries((answer.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
      const kmsKeyId = answer.KmsKeyId ?? null;
      const changedAt = answer.LastChangedDate?.toISOString();
      return {
        arn: answer.ARN,
        isScheduledForDeletion,
        hasValue: versionId !== null,
        versionId,
        changedAt,
        tags,
        kmsKeyId,
      };
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
    passwordFault: async (name) => {
      const command = new sdk.GetSecretValueCommand({ SecretId: name });
      const answer = await ask((c) => c.send(command), ['ResourceNotFoundException']);
      return answer === undefined ? undefined : passwordFaultOf(answer.SecretString);
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
