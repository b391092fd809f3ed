import { type Effect, type Effects, effectsOf } from '../effect.js';
import { asNumber, protecting, unlessTrue } from './by-value/protecting.js';

const vaultPage = 'https://docs.aws.amazon.com/aws-backup/latest/devguide/vaults.html';
const lockPage = 'https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html';
const planPage = 'https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html';

const vault: Effects = {
  force_destroy: protecting({
    ...{ page: vaultPage, level: unlessTrue },
    off: 'turns off the protection of what is in the vault: a deletion of the vault takes every backup with it',
    on: 'turns on the protection of what is in the vault: it is deleted only when it is empty',
    else: 'counts when the vault is deleted',
  }),
};

const lock: Effects = {
  min_retention_days: protecting({
    ...{ page: lockPage, level: asNumber },
    off: 'lets backups be deleted at once',
    on: 'keeps backups from deletion',
    less: 'keeps later backups from deletion for fewer days',
    more: 'keeps later backups from deletion for more days',
    else: 'changes for how long later backups are kept from deletion',
  }),
};

const plan: Effects = {
  ...effectsOf(planPage, {
    rule: ['none', 'says when later backups are made, where they go and how long they are kept'],
  }),
  'rule.lifecycle.delete_after': protecting({
    ...{ page: planPage, level: asNumber },
    off: 'keeps later backups for ever',
    on: 'deletes later backups after some days',
    less: 'keeps later backups for fewer days',
    more: 'keeps later backups for more days',
    else: 'changes for how long later backups are kept',
  }),
};

const locked: Effect = {
  gravity: 'none',
  does: 'locks the vault: its backups cannot be deleted before their days are over',
  page: lockPage,
  protection: 'on',
};
const unlocked: Effect = {
  gravity: 'access',
  does: 'takes the lock off the vault: whoever has the right may delete its backups',
  page: lockPage,
  protection: 'off',
};
const planned: Effect = {
  gravity: 'none',
  does: 'backs up from now on, every day',
  page: planPage,
  protection: 'on',
};
const unplanned: Effect = {
  gravity: 'access',
  does: 'ends the daily backups: those that there are stay for their days',
  page: planPage,
  protection: 'off',
};

/** What changes of vaults, locks and plans of AWS Backup mean. */
export const backupEffects = { vault, lock, locked, unlocked, plan, planned, unplanned } as const;
