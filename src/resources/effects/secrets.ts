import type { Effects } from '../effect.js';

const secretPage = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_update-secret.html';

/** What changes of a secret mean. */
export const secretEffects: Effects = {
  policy: { gravity: 'access', does: 'changes who may read the secret', page: secretPage },
  kms_key_id: {
    gravity: 'access',
    does: 'encrypts later versions with another key, which readers must be allowed to use',
    page: secretPage,
  },
  recovery_window_in_days: { gravity: 'none', does: 'counts when the secret is deleted', page: secretPage },
  force_overwrite_replica_secret: { gravity: 'none', does: 'counts for replicas', page: secretPage },
  description: { gravity: 'none', does: 'describes the secret', page: secretPage },
};

const secretVersionPage =
  'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_update-secret-value.html';

/** What changes of a version of a secret mean. */
export const secretVersionEffects: Effects = {
  secret_string: { gravity: 'rotation', does: 'gives the secret a new value', page: secretVersionPage },
  secret_string_wo: { gravity: 'rotation', does: 'gives the secret a new value', page: secretVersionPage },
  secret_string_wo_version: {
    gravity: 'rotation',
    does: 'gives the secret a new value',
    page: secretVersionPage,
  },
  secret_binary: { gravity: 'rotation', does: 'gives the secret a new value', page: secretVersionPage },
  version_stages: { gravity: 'rotation', does: 'moves labels between versions', page: secretVersionPage },
};
