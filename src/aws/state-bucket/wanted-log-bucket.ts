import { accessLogPrefix as loadBalancerPrefix } from '../../constructs/load-balancer/access-log-prefix.js';
import { accessLogPrefix as bucketPrefix } from '../../constructs/storage/access-log-prefix.js';
import { type PolicyStatement, tlsOnly, type WantedBucket } from './state-bucket-settings.js';

/** The bucket of logs, and whose logs may come there. */
export interface LogBucketPlace {
  readonly bucket: string;
  readonly partition: string;
  readonly accountId: string;
}

/** A year that may be asked for, and what it takes to notice that it is. */
const keptDays = 400;

/**
 * TLS only, and the logs of this account: AWS delivers no others, whoever asks it to.
 * Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html and
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function logBucketStatements({
  bucket,
  partition,
  accountId,
}: LogBucketPlace): readonly PolicyStatement[] {
  const arn = `arn:${partition}:s3:::${bucket}`;
  const deliver = { Effect: 'Allow', Action: 's3:PutObject' };
  return [
    tlsOnly(bucket, partition),
    {
      Sid: 'MultienvLoadBalancerLogs',
      ...deliver,
      Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
      // The account of the load balancer is part of the key: the page of AWS has no condition on the source.
      Resource: `${arn}/${loadBalancerPrefix}/AWSLogs/${accountId}/*`,
    },
    {
      Sid: 'MultienvBucketLogs',
      ...deliver,
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Resource: `${arn}/${bucketPrefix}/*`,
      Condition: {
        StringEquals: { 'aws:SourceAccount': accountId },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:s3:::*` },
      },
    },
  ];
}

/** What the bucket of logs has to be like. Load balancers write to no bucket with another encryption than that with keys of S3. */
export function wantedLogBucket(place: LogBucketPlace): WantedBucket {
  return {
    kmsKeyArn: undefined,
    policy: { name: 'TLS only, delivery of logs', statements: logBucketStatements(place) },
    lifecycle: {
      name: `logs kept for ${keptDays} days`,
      rules: [loadBalancerPrefix, bucketPrefix].map((prefix) => ({
        ID: `multienv-${prefix}`,
        Status: 'Enabled',
        Filter: { Prefix: `${prefix}/` },
        Expiration: { Days: keptDays },
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      })),
    },
  };
}
