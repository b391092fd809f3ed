import { openSecretsManager } from '../aws/secrets-manager.js';
import { counted } from '../counted.js';
import { defineResource } from './define-resource.js';
import {
  formerSecret,
  secretEffects,
  secretVersionEffects,
  secretVersionPresence,
} from './effects/secrets.js';
import { text } from './lookup.js';

const secret = defineResource({
  type: 'aws_secretsmanager_secret',
  unique: { by: ['name'] },
  identity: ['name'],
  find: async (target, names) => {
    const secrets = await openSecretsManager(target);
    const found = await secrets.describe(text(names, 'name'));
    return found === undefined || found.isScheduledForDeletion
      ? undefined
      : { importId: found.arn, tags: found.tags };
  },
  keepsName: true,
  deletion: [
    {
      attribute: 'recovery_window_in_days',
      setting: 'database.password.recoveryWindowDays',
      isSafer: (wanted, now) => Number(wanted ?? 30) > Number(now ?? 30),
    },
  ],
  deletes: ({ recovery_window_in_days: said }) => {
    const days = Number(said ?? 30);
    return {
      onlyEmpty: false,
      does:
        days === 0
          ? 'it is deleted at once, with every version of its value: nobody can bring them back'
          : `it can be restored for ${counted(days, 'day')}, and its name stays taken until then`,
      page: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html',
    };
  },
  effects: secretEffects,
  former: formerSecret,
  // Its value is nowhere else, and others may have put one there than the one that the stack made.
  holdsData: true,
});

const secretVersion = defineResource({
  type: 'aws_secretsmanager_secret_version',
  unique: { none: 'lies in its secret' },
  identity: { none: 'it is never imported: the next deploy makes another version' },
  // An import does not read which version of the password it is: secret and database could part.
  isImportable: false,
  madeAgain: 'the secret gets a new version, which the database gets too',
  rotation: 'replace',
  effects: secretVersionEffects,
  presence: secretVersionPresence,
  // The secret keeps the former version beside the new one.
  holdsData: false,
});

/** Secrets and their versions. */
export const secretsManagerTypes = [secret, secretVersion];
