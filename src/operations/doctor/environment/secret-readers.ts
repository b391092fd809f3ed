import { openSecretsManager } from '../../../aws/secrets-manager.js';
import { environmentNames } from '../../../config/names/environment-names.js';
import type { UserError } from '../../../errors/user-error.js';
import type { EnvironmentSubject } from '../check.js';
import { type Diagnosis, problem, skipped } from '../diagnosis.js';
import { awsCommand } from '../next-command.js';

/** AWS's names for a value that may not be read: by the policies of the reader, or under the key of the secret. */
const denied = /^(AccessDenied(Exception)?|DecryptionFailure)$/;

/** A secret that whoever deploys may not read: every plan reads it. What else keeps us from its value says nothing of that. */
export function unreadable(subject: EnvironmentSubject, name: string, refusal: UserError): Diagnosis {
  const reason = refusal.cause instanceof Error ? refusal.cause : undefined;
  if (!denied.test(reason?.name ?? ''))
    return skipped(
      `The secret ${name} is there; whether RDS takes its value is not known. ${refusal.message}`,
    );
  const isAboutKey = reason?.name === 'DecryptionFailure' || /\bKMS\b/.test(reason?.message ?? '');
  const look = awsCommand(subject, `secretsmanager describe-secret --secret-id ${name}`);
  return problem(
    `Who deploys may not read the secret ${name}, which every plan does: ${refusal.message}`,
    isAboutKey
      ? `Allow kms:Decrypt on the key of the secret, in its key policy and for these credentials; which key that is: ${look}`
      : 'Allow secretsmanager:GetSecretValue on it to these credentials; under a key of your own kms:Decrypt on that key too.',
  );
}

/** A key of one's own has a policy of its own, and that decides whether the instances may read the secret: it is not looked into here. */
export async function keyOfItsOwn(subject: EnvironmentSubject, name: string): Promise<Diagnosis | undefined> {
  const secrets = await openSecretsManager({ ...subject, isHurried: true });
  const key = (await secrets.describe(name))?.kmsKeyId ?? undefined;
  // The key of AWS lets everybody in the account use it who may read the secret.
  if (key === undefined || key.endsWith('alias/aws/secretsmanager')) return undefined;
  const { role } = environmentNames(subject.environment).identity;
  const look = awsCommand(subject, `kms get-key-policy --key-id ${key} --policy-name default`);
  return skipped(
    `The secret ${name} is there, and whoever deploys may read it. Not checked: whether ${role} may use its key ${key}. The stack does not give the role kms:Decrypt, so the policy of the key has to: ${look}`,
  );
}
