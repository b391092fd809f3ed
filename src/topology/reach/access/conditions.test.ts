import { describe, expect, it } from 'vitest';
import type { Json } from '../../../model/json.js';
import { readStack } from '../../../model/stack/read-stack.js';
import { topologyOf } from '../../topology-of.js';
import { reach, theInternet } from '../reach.js';

type Texts = string | readonly string[];
type Condition = Readonly<Record<string, Readonly<Record<string, Texts>>>>;

interface Given {
  readonly account?: string | undefined;
  readonly role?: Json;
  readonly provider?: Json;
  readonly bucketPolicy?: readonly object[];
  readonly more?: Readonly<Record<string, Json>>;
}

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const account = '111122223333';
const off = { aws_s3_bucket_public_access_block: { b: { bucket: '${aws_s3_bucket.b.id}' } } };

function topology({ account: own, role, provider: other, bucketPolicy = [], more = {} }: Given) {
  const provider = { region: 'eu-central-1', ...(own === undefined ? {} : { allowed_account_ids: [own] }) };
  return topologyOf(
    readStack({
      provider: { aws: other === undefined ? [provider] : [provider, other] },
      resource: {
        aws_iam_role: {
          r: role ?? { name: 'app', assume_role_policy: '{}' },
          other: { name: 'other', assume_role_policy: '{}' },
        },
        aws_iam_role_policy: {
          p: {
            role: '${aws_iam_role.r.id}',
            policy: policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
          },
        },
        aws_s3_bucket: { b: { bucket: 'bkt' } },
        aws_s3_bucket_policy: { b: { bucket: '${aws_s3_bucket.b.id}', policy: policy(...bucketPolicy) } },
        ...more,
      },
    }),
  );
}

/** Whether the role reads the bucket, or uses the key. */
function outcome(given: Given, from = 'aws_iam_role.r', to = 'aws_s3_bucket.b'): string {
  const all = topology(given);
  const target = all.places.find(({ address }) => address === to);
  const role = from === theInternet ? theInternet : all.roles.find(({ id }) => id === from);
  if (target === undefined || role === undefined) throw new Error(`No ${from} or ${to}`);
  return reach(all, role, target).outcome;
}

const lockdown = (Condition: Condition) => [
  { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition },
];

describe('a bucket that denies all but some principals', () => {
  const unless = (operator: string, value: Texts, given: Given = { account }) =>
    outcome({ ...given, bucketPolicy: lockdown({ [operator]: { 'aws:PrincipalArn': value } }) });

  it('is read by the role that is left out, by reference, by its ARN and by a pattern', () => {
    expect(unless('StringNotEquals', '${aws_iam_role.r.arn}')).toBe('reachable');
    expect(unless('StringNotEquals', ['arn:aws:iam::111122223333:role/app'])).toBe('reachable');
    expect(unless('ArnNotLike', 'arn:aws:iam::*:role/app*')).toBe('reachable');
    expect(unless('StringNotLike', 'arn:aws:iam::111122223333:role/*')).toBe('reachable');
    expect(unless('ArnNotEquals', 'arn:aws:iam::111122223333:role/${aws_iam_role.r.name}')).toBe('reachable');
  });

  it('is not read by another one', () => {
    expect(unless('StringNotEquals', '${aws_iam_role.other.arn}')).toBe('blocked');
    expect(unless('StringNotEquals', 'arn:aws:iam::111122223333:role/other')).toBe('blocked');
    expect(unless('StringNotEquals', 'arn:aws:iam::444455556666:role/app')).toBe('blocked');
    expect(unless('ArnNotLike', 'arn:aws:iam::*:role/other*')).toBe('blocked');
    expect(unless('StringEquals', '${aws_iam_role.r.arn}')).toBe('blocked');
    expect(unless('StringEquals', '${aws_iam_role.other.arn}')).toBe('reachable');
  });

  it('looks at the path of the role', () => {
    const role = { name: 'app', path: '/team/', assume_role_policy: '{}' };
    expect(unless('ArnNotLike', 'arn:aws:iam::*:role/team/*', { account, role })).toBe('reachable');
    expect(unless('StringNotEquals', 'arn:aws:iam::111122223333:role/app', { account, role })).toBe(
      'blocked',
    );
    const open = { ...role, path: '${var.path}' };
    expect(unless('ArnNotLike', 'arn:aws:iam::*:role/team/*', { account, role: open })).toBe('unknown');
  });

  it('does not know of a name or an account that is not known', () => {
    const named = 'arn:aws:iam::111122223333:role/app';
    expect(unless('StringNotEquals', named, {})).toBe('unknown');
    expect(unless('StringNotEquals', 'arn:aws:iam::111122223333:role/other', {})).toBe('blocked');
    expect(unless('ArnNotLike', 'arn:aws:iam::1111*:role/app', {})).toBe('unknown');
    const role = { name_prefix: 'app-', assume_role_policy: '{}' };
    expect(unless('StringNotEquals', '${aws_iam_role.r.arn}', { role })).toBe('reachable');
    expect(unless('ArnNotLike', 'arn:aws:iam::*:role/app-*', { role })).toBe('reachable');
    const free = { assume_role_policy: '{}' };
    expect(unless('StringNotEquals', named, { account, role: free })).toBe('unknown');
    expect(unless('ArnNotLike', 'arn:aws:iam::*:role/*-app', { account, role: free })).toBe('unknown');
  });

  it('does not know of what is left to Terraform', () => {
    expect(unless('StringNotEquals', '${var.role}')).toBe('unknown');
    expect(unless('StringNotLike', 'arn:aws:iam::*:role/${var.name}')).toBe('unknown');
    expect(unless('StringNotEquals', '${data.aws_iam_role.any.arn}')).toBe('unknown');
    expect(unless('StringNotEquals', '${module.app.aws_iam_role.r.arn}')).toBe('unknown');
  });
});

