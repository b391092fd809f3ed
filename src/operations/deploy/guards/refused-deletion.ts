import { deletionProblems } from '../limits/deletion-limits.js';
import { defineGuard } from './guard.js';

/** AWS would refuse the deletion when other changes are made already. */
export const refusedDeletion = defineGuard({
  id: 'refused-deletion',
  title:
    'A bucket that is kept is deleted only when it is empty, and a database only when the name of its final snapshot is free.',
  problemsOf: ({ run, contents, loaded }) => deletionProblems({ run, weighed: contents.weighed, loaded }),
});
