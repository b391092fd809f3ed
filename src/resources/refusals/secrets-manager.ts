import { defineRefusals, notChanged, notMade } from './define-refusals.js';

const api = 'https://docs.aws.amazon.com/secretsmanager/latest/apireference';
const op = (what: string, call: string) =>
  `${what}: operation error Secrets Manager: ${call}, https response error StatusCode: 400, RequestID: 0f1e`;

/** What Secrets Manager refuses. */
export const secretsManagerRefusals = defineRefusals('Secrets Manager', [
  {
    codes: ['InvalidRequest'],
    text: /scheduled for deletion|marked for deletion|marked deleted/i,
    cause:
      'The secret of this name was deleted, and its recovery window still runs: until its end the name stays taken.',
    left: notMade,
    remedy: 'Restore the secret.',
    next: 'secret restore',
    page: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_restore-secret.html',
    said: [
      `${op('creating Secrets Manager Secret (rds-password-dev-001)', 'CreateSecret')}, InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for deletion.`,
      `${op('reading Secrets Manager Secret Version (rds-password-dev-001|AWSCURRENT)', 'GetSecretValue')}, InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.`,
    ],
  },
  {
    codes: ['ResourceExists'],
    types: ['aws_secretsmanager_secret', 'aws_secretsmanager_secret_version'],
    cause: 'Account and region have a secret of this name already, and the state does not know it.',
    left: notMade,
    remedy:
      'Where an earlier run of this environment made it, recover takes it into the state. To use the one that is there, set `database.password.source: secretsManager`.',
    next: 'recover',
    page: `${api}/API_CreateSecret.html`,
    said: [
      `${op('creating Secrets Manager Secret (rds-password-dev-001)', 'CreateSecret')}, ResourceExistsException: The operation failed because the secret rds-password-dev-001 already exists.`,
    ],
  },
  {
    codes: ['DecryptionFailure', 'EncryptionFailure'],
    cause:
      'Secrets Manager cannot use the KMS key of the secret: it is disabled, about to be deleted, or its policy does not let the caller use it.',
    left: notChanged,
    remedy: 'Enable the key, and allow the deploying role kms:Decrypt and kms:GenerateDataKey on it.',
    next: 'doctor',
    page: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
    said: [
      `${op('reading Secrets Manager Secret Version (rds-password-dev-001|AWSCURRENT)', 'GetSecretValue')}, DecryptionFailure: Secrets Manager can't decrypt the protected secret text using the provided KMS key.`,
    ],
  },
]);
