import { defineRefusals, notChanged } from './define-refusals.js';

/** What KMS refuses, also through the services that use a key. */
export const kmsRefusals = defineRefusals('KMS', [
  {
    codes: [
      'KMSInvalidState',
      'KMS.KMSInvalidStateException',
      'DisabledException',
      'KMS.DisabledException',
      'Disabled',
    ],
    text: /pending deletion|disabled|not enabled|invalid state|pending import/i,
    cause:
      'The KMS key is disabled, or scheduled for deletion. When it is deleted, all that it encrypts is lost.',
    left: notChanged,
    remedy:
      'Stop the deletion and enable it (`aws kms cancel-key-deletion`, `aws kms enable-key`), or name another key.',
    next: 'doctor',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html',
    said: [
      'creating Secrets Manager Secret (x): operation error Secrets Manager: CreateSecret, https response error StatusCode: 400, RequestID: 0f1e, api error KMSInvalidStateException: arn:aws:kms:ap-southeast-1:111122223333:key/x is pending deletion.',
      'reading S3 Object: operation error S3: GetObject, https response error StatusCode: 400, RequestID: 0f1e, HostID: x, api error KMS.DisabledException: arn:aws:kms:ap-southeast-1:111122223333:key/x is disabled.',
    ],
  },
  {
    codes: ['NotFound', 'KMS.NotFoundException'],
    text: /arn:aws[a-z-]*:kms|Key '.*' does not exist|alias\//i,
    cause: 'The KMS key does not exist in this account and region.',
    left: notChanged,
    remedy: 'Correct the ARN of the key in the file.',
    next: 'doctor',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/find-cmk-id-arn.html',
    said: [
      "reading KMS Key (x): operation error KMS: DescribeKey, https response error StatusCode: 400, RequestID: 0f1e, NotFoundException: Key 'arn:aws:kms:ap-southeast-1:111122223333:key/x' does not exist",
    ],
  },
]);
