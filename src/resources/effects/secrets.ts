import { type Effect, type Effects, effectsOf } from '../effect.js';
import { byPolicy } from './by-value/policy-change.js';
import { protecting } from './by-value/protecting.js';

const secretPage = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_update-secret.html';

/** What changes of a secret mean. */
export const secretEffects: Effects = {
  ...effectsOf(secretPage, {
    kms_key_id: ['access', 'encrypts later versions with another key, which readers must be allowed to use'],
    force_overwrite_replica_secret: ['none', 'counts for replicas'],
    description: ['none', 'describes the secret'],
  }),
  policy: byPolicy({ gravity: 'access', does: 'changes who may read the secret', page: secretPage }),
  recovery_window_in_days: protecting({
    page: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html',
    // Where nothing is said it is 30 days.
    level: (value) => (value === undefined ? 30 : Number(value)),
    off: 'turns off the recovery window: a deletion of the secret is final at once',
    on: 'turns on the recovery window: a deleted secret can be brought back for some days',
    less: 'leaves fewer days to bring a deleted secret back',
    more: 'leaves more days to bring a deleted secret back',
    else: 'counts when the secret is deleted',
  }),
};

const secretVersionPage =
  'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_update-secret-value.html';

/** A version that comes or goes. */
export const secretVersionPresence: Effect = {
  gravity: 'rotation',
  does: 'gives the secret a value, or takes it away',
  page: secretVersionPage,
};

/** What changes of a version of a secret mean. */
export const secretVersionEffects: Effects = effectsOf(secretVersionPage, {
  secret_string: ['rotation', 'gives the secret a new value'],
  secret_string_wo: ['rotation', 'gives the secret a new value'],
  secret_string_wo_version: ['rotation', 'gives the secret a new value'],
  secret_binary: ['rotation', 'gives the secret a new value'],
  version_stages: ['rotation', 'moves labels between versions'],
});

/** What fails for those who still know a secret as it was. */
export const formerSecret: Readonly<Record<string, Effect>> = {
  '': {
    gravity: 'downtime',
    does: 'the former secret cannot be read',
    page: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html',
  },
};
