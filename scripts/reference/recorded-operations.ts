import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { packageFile } from '../../src/package-files.js';

const subresources: Readonly<Record<string, string>> = {
  accelerate: 'BucketAccelerateConfiguration',
  acl: 'BucketAcl',
  cors: 'BucketCors',
  encryption: 'BucketEncryption',
  lifecycle: 'BucketLifecycleConfiguration',
  logging: 'BucketLogging',
  'object-lock': 'ObjectLockConfiguration',
  ownershipControls: 'BucketOwnershipControls',
  policy: 'BucketPolicy',
  publicAccessBlock: 'PublicAccessBlock',
  replication: 'BucketReplication',
  requestPayment: 'BucketRequestPayment',
  tagging: 'BucketTagging',
  versioning: 'BucketVersioning',
  website: 'BucketWebsite',
};

/** What our deploys ask of AWS, as `service:Operation` in botocore's names, from what `scripts/aws-calls.ts` has recorded. */
export function recordedOperations(): readonly string[] {
  const text = readFileSync(packageFile('test/fixtures/aws-calls.json'), 'utf8');
  const steps = z.record(z.string(), z.array(z.string())).parse(JSON.parse(text));
  return [...new Set(Object.values(steps).flat().map(operation))].sort();
}

function operation(call: string): string {
  const [service = '', rest = ''] = call.split(':');
  if (service === 'elasticloadbalancing') return `elbv2:${rest}`;
  if (service === 'monitoring') return `cloudwatch:${rest}`;
  if (service !== 's3') return call;
  const [method = '', target = ''] = rest.split(' ');
  const [kind, subresource] = target.split('?');
  const verb = { PUT: 'Put', DELETE: 'Delete', HEAD: 'Head' }[method] ?? 'Get';
  if (kind === 'object') return `s3:${verb}Object`;
  // What a bucket holds is asked for with parameters, not with a sub-resource.
  if (subresource === 'delimiter' || subresource === 'max-keys') return 's3:ListObjectsV2';
  if (subresource === undefined)
    return `s3:${{ PUT: 'Create', DELETE: 'Delete', HEAD: 'Head' }[method] ?? 'Get'}Bucket`;
  const name = subresources[subresource];
  if (name === undefined) throw new Error(`${call} of aws-calls.json needs the name of its operation`);
  return `s3:${verb}${name}`;
}
