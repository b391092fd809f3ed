/** Requests to S3 whose IAM action has another name than the sub-resource says. */
const s3Actions: Readonly<Record<string, string>> = {
  'PUT bucket': 's3:CreateBucket',
  'HEAD object': 's3:GetObject',
  'GET object': 's3:GetObject',
  'PUT object': 's3:PutObject',
  'DELETE object': 's3:DeleteObject',
  'DELETE bucket': 's3:DeleteBucket',
  'HEAD bucket': 's3:ListBucket',
  'GET bucket': 's3:ListBucket',
  'GET bucket?delimiter': 's3:ListBucket',
  'GET bucket?max-keys': 's3:ListBucket',
  'GET bucket?versions': 's3:ListBucketVersions',
  'GET bucket?location': 's3:GetBucketLocation',
  'GET bucket?acl': 's3:GetBucketAcl',
  'GET bucket?cors': 's3:GetBucketCORS',
  'GET bucket?website': 's3:GetBucketWebsite',
  'GET bucket?versioning': 's3:GetBucketVersioning',
  'PUT bucket?versioning': 's3:PutBucketVersioning',
  'GET bucket?accelerate': 's3:GetAccelerateConfiguration',
  'GET bucket?requestPayment': 's3:GetBucketRequestPayment',
  'GET bucket?logging': 's3:GetBucketLogging',
  'GET bucket?lifecycle': 's3:GetLifecycleConfiguration',
  'PUT bucket?lifecycle': 's3:PutLifecycleConfiguration',
  'DELETE bucket?lifecycle': 's3:PutLifecycleConfiguration',
  'PUT bucket?logging': 's3:PutBucketLogging',
  'GET bucket?replication': 's3:GetReplicationConfiguration',
  'GET bucket?encryption': 's3:GetEncryptionConfiguration',
  'PUT bucket?encryption': 's3:PutEncryptionConfiguration',
  'DELETE bucket?encryption': 's3:PutEncryptionConfiguration',
  'GET bucket?object-lock': 's3:GetBucketObjectLockConfiguration',
  'GET bucket?tagging': 's3:GetBucketTagging',
  'PUT bucket?tagging': 's3:PutBucketTagging',
  'DELETE bucket?tagging': 's3:PutBucketTagging',
  'GET bucket?policy': 's3:GetBucketPolicy',
  'PUT bucket?policy': 's3:PutBucketPolicy',
  'DELETE bucket?policy': 's3:DeleteBucketPolicy',
  'GET bucket?ownershipControls': 's3:GetBucketOwnershipControls',
  'PUT bucket?ownershipControls': 's3:PutBucketOwnershipControls',
  'DELETE bucket?ownershipControls': 's3:PutBucketOwnershipControls',
  'GET bucket?publicAccessBlock': 's3:GetBucketPublicAccessBlock',
  'PUT bucket?publicAccessBlock': 's3:PutBucketPublicAccessBlock',
  'DELETE bucket?publicAccessBlock': 's3:PutBucketPublicAccessBlock',
};

/** Services whose IAM actions have another prefix than their signatures. */
const prefixes: Readonly<Record<string, string>> = { monitoring: 'cloudwatch' };

/** The IAM action that a recorded call needs; undefined for `sts:GetCallerIdentity`, which nobody can be denied. */
export function iamAction(call: string): string | undefined {
  if (call === 'sts:GetCallerIdentity') return undefined;
  const [service = '', operation] = call.split(':');
  if (service !== 's3') return `${prefixes[service] ?? service}:${operation}`;
  const action = s3Actions[call.slice('s3:'.length)];
  if (action === undefined)
    throw new Error(`${call}: which IAM action does it need? Add it to scripts/recording/iam-actions.ts.`);
  return action;
}
