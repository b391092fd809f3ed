import { defineRefusals, notChanged, notDeleted, notMade } from './define-refusals.js';

const page = 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html';
const op = (what: string, call: string, status: number) =>
  `${what}: operation error S3: ${call}, https response error StatusCode: ${status}, RequestID: 0f1e, HostID: x`;

/** What S3 refuses. */
export const s3Refusals = defineRefusals('S3', [
  {
    codes: ['BucketAlreadyOwnedByYou'],
    cause: 'Your account has a bucket of this name already, and the state does not know it.',
    left: notMade,
    remedy:
      'Where an earlier run of this environment made it, recover takes it into the state. Otherwise set another `storage.bucketName`.',
    next: 'recover',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html',
    said: [
      `${op('creating S3 Bucket (data-dev-001)', 'CreateBucket', 409)}, BucketAlreadyOwnedByYou: Your previous request to create the named bucket succeeded and you already own it.`,
    ],
  },
  {
    codes: ['BucketAlreadyExists'],
    cause: 'Somebody in another account has a bucket of this name: names hold for a whole partition of AWS.',
    left: notMade,
    remedy:
      'Set another `storage.bucketName` or `storage.bucketPrefix`, or `storage.bucketNamespace: account-region`.',
    next: 'validate',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
    said: [
      `${op('creating S3 Bucket (data)', 'CreateBucket', 409)}, BucketAlreadyExists: The requested bucket name is not available.`,
    ],
  },
  {
    codes: ['BucketNotEmpty'],
    cause: 'The bucket has objects, or older versions of some. S3 deletes empty buckets alone.',
    left: notDeleted,
    remedy:
      'Save what is needed and empty it, versions included; or set `storage.forceDestroy: true`, deploy that, and destroy then.',
    next: 'destroy',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/empty-bucket.html',
    said: [
      `${op('deleting S3 Bucket (data-dev-001)', 'DeleteBucket', 409)}, api error BucketNotEmpty: The bucket you tried to delete is not empty. You must delete all versions in the bucket.`,
    ],
  },
  {
    codes: ['OperationAborted'],
    cause: 'Another change of this bucket runs, or a bucket of this name was deleted minutes ago.',
    left: notChanged,
    remedy: 'Wait some minutes; after a deletion up to an hour.',
    next: 'deploy',
    page,
    said: [
      `${op('creating S3 Bucket (data-dev-001)', 'CreateBucket', 409)}, api error OperationAborted: A conflicting conditional operation is currently in progress against this resource. Please try again.`,
    ],
  },
  {
    codes: ['PermanentRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraintException'],
    cause: 'The bucket is in another region than the one that was asked.',
    left: notChanged,
    remedy: 'Correct `aws.region`, or `backend.region` for the bucket of the states.',
    next: 'doctor',
    page,
    said: [
      `${op('reading S3 Bucket (data-dev-001)', 'HeadBucket', 301)}, api error PermanentRedirect: The bucket you are attempting to access must be addressed using the specified endpoint.`,
    ],
  },
  {
    codes: ['TooManyBuckets'],
    cause: 'The account has as many buckets as its quota allows.',
    left: notMade,
    remedy: 'Have the quota raised (Service Quotas, “Amazon S3”), or delete buckets that nobody needs.',
    next: 'doctor',
    page,
    said: [
      `${op('creating S3 Bucket (data-dev-001)', 'CreateBucket', 400)}, api error TooManyBuckets: You have attempted to create more buckets than allowed`,
    ],
  },
  {
    codes: ['MalformedPolicy'],
    types: ['aws_s3_bucket_policy', 'aws_s3_bucket'],
    cause:
      'S3 does not take the bucket policy: a principal, action or resource in it does not exist or does not fit.',
    left: 'The bucket stands without this policy. What was made before is in the state.',
    remedy: 'Correct the policy as AWS says above.',
    next: 'plan',
    page,
    said: [
      `${op('putting S3 Bucket (data-dev-001) Policy', 'PutBucketPolicy', 400)}, api error MalformedPolicy: Policy has invalid resource`,
    ],
  },
]);
