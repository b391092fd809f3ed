import { type Effects, effectsOf } from '../effect.js';
import { byPolicy } from './by-value/policy-change.js';
import { asNumber, protecting } from './by-value/protecting.js';

const page = 'https://docs.aws.amazon.com/kms/latest/developerguide/editing-keys.html';
const policyPage = 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying.html';

/** What changes of a key mean. */
export const keyEffects: Effects = {
  ...effectsOf(page, { description: ['none', 'describes the key'] }),
  policy: byPolicy({ gravity: 'access', does: 'changes who may use the key', page: policyPage }),
  enable_key_rotation: protecting({
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
    off: 'turns off the yearly rotation: one key encrypts everything from now on',
    on: 'turns on the yearly rotation; what is encrypted stays readable',
    else: 'rotates the key every year, or not',
  }),
  deletion_window_in_days: protecting({
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html',
    level: (value) => asNumber(value) || 30,
    off: 'counts when the key is deleted',
    on: 'counts when the key is deleted',
    less: 'leaves less time to notice that the key is to be deleted',
    more: 'leaves more time to notice that the key is to be deleted',
    else: 'counts when the key is deleted',
  }),
};

/** What changes of an alias mean. */
export const aliasEffects: Effects = effectsOf(
  'https://docs.aws.amazon.com/kms/latest/developerguide/alias-update.html',
  { target_key_id: ['none', 'names another key'] },
);
