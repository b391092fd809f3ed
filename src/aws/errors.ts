import { type PasswordFault, passwordFaultWords } from '../constructs/database/password-fault.js';
import { defineError } from '../errors/define-error.js';
import type { Invocation } from '../errors/invocation.js';
import { missingCredentialsText, signInHint } from '../errors/sign-in-hint.js';
import type { Tried } from './network/tried.js';

/** No credentials, or none that still hold. */
export const awsCredentialsMissing = defineError<{
  readonly reason: string;
  /** Its suffix. */
  readonly environment: string;
  readonly invocation: Invocation;
}>({
  code: 'aws-credentials-missing',
  summary: 'AWS credentials were not found, have expired, or are not accepted.',
  exitCode: 3,
  message: ({ reason, environment }) => missingCredentialsText(environment, reason),
  hint: ({ invocation, environment }) => signInHint(invocation, environment),
});

/** The network is down, or a proxy stands between. */
export const awsUnreachable = defineError<{
  readonly service: string;
  readonly reason: string;
  /** Where the request went; undefined where that is no request of the SDK. */
  readonly tried?: Tried | undefined;
  readonly invocation: Invocation;
}>({
  code: 'aws-unreachable',
  summary: 'AWS, or the emulator, did not answer.',
  exitCode: 3,
  message: ({ service, reason, tried }) => `${service} cannot be reached${placeOf(tried)}: ${reason}.`,
  hint: ({ reason, tried, invocation }) => {
    if (tried?.refusal === '407')
      return 'The proxy asks for a name and a password: HTTPS_PROXY=http://NAME:PASSWORD@HOST:PORT.';
    if (untrusted.test(reason))
      return 'Somebody answers with a certificate that is not trusted here, mostly a proxy that reads along: name the file of its certificates in AWS_CA_BUNDLE.';
    if (tried?.proxy !== undefined)
      return 'Check the proxy (HTTPS_PROXY), what needs none (NO_PROXY), the network and the region.';
    return `Check the network, the region, and that the sandbox is still running (${invocation.next('sandbox status')}). A network with a proxy: HTTPS_PROXY.`;
  },
});

const untrusted = /CERT|SELF_SIGNED|UNABLE_TO|DEPTH_/;

function placeOf(tried: Tried | undefined): string {
  if (tried === undefined) return '';
  return ` at ${tried.host}${tried.proxy === undefined ? '' : ` through the proxy ${tried.proxy}`}`;
}

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

/** The secret has a value that is no password for RDS. */
export const secretUnusable = defineError<{
  readonly name: string;
  readonly fault: PasswordFault;
  readonly suffix: string;
  readonly invocation: Invocation;
  /** The words of the AWS CLI that put another value there, in the region of the secret. */
  readonly put: string;
}>({
  code: 'secret-unusable',
  summary: 'RDS would refuse the value of the secret as the password of the database.',
  exitCode: 3,
  message: ({ name, fault }) =>
    `RDS would refuse the value of the secret ${name} as a password: ${passwordFaultWords[fault]}.`,
  hint: ({ suffix, invocation, put }) =>
    `Have a new one generated: ${invocation.next('secret rotate', { env: suffix })}. Or put your own there, 8 to 128 ASCII characters without \`/\`, \`@\`, \`"\`, spaces and line breaks: printf %s "$PASSWORD" | ${put}`,
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
    'If `aws.accountId` or `backend.bucketOwner` was edited, put the former account back. Else find out whose the bucket is. If it is meant, name its account: `bucketOwner: "…"` under `backend`. Otherwise choose another `backend.bucket`.',
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

/** A stack would send access logs to a bucket that nobody has made. */
export const logBucketMissing = defineError<{
  readonly bucket: string;
  readonly suffix: string;
  readonly invocation: Invocation;
}>({
  code: 'log-bucket-missing',
  summary: 'The bucket that receives access logs does not exist.',
  exitCode: 3,
  message: ({ bucket, suffix }) =>
    `${suffix}: the bucket ${bucket}, which receives its access logs, does not exist.`,
  hint: ({ suffix, invocation }) =>
    `Create it, once for the account and region: ${invocation.next('bootstrap', { env: suffix })}. Or name another in \`logs.bucket\`, or set \`loadBalancer.accessLogs: false\` and \`storage.accessLogs: false\`.`,
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
