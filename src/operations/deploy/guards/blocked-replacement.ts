import type { BlockedReplacement } from '../../../changes/blocked-replacements.js';
import { replacementBlocked } from '../limits/limit-errors.js';
import { defineGuard } from './guard.js';

/** Terraform plans it, and AWS refuses it halfway. */
export const blockedReplacement = defineGuard({
  id: 'blocked-replacement',
  title: 'A resource is replaced only where its name is free for the new one, and nobody uses the old one.',
  problemsOf: ({ run, contents }) =>
    contents.blocked.map((one) =>
      replacementBlocked.problem({ suffix: run.environment.suffix, address: one.address, ...wordsOf(one) }),
    ),
});

function wordsOf({ reason, name, users }: BlockedReplacement) {
  if (reason === 'name-taken')
    return {
      reason: `the new one is made first, while the name ${name} is taken by the old one`,
      remedy:
        'Undo the change that forces the replacement, give the new one another name (a name that says what has changed), or leave out `create_before_destroy`.',
    };
  if (reason === 'name-kept')
    return {
      reason: `AWS keeps the name ${name} for days after the deletion of the old one`,
      remedy: 'Undo the change that forces the replacement, or give the new one another name.',
    };
  return {
    reason: `the old one (${name}) goes first, while ${users.join(', ')} still use it`,
    remedy:
      'Undo the change that forces the replacement, or set `create_before_destroy = true` and give the new one another name.',
  };
}
