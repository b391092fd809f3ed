import { defineResource } from '../define-resource.js';
import type { Effect } from '../effect.js';
import { aliasEffects, keyEffects } from '../effects/keys.js';
import { joined } from '../lookup.js';

/** What is encrypted with a key is lost with it; KMS waits before it deletes one, and the deletion can be cancelled until then. */
const absence: Effect = {
  gravity: 'data-loss',
  does: 'schedules the deletion of the key: after the waiting time nobody can read what it has encrypted',
  page: 'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html',
};

const presence: Effect = {
  gravity: 'none',
  does: 'is a key that encrypts nothing yet',
  page: 'https://docs.aws.amazon.com/kms/latest/developerguide/create-keys.html',
};

const key = defineResource({
  type: 'aws_kms_key',
  identity: { none: 'KMS gives a key its id, and no two keys are alike by their settings' },
  madeAgain:
    'nothing has been encrypted with a key that nothing refers to yet: the next deploy makes another',
  effects: keyEffects,
  presence,
  absence,
  // KMS keeps a deleted key for 30 days, in which its deletion can be cancelled.
  holdsData: false,
});

const alias = defineResource({
  type: 'aws_kms_alias',
  identity: ['name'],
  importId: (names) => joined(names, { order: ['name'], separator: '' }),
  effects: aliasEffects,
  holdsData: false,
});

/** Keys and their aliases. */
export const kmsTypes = [key, alias];
