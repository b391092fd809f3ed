import { type Effects, effectsOf } from '../effect.js';

const secretPage = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_update-secret.html';

/** What changes of a secret mean. */
export const secretEffects: Effects = effectsOf(secretPage, {
  policy: ['access', 'changes who may read the secret'],
  kms_key_id: ['access', 'encrypts later versions with another key, which readers must be allowed to use'],
  recovery_window_in_days: ['none', 'counts when the secret is deleted'],
  force_overwrite_replica_secret: ['none', 'counts for replicas'],
  description: ['none', 'describes the secret'],
});

const secretVersionPage =
  'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_update-secret-value.html';

/** What changes of a version of a secret mean. */
export const secretVersionEffects: Effects = effectsOf(secretVersionPage, {
  secret_string: ['rotation', 'gives the secret a new value'],
  secret_string_wo: ['rotation', 'gives the secret a new value'],
  secret_string_wo_version: ['rotation', 'gives the secret a new value'],
  secret_binary: ['rotation', 'gives the secret a new value'],
  version_stages: ['rotation', 'moves labels between versions'],
});
