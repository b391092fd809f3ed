import { defineRefusals } from './define-refusals.js';

const iam = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const refused = 'The refused step was not done. What was done before it is in the state.';
const denied = [
  'AccessDenied',
  'UnauthorizedOperation',
  'Client.UnauthorizedOperation',
  'NotAuthorized',
  'AuthorizationError',
] as const;
const run =
  'creating EC2 Launch Template: operation error EC2: CreateLaunchTemplate, https response error StatusCode: 403, RequestID: 0f1e';
const role =
  'creating IAM Role (app-dev-001): operation error IAM: CreateRole, https response error StatusCode: 403, RequestID: 0f1e';

/** What any service refuses: permissions, credentials, too many requests. */
export const everyServiceRefusals = defineRefusals('Any service', [
  {
    codes: denied,
    text: /service control policy|resource control policy/i,
    cause:
      'A policy of the organization forbids it to the whole account: no permission of the role can allow it.',
    left: refused,
    remedy: 'Ask whoever administers the AWS Organization, or use a region and settings that it allows.',
    next: 'doctor',
    page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
    said: [
      `${role}, api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role/deploy/x is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/app-dev-001 with an explicit deny in a service control policy`,
    ],
  },
  {
    codes: denied,
    text: /permissions boundary/i,
    cause: 'The permissions boundary of the deploying role does not allow it.',
    left: refused,
    remedy:
      'Allow the action in the boundary (docs/guides/deployer-permissions.md lists all that a deploy needs).',
    next: 'doctor',
    page: `${iam}/access_policies_boundaries.html`,
    said: [
      `${role}, api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role/deploy/x is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/app-dev-001 because no permissions boundary allows the iam:CreateRole action`,
    ],
  },
  {
    codes: denied,
    text: /Encoded authorization failure message/i,
    cause: 'The deploying role may not do this; EC2 tells why in an encoded message.',
    left: refused,
    remedy:
      'Read it with `aws sts decode-authorization-message --encoded-message …`, and allow the action (docs/guides/deployer-permissions.md).',
    next: 'doctor',
    page: `${iam}/troubleshoot_access-denied.html`,
    said: [
      `${run}, api error UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/deploy/x is not authorized to perform: ec2:CreateLaunchTemplate on resource: arn:aws:ec2:ap-southeast-1:111122223333:launch-template/* because no identity-based policy allows the ec2:CreateLaunchTemplate action. Encoded authorization failure message: abc`,
    ],
  },
  {
    codes: denied,
    cause: 'The deploying role may not do this.',
    left: refused,
    remedy:
      'Allow the action to the role (docs/guides/deployer-permissions.md lists all that a deploy needs).',
    next: 'doctor',
    page: `${iam}/troubleshoot_access-denied.html`,
    said: [
      `${role}, api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role/deploy/x is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/app-dev-001 because no identity-based policy allows the iam:CreateRole action`,
      'reading Secrets Manager Secret (x): operation error Secrets Manager: DescribeSecret, https response error StatusCode: 400, RequestID: 0f1e, api error AccessDeniedException: User is not authorized to perform: secretsmanager:DescribeSecret',
    ],
  },
  {
    codes: ['ExpiredToken', 'RequestExpired'],
    cause: 'The credentials have expired, perhaps during the run.',
    left: refused,
    remedy: 'Sign in again (`aws sso login`, or new keys).',
    next: 'plan',
    page: `${iam}/id_credentials_temp_use-resources.html`,
    said: [
      'reading EC2 VPC: operation error EC2: DescribeVpcs, https response error StatusCode: 403, RequestID: 0f1e, api error ExpiredToken: The security token included in the request is expired',
      'reading RDS: operation error RDS: DescribeDBInstances, https response error StatusCode: 403, RequestID: 0f1e, api error ExpiredTokenException: The security token included in the request is expired',
    ],
  },
  {
    codes: [
      'InvalidClientTokenId',
      'UnrecognizedClient',
      'AuthFailure',
      'SignatureDoesNotMatch',
      'InvalidAccessKeyId',
      'IncompleteSignature',
    ],
    cause:
      'AWS does not accept these credentials: they are of another partition, were deleted, or the region is not enabled for the account.',
    left: refused,
    remedy: 'Check `aws sts get-caller-identity`, and that the account has enabled the region.',
    next: 'doctor',
    page: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html',
    said: [
      'validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 0f1e, api error InvalidClientTokenId: The security token included in the request is invalid.',
    ],
  },
  {
    codes: ['OptInRequired', 'SubscriptionRequired'],
    cause: 'The account has not enabled this region or service.',
    left: refused,
    remedy: 'Enable it for the account.',
    next: 'doctor',
    page: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html',
    said: [
      `${run}, api error OptInRequired: You are not subscribed to this service. Please go to http://aws.amazon.com to subscribe.`,
    ],
  },
  {
    codes: [
      'Throttling',
      'ThrottledException',
      'RequestLimitExceeded',
      'TooManyRequests',
      'SlowDown',
      'PriorRequestNotComplete',
      'RequestThrottled',
    ],
    cause:
      'The account sends more requests than the service takes; the provider has repeated it and given up.',
    left: refused,
    remedy: 'Wait some minutes, and run fewer environments at once (`--parallel 1`).',
    next: 'plan',
    page: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html',
    said: [
      `${run}, api error RequestLimitExceeded: Request limit exceeded.`,
      `${role}, api error Throttling: Rate exceeded`,
      'reading RDS: operation error RDS: DescribeDBInstances, https response error StatusCode: 400, RequestID: 0f1e, api error ThrottlingException: Rate exceeded',
    ],
  },
  {
    codes: [
      'ServiceUnavailable',
      'InternalFailure',
      'InternalError',
      'InternalServerError',
      'InternalService',
      'Unavailable',
    ],
    cause: 'The service of AWS had a fault of its own.',
    left: 'What AWS had begun may exist and be missing from the state: recover looks for it.',
    remedy: 'Look at https://health.aws.amazon.com, and wait some minutes.',
    next: 'recover',
    page: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html',
    said: [`${run}, api error InternalError: An internal error has occurred`],
  },
]);
