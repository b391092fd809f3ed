import { expect, it } from 'vitest';
import { wantedLogBucket } from './wanted-log-bucket.js';

const { policy, lifecycle, kmsKeyArn } = wantedLogBucket({
  bucket: 'logs',
  partition: 'aws-cn',
  accountId: '111122223333',
});

it('the log bucket takes the logs of its own account alone, over TLS, in its partition', () => {
  const [tls, ...deliveries] = policy.statements;
  expect(policy.name).toBe('TLS only, delivery of logs');
  expect(tls).toMatchObject({ Effect: 'Deny', Resource: ['arn:aws-cn:s3:::logs', 'arn:aws-cn:s3:::logs/*'] });
  const deliver = { Effect: 'Allow', Action: 's3:PutObject' };
  expect(deliveries).toEqual([
    {
      ...{ Sid: 'MultienvLoadBalancerLogs', ...deliver },
      Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
      Resource: 'arn:aws-cn:s3:::logs/load-balancers/AWSLogs/111122223333/*',
    },
    {
      ...{ Sid: 'MultienvBucketLogs', ...deliver },
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Resource: 'arn:aws-cn:s3:::logs/buckets/*',
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws-cn:s3:::*' },
      },
    },
  ]);
});

it('the log bucket is encrypted with keys of S3, and keeps logs for more than a year', () => {
  expect(kmsKeyArn).toBeUndefined();
  expect(lifecycle.name).toBe('logs kept for 400 days');
  expect(lifecycle.rules).toEqual(
    ['load-balancers', 'buckets'].map((prefix) => ({
      ...{ ID: `multienv-${prefix}`, Status: 'Enabled', Filter: { Prefix: `${prefix}/` } },
      Expiration: { Days: 400 },
      NoncurrentVersionExpiration: { NoncurrentDays: 30 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    })),
  );
});
