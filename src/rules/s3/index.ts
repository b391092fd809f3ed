import type { Rule } from '../define-rule.js';
import accessLogs from './access-logs.js';
import accessPoint from './access-point.js';
import accountPublicAccess from './account-public-access.js';
import bucketKey from './bucket-key.js';
import dnsName from './dns-name.js';
import encryption from './encryption.js';
import forceDestroy from './force-destroy.js';
import forceDestroyExplicit from './force-destroy-explicit.js';
import incompleteUploads from './incomplete-uploads.js';
import lifecycle from './lifecycle.js';
import notPublic from './not-public.js';
import otherAccounts from './other-accounts.js';
import ownership from './ownership.js';
import policyLockout from './policy-lockout.js';
import publicAccessBlock from './public-access-block.js';
import tlsOnly from './tls-only.js';
import versioning from './versioning.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const s3Rules: readonly Rule[] = [
  publicAccessBlock,
  accountPublicAccess,
  encryption,
  bucketKey,
  forceDestroyExplicit,
  forceDestroy,
  versioning,
  tlsOnly,
  policyLockout,
  notPublic,
  accessLogs,
  lifecycle,
  ownership,
  otherAccounts,
  incompleteUploads,
  dnsName,
  accessPoint,
];
