import { defineError } from '../../../errors/define-error.js';
import type { Invocation } from '../../../errors/invocation.js';

interface About {
  readonly suffix: string;
  readonly invocation: Invocation;
}

/** The snapshot before a replacement did not come about. */
export const snapshotFailed = defineError<
  About & { readonly address: string; readonly name: string; readonly status: string }
>({
  code: 'snapshot-failed',
  summary: 'RDS could not take the snapshot that a deploy needs before it replaces or deletes a database.',
  exitCode: 3,
  message: ({ suffix, address, name, status }) =>
    `${suffix}: snapshot ${name} of ${address} is \`${status}\`. Nothing was changed.`,
  hint: ({ suffix, invocation }) =>
    `Look at it in the RDS console, then run ${invocation.next('deploy', { env: suffix })} again.`,
});

/** The database to take a snapshot of is not there. */
export const databaseNotFound = defineError<About & { readonly address: string }>({
  code: 'database-not-found',
  summary:
    'A deploy would replace or delete a database that RDS does not know, so that there is nothing to take a snapshot of.',
  exitCode: 3,
  message: ({ suffix, address }) => `${suffix}: RDS has no database for ${address}. Nothing was changed.`,
  hint: ({ suffix, invocation }) =>
    `The state may be out of date: plan again with ${invocation.next('plan', { env: suffix })}.`,
});

/** The database to take a snapshot of is in another region than the environment. */
export const databaseElsewhere = defineError<About & { readonly address: string; readonly region: string }>({
  code: 'database-elsewhere',
  summary:
    'A deploy would replace or delete a database in another region than that of the environment, of which it takes no snapshot.',
  exitCode: 1,
  message: ({ suffix, address, region }) =>
    `${suffix}: ${address} is in ${region}, where no snapshot of it is taken. Nothing was changed.`,
  hint: ({ region }) =>
    `Take a snapshot of it yourself in ${region}, then replace it with Terraform. Or undo the change.`,
});
