import { defineError } from '../errors/define-error.js';
import type { Invocation } from '../errors/invocation.js';

/** No credentials, or none that still hold. */
export const awsCredentialsMissing = defineError<{ readonly reason: string; readonly environment: string }>({
  code: 'aws-credentials-missing',
  summary: 'AWS credentials were not found, have expired, or are not accepted.',
  exitCode: 3,
  message: ({ reason, environment }) => `No usable AWS credentials for ${environment}: ${reason}`,
  hint: () =>
    'Sign in (for example: aws sso login) or name a profile under aws.profile. Without an account, use --sandbox.',
});

/** The network is down, or a proxy stands between. */
export const awsUnreachable = defineError<{
  readonly service: string;
  readonly reason: string;
  readonly invocation: Invocation;
}>({
  code: 'aws-unreachable',
  summary: 'AWS, or the emulator, did not answer.',
  exitCode: 3,
  message: ({ service, reason }) => `${service} cannot be reached: ${reason}.`,
  hint: ({ invocation }) =>
    `Check the network, the region, and that the sandbox is still running (${invocation.next('sandbox status')}).`,
});

/** AWS answered with a refusal. */
export const awsRefused = defineError<{
  readonly service: string;
  readonly name: string;
  readonly reason: string;
}>({
  code: 'aws-refused',
  summary: 'AWS refused a request.',
  exitCode: 3,
  message: ({ service, name, reason }) => `${service} refused the request (${name}): ${reason}`,
  hint: () =>
    'Check that the credentials in use have this permission, and that region and account are the intended ones.',
});

/** The secret was deleted and its recovery window runs. */
export const secretScheduledForDeletion = defineError<{
  readonly name: string;
  readonly suffix: string;
  readonly invocation: Invocation;
}>({
  code: 'secret-scheduled-for-deletion',
  summary: 'The secret of the database password was deleted and can still be restored.',
  exitCode: 3,
  message: ({ name }) => `The secret ${name} is scheduled for deletion.`,
  hint: ({ suffix, invocation }) => `Restore it: ${invocation.next('secret restore', { env: suffix })}`,
});

/** There is no secret to rotate or to restore. */
export const secretNotFound = defineError<{
  readonly name: string;
  readonly suffix: string;
  readonly invocation: Invocation;
}>({
  code: 'secret-not-found',
  summary: 'The secret of the database password does not exist.',
  exitCode: 3,
  message: ({ name }) => `The secret ${name} does not exist.`,
  hint: ({ suffix, invocation }) => `Create it: ${invocation.next('secret init', { env: suffix })}`,
});

/** The bucket of the state is somebody else's, or these credentials may not use it. */
export const stateBucketNotOurs = defineError<{
  readonly bucket: string;
  readonly owner: string | undefined;
  readonly reason: string;
}>({
  code: 'state-bucket-not-ours',
  summary:
    'The bucket of the state belongs to another account, or the credentials in use have no access to it.',
  exitCode: 3,
  message: ({ bucket, owner, reason }) =>
    `The bucket ${bucket} cannot be used${owner === undefined ? '' : ` as one of account ${owner}`}: ${reason}`,
  hint: () =>
    'Bucket names are shared by all AWS accounts: choose another `backend.bucket`, or use credentials that have access to this one.',
});

/** Somebody else has a bucket of that name. */
export const stateBucketForeign = defineError<{ readonly bucket: string; readonly owner: string }>({
  code: 'state-bucket-foreign',
  summary:
    'The bucket of the state belongs to another AWS account than `backend.bucketOwner`, or `aws.accountId`, says: somebody may have taken its name.',
  exitCode: 3,
  message: ({ bucket, owner }) =>
    `The bucket ${bucket} belongs to another AWS account than ${owner}, and accepts requests of these credentials: somebody may have taken its name to receive states. No state was sent to it or read from it.`,
  hint: () =>
    'Find out whose it is. If it is meant, name its account: `bucketOwner: "…"` under `backend`. Otherwise choose another `backend.bucket`.',
});

/** The bucket would be made in the wrong account. */
export const stateBucketOwnerElsewhere = defineError<{
  readonly bucket: string;
  readonly owner: string;
  readonly account: string;
}>({
  code: 'state-bucket-owner-elsewhere',
  summary:
    '`bootstrap` would make the bucket in another AWS account than `backend.bucketOwner`, or `aws.accountId`, says.',
  exitCode: 3,
  message: ({ bucket, owner, account }) =>
    `The bucket ${bucket} would be made in account ${account}, but it has to belong to ${owner}.`,
  hint: ({ owner }) =>
    `Run it with credentials of account ${owner}, or change \`backend.bucketOwner\` (or \`aws.accountId\`).`,
});

/** There is no bucket for the state. */
export const stateBucketMissing = defineError<{
  readonly bucket: string;
  readonly suffix: string;
  readonly invocation: Invocation;
}>({
  code: 'state-bucket-missing',
  summary: 'The bucket that `backend` names does not exist.',
  exitCode: 3,
  message: ({ bucket, suffix }) => `${suffix}: the bucket ${bucket} for the state does not exist.`,
  hint: ({ suffix, invocation }) => `Create it: ${invocation.next('bootstrap', { env: suffix })}`,
});

/** The bucket of the state is in another region than the file says. */
export const stateBucketElsewhere = defineError<{
  readonly bucket: string;
  readonly found: string;
  readonly wanted: string;
}>({
  code: 'state-bucket-elsewhere',
  summary: 'The bucket of the state is in another region than `backend.region` says.',
  message: ({ bucket, found, wanted }) => `The bucket ${bucket} is in ${found}, not in ${wanted}.`,
  hint: ({ found }) => `Write \`region: ${found}\` under \`backend\`, or choose another bucket.`,
});