describe('an account in a condition', () => {
  const unless = (value: string, given: Given) =>
    outcome({ ...given, bucketPolicy: lockdown({ StringNotEquals: { 'aws:PrincipalAccount': value } }) });

  it('is compared with that of the stack, where that is known', () => {
    expect(unless(account, { account })).toBe('reachable');
    expect(unless('444455556666', { account })).toBe('blocked');
    expect(unless(account, {})).toBe('unknown');
    expect(unless('${data.aws_caller_identity.me.account_id}', {})).toBe('reachable');
    expect(unless('${aws:ResourceAccount}', {})).toBe('reachable');
    expect(unless('${var.account}', { account })).toBe('unknown');
  });

  it('is that of the role, where another configuration of the provider makes it', () => {
    const role = { name: 'app', provider: 'aws.other', assume_role_policy: '{}' };
    const by = (own: string) =>
      unless(account, {
        ...{ account, role },
        provider: { alias: 'other', region: 'eu-west-1', allowed_account_ids: [own] },
      });
    expect(by(account)).toBe('reachable');
    expect(by('444455556666')).toBe('blocked');
  });

  it('of another one has to allow a role as well', () => {
    const by = (Principal: string) =>
      outcome({
        ...{ account, role: { name: 'app', provider: 'aws.other', assume_role_policy: '{}' } },
        provider: { alias: 'other', region: 'eu-west-1', allowed_account_ids: ['444455556666'] },
        bucketPolicy: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', Principal: { AWS: Principal } }],
      });
    expect(by('${aws_iam_role.r.arn}')).toBe('reachable');
    expect(by('${aws_iam_role.other.arn}')).toBe('unknown');
  });

  it('is judged with all operators', () => {
    const by = (operator: string, values: Texts, given: Given = {}) =>
      outcome({ ...given, bucketPolicy: lockdown({ [operator]: { 'aws:PrincipalAccount': values } }) });
    const both = [account, '444455556666'];
    expect(by('StringNotEquals', both)).toBe('unknown');
    expect(by('StringNotEqualsIfExists', both, { account })).toBe('reachable');
    expect(by('StringLike', '*')).toBe('blocked');
    expect(by('StringNotLike', '1111????????')).toBe('unknown');
    expect(by('ForAnyValue:StringEquals', both)).toBe('unknown');
    expect(by('Null', 'true')).toBe('reachable');
    expect(by('Null', 'false')).toBe('blocked');
  });

  it('is the one that a key lets in', () => {
    const by = (own?: string) =>
      outcome(
        {
          account: own,
          more: {
            aws_kms_key: {
              k: {
                policy: policy({
                  ...{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:Decrypt', Resource: '*' },
                  Condition: { StringEquals: { 'kms:CallerAccount': account } },
                }),
              },
            },
          },
        },
        'aws_iam_role.r',
        'aws_kms_key.k',
      );
    expect(by(account)).toBe('reachable');
    expect(by()).toBe('unknown');
    expect(by('444455556666')).toBe('blocked');
  });
});

describe('a principal in a policy', () => {
  const deny = (more: object) =>
    outcome({ account, bucketPolicy: [{ Effect: 'Deny', Action: 's3:*', Resource: '*', ...more }] });

  it('is compared with the role by its ARN', () => {
    expect(deny({ Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } })).toBe('blocked');
    expect(deny({ Principal: { AWS: 'arn:aws:iam::111122223333:role/other' } })).toBe('reachable');
    expect(deny({ Principal: { AWS: 'arn:aws:sts::111122223333:assumed-role/app/i-0a' } })).toBe('unknown');
  });

  it('of a denial with NotPrincipal leaves nobody out whom it does not name', () => {
    const root = 'arn:aws:iam::111122223333:root';
    expect(deny({ NotPrincipal: { AWS: root } })).toBe('blocked');
    // A session is denied unless it is named by its own ARN.
    expect(deny({ NotPrincipal: { AWS: [root, '${aws_iam_role.r.arn}'] } })).toBe('unknown');
  });
});

