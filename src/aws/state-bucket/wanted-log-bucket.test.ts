import { expect, it } from 'vitest';
import { wantedLogBucket } from './wanted-log-bucket.js';

const { policy, lifecycle, kmsKeyArn } = wantedLogBucket({
  bucket: 'logs',
  partition: 'aws-cn',
  accountId: '111122223333',
});

it('the log bucket takes the logs of its own account alone, over TLS, in its partition', () => {
  const [tls, loadBalancers, buckets] = policy.statements;
  expect(tls).toMatchObject({ Effect: 'Deny', Resource: ['arn:aws-cn:s3:::logs', 'arn:aws-cn:s3:::logs/*'] });
  expect(loadBalancers).toMatchObject({
    Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: 'arn:aws-cn:s3:::logs/load-balancers/AWSLogs/111122223333/*',
  });
  expect(buckets).toMatchObject({
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Resource: 'arn:aws-cn:s3:::logs/buckets/*',
    Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
  });
  expect(policy.statements).toHaveLength(3);
});

it('the log bucket is encrypted with keys of S3, and keeps logs for more than a year', () => {
  expect(kmsKeyArn).toBeUndefined();
  expect(lifecycle.rules.map(({ ID, Filter, Expiration }) => [ID, Filter?.Prefix, Expiration?.Days])).toEqual(
    [
      ['multienv-load-balancers', 'load-balancers/', 400],
      ['multienv-buckets', 'buckets/', 400],
    ],
  );
});
