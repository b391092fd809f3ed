import type { Block } from '../../model/block.js';
import type { PolicyStatement } from '../../model/policy-document.js';
import { isScalar, textOf } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { judgePolicies } from './facts/judge-policies.js';
import { ofBucket } from './facts/of-bucket.js';

/** `AuthenticatedUsers` are those of any account. */
const everybody = ['/groups/global/AllUsers', '/groups/global/AuthenticatedUsers'];

/** Conditions that leave of everybody only the callers of one network, account, organization or service. */
const narrowing = [
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
];

const policy = (statement: object) =>
  ofBucket({
    aws_s3_bucket_policy: {
      policy: JSON.stringify({
        Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement },
      }),
    },
  });

export default defineRule({
  id: 'S3-10',
  title: 'Bucket is not public by policy or ACL',
  severity: 'critical',
  area: 'security',
  resource: 'aws_s3_bucket',
  why: 'Public buckets are searched for around the clock; what is in one is read within hours.',
  fix: 'Name the principals in the policy instead of `*`, or narrow it by `aws:SourceVpce`, `aws:SourceArn` or `aws:PrincipalOrgID`; remove public ACLs and grants.',
  controls: {
    'PCI-DSS-4.0.1': { '1.3.1': ['PR', 'SP'], '1.4.2': ['PR', 'SP', 'PU'], '7.3.1': ['SP', 'PU'] },
    HIPAA: {
      '164.308(a)(3)(i)': ['PR', 'SP', 'GR', 'NAG'],
      '164.308(a)(4)(ii)(C)': ['SP', 'GR', 'NAG'],
      '164.312(a)(1)': ['PR', 'SP', 'GR', 'NAG'],
      '164.312(a)(2)(i)': ['PR', 'SP'],
      '164.312(e)(1)': ['SP', 'GR', 'NAG'],
    },
    SOC2: { 'CC6.1': ['PR', 'SP'] },
    'AWS-FSBP': { 'S3.2': ['SH', 'SP'], 'S3.3': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  examples: {
    pass: [
      {},
      { acl: 'private' },
      ofBucket({ aws_s3_bucket_acl: { acl: 'log-delivery-write' } }),
      policy({ Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' } }),
      policy({ Principal: '*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-00000000' } } }),
      policy({ Principal: '*', Effect: 'Deny' }),
    ],
    fail: [
      { acl: 'public-read' },
      { grant: [{ uri: 'http://acs.amazonaws.com/groups/global/AllUsers', permissions: ['READ'] }] },
      ofBucket({ aws_s3_bucket_acl: { acl: 'public-read-write' } }),
      ofBucket({ aws_s3_bucket_acl: { acl: 'authenticated-read' } }),
      ofBucket({
        aws_s3_bucket_acl: {
          access_control_policy: {
            grant: [{ grantee: { uri: 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers' } }],
          },
        },
      }),
      policy({ Principal: '*' }),
      policy({ Principal: { AWS: ['*'] } }),
      policy({ NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      policy({ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    ],
    unknown: [
      { acl: '${var.acl}' },
      ofBucket({ aws_s3_bucket_acl: { acl: '${var.acl}' } }),
      ofBucket({ aws_s3_bucket_policy: { policy: '${var.policy}' } }),
    ],
  },
  check: (bucket, { model }) => {
    const where = { type: 'aws_s3_bucket_acl', path: 'bucket' };
    const acls = model.referring(bucket, where).elements;
    // A plan of a new bucket says of its ACL that it is known only after apply, though nobody wrote one.
    const own = bucket.get('acl');
    const isOwn = own.state !== 'unknown' || own.unknown.text !== undefined;
    return [
      ...(isOwn ? byAcl(bucket, bucket.blocks('grant') ?? []) : []),
      ...acls.flatMap((acl) => byAcl(acl, grantsOf(acl))),
      ...judgePolicies(bucket, model, { isWrong: isPublic, fault: 'allows everybody.' }),
    ];
  },
});

function grantsOf(acl: Block): readonly Block[] {
  return (acl.blocks('access_control_policy') ?? []).flatMap((policy) => policy.blocks('grant') ?? []);
}

function byAcl(holder: Block, grants: readonly Block[]): readonly Verdict[] {
  const acl = holder.get('acl');
  if (acl.state === 'unknown') return [unknown('acl')];
  const canned = acl.state === 'known' ? textOf(acl.value) : '';
  if (canned.startsWith('public-') || canned === 'authenticated-read')
    return [fail('acl', `It is ${canned}.`)];
  const open = grants.some((grant) =>
    [grant.values.uri, ...(grant.blocks('grantee') ?? []).map(({ values }) => values.uri)].some(
      (uri) => isScalar(uri) && everybody.some((group) => String(uri).endsWith(group)),
    ),
  );
  return [open ? fail('grant', 'It grants to everybody.') : pass];
}

function isPublic({ effect, principals, notPrincipals, conditions }: PolicyStatement): boolean {
  const all = notPrincipals.length > 0 || principals.some(({ ids }) => ids.includes('*'));
  return effect === 'Allow' && all && !conditions.some(({ key }) => narrowing.includes(key.toLowerCase()));
}