describe('grants of a key', () => {
  const key = (grant: Json, keyPolicy?: string): Given => ({
    account,
    more: {
      aws_kms_key: { k: keyPolicy === undefined ? {} : { policy: keyPolicy } },
      aws_kms_grant: { g: grant },
    },
  });
  const closed = policy({
    ...{ Effect: 'Allow', Principal: { AWS: '${aws_iam_role.admin.arn}' }, Action: 'kms:*', Resource: '*' },
  });
  const grant = {
    key_id: '${aws_kms_key.k.key_id}',
    grantee_principal: '${aws_iam_role.r.arn}',
    operations: ['Encrypt', 'Decrypt'],
  };
  const uses = (given: Given) => outcome(given, 'aws_iam_role.r', 'aws_kms_key.k');

  it('allow their grantee what they name', () => {
    expect(uses(key(grant, closed))).toBe('reachable');
    expect(uses(key({ ...grant, operations: ['Encrypt'] }, closed))).toBe('blocked');
    expect(uses(key({ ...grant, grantee_principal: '${aws_iam_role.other.arn}' }, closed))).toBe('blocked');
    expect(uses(key({ ...grant, grantee_principal: '${var.who}' }, closed))).toBe('unknown');
    const constraints = [{ encryption_context_equals: { team: 'web' } }];
    expect(uses(key({ ...grant, constraints }, closed))).toBe('unknown');
  });

  it('leave a key its policy by default', () => {
    const other = key({ ...grant, grantee_principal: '${aws_iam_role.other.arn}' });
    const policies = {
      aws_iam_role_policy: {
        p: {
          role: '${aws_iam_role.r.id}',
          policy: policy({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }),
        },
      },
    };
    expect(uses({ ...other, more: { ...other.more, ...policies } })).toBe('reachable');
  });
});

describe('the internet and a bucket whose policy lets everybody in', () => {
  const open = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bkt/*' };
  const everybody = (given: Given, ...more: readonly object[]) =>
    outcome({ account, bucketPolicy: [open, ...more], more: off, ...given }, theInternet);

  it('read it where public access is not blocked', () => {
    expect(everybody({})).toBe('reachable');
    expect(everybody({ more: {} })).toBe('unknown');
  });

  it('do not where the policy denies them', () => {
    const denied = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::bkt/*' };
    expect(everybody({}, denied)).toBe('blocked');
    const when = (Condition: Condition) => everybody({}, { ...denied, Condition });
    expect(when({ Bool: { 'aws:SecureTransport': 'false' } })).toBe('reachable');
    expect(when({ Null: { 'aws:PrincipalArn': 'true' } })).toBe('unknown');
    expect(when({ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } })).toBe('unknown');
    expect(everybody({}, { ...denied, Principal: { AWS: '${aws_iam_role.r.arn}' } })).toBe('reachable');
  });

  it('may not where a key of KMS encrypts it by default', () => {
    const encrypted = (own: Json) => ({
      ...off,
      aws_kms_key: { k: {} },
      aws_s3_bucket_server_side_encryption_configuration: {
        e: {
          bucket: '${aws_s3_bucket.b.id}',
          rule: [{ apply_server_side_encryption_by_default: [own] }],
        },
      },
    });
    const kms = { sse_algorithm: 'aws:kms' };
    const key = { ...kms, kms_master_key_id: '${aws_kms_key.k.arn}' };
    expect(everybody({ more: encrypted(key) })).toBe('unknown');
    expect(everybody({ more: encrypted(kms) })).toBe('unknown');
    expect(everybody({ more: encrypted({ sse_algorithm: 'AES256' }) })).toBe('reachable');
    expect(everybody({ more: encrypted({ sse_algorithm: '${var.how}' }) })).toBe('unknown');
  });

  it('are kept out by a block of the whole account, if it is that of the bucket', () => {
    const block = (more: Json) => ({
      ...off,
      aws_s3_account_public_access_block: { o: { restrict_public_buckets: true, ...more } },
    });
    expect(everybody({ more: block({}) })).toBe('blocked');
    expect(everybody({ more: block({ provider: 'aws.other' }) })).toBe('unknown');
  });
});
