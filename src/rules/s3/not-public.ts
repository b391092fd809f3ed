import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import { isScalar, isUnknown, textOf, Unknown, type Value } from '../../model/value.js';
import { isWritten } from '../conditions/is-written.js';
import { letsEverybodyPast } from '../conditions/strangers/lets-everybody-in.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { whereNotBlocked } from './facts/blocked-by-default.js';
import { judgePolicies } from './facts/judge-policies.js';
import { ofBucket } from './facts/of-bucket.js';

/** `AuthenticatedUsers` are those of any account. */
const everybody = ['/groups/global/AllUsers', '/groups/global/AuthenticatedUsers'];

const policy = (statement: object) =>
  ofBucket({
    aws_s3_bucket_policy: {
      policy: JSON.stringify({
        Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement },
      }),
    },
  });

/** A bucket whose policy is merged of others; its own statement is closed. */
const merged = (source_policy_documents: readonly string[]) => ({
  data: {
    aws_iam_policy_document: {
      open: {
        statement: { actions: ['s3:GetObject'], principals: { type: '*', identifiers: ['*'] } },
      },
      whole: { source_policy_documents, statement: { effect: 'Deny', actions: ['s3:*'] } },
    },
  },
  resource: {
    aws_s3_bucket: { data: {} },
    aws_s3_bucket_policy: {
      data: { bucket: '${aws_s3_bucket.data.id}', policy: '${data.aws_iam_policy_document.whole.json}' },
    },
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
      policy({ Principal: '*', Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-00000000' } } }),
      policy({ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } } }),
      {
        stack: merged(['${data.aws_iam_policy_document.open.json}']),
      },
    ],
    unknown: [
      { acl: '${var.acl}' },
      ofBucket({ aws_s3_bucket_acl: { acl: '${var.acl}' } }),
      ofBucket({ aws_s3_bucket_policy: { policy: '${var.policy}' } }),
      { stack: merged(['${var.policy}']) },
    ],
  },
  check: (bucket, { model, today }) => {
    const where = { type: 'aws_s3_bucket_acl', path: 'bucket' };
    const byDefault = whereNotBlocked(bucket, model);
    const { elements: acls, unresolved } = model.referring(bucket, where);
    const others = unresolved ? model.ofType(where.type).filter((acl) => !acls.includes(acl)) : [];
    const mayBeOpen = others.some((acl) =>
      byAcl(acl, grantsOf(acl)).some(({ outcome }) => outcome === 'fail'),
    );
    const byAcls = [...byOwnAcl(bucket), ...acls.flatMap((acl) => byAcl(acl, grantsOf(acl)))];
    return [
      ...byAcls.map((one) =>
        one.outcome === 'fail' ? { ...one, message: `${one.message ?? ''}${byDefault}` } : one,
      ),
      ...(mayBeOpen ? [unknown('', 'Whether an ACL that opens is of this bucket is not known yet.')] : []),
      ...judgePolicies(bucket, model, {
        isWrong: (one, policy) => letsEverybodyPast(one, policy, today),
        fault: `allows everybody.${byDefault}`,
      }),
    ];
  },
});

/** A plan of a new bucket may say of both that they are known only after apply, though nobody wrote them. */
function byOwnAcl(bucket: Element): readonly Verdict[] {
  const isAclOpen = bucket.get('acl').state === 'unknown' && !isWritten(bucket, 'acl');
  if (isAclOpen) return [];
  return byAcl(bucket, bucket.blocks('grant') ?? (isWritten(bucket, 'grant') ? undefined : []));
}

/** Undefined where they are known only after apply. */
function grantsOf(acl: Block): readonly Block[] | undefined {
  const grants = acl.blocks('access_control_policy')?.map((policy) => policy.blocks('grant'));
  return grants === undefined || grants.includes(undefined)
    ? undefined
    : grants.flatMap((some) => some ?? []);
}

function byAcl(holder: Block, grants: readonly Block[] | undefined): readonly Verdict[] {
  const acl = holder.get('acl');
  if (acl.state === 'unknown') return [unknown('acl')];
  const canned = acl.state === 'known' ? textOf(acl.value) : '';
  if (canned.startsWith('public-') || canned === 'authenticated-read')
    return [fail('acl', `It is ${canned}.`)];
  if (grants === undefined) return [unknown('grant')];
  const uris = grants.flatMap((grant) => [
    grant.values.uri,
    ...(grant.blocks('grantee')?.map(({ values }) => values.uri) ?? [new Unknown()]),
  ]);
  const isOpen = (uri: Value | undefined) =>
    isScalar(uri) && everybody.some((group) => String(uri).endsWith(group));
  if (uris.some(isOpen)) return [fail('grant', 'It grants to everybody.')];
  return [uris.some(isUnknown) ? unknown('grant') : pass];
}
