import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../../../model/policy-statements.js';
import { letsEverybodyIn, policyLetsEverybodyIn } from './lets-everybody-in.js';

type Written = readonly [operator: string, key: string, ...values: string[]];

const statement = (...conditions: readonly Written[]) => ({
  effect: 'Allow' as const,
  actions: ['s3:GetObject'],
  notActions: [],
  resources: ['*'],
  notResources: [],
  principals: [{ type: 'AWS', ids: ['*'] }],
  notPrincipals: [],
  conditions: conditions.map(([operator, key, ...values]) => ({ operator, key, values })),
});

const today = '2026-11-24';
const organization = 'aws:PrincipalOrgID';
const arn = 'aws:PrincipalArn';
const id = 'o-1234567890';

describe('a statement for everybody is closed by', () => {
  it.each([
    ['StringEquals', organization, id],
    ['stringequals', 'AWS:PRINCIPALORGID', id],
    ['ForAnyValue:StringEquals', organization, id],
    ['StringLike', organization, id],
    ['StringLike', 'aws:PrincipalOrgPaths', `${id}/r-ab12/*`],
    ['ArnLike', arn, 'arn:aws:iam::123456789012:role/*'],
    ['ArnEquals', arn, 'arn:aws:iam::123456789012:role/*'],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:s3:::invoices-of-acme'],
    ['StringEquals', 'aws:SourceVpce', 'vpce-0a1b2c3d'],
    ['StringEquals', 'kms:CallerAccount', '123456789012'],
    ['IpAddress', 'aws:SourceIp', '203.0.113.0/24', '10.0.0.0/8'],
    ['IpAddress', 'aws:SourceIp', '2001:db8:1::/48'],
    ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', `${id}/*`],
    ['StringEquals', 'aws:SourceOrgID', id],
    ['StringEquals', 'aws:VpceOrgID', id],
    ['StringEquals', 'aws:VpceAccount', '123456789012'],
    ['ForAnyValue:StringLike', 'aws:VpceOrgPaths', `${id}/*`],
    ['ArnLike', 'aws:SourceVpcArn', 'arn:aws:ec2:*:123456789012:vpc/*'],
    ['ArnLike', 'lambda:SourceFunctionArn', 'arn:aws:lambda:*:123456789012:function:*'],
    ['StringEqualsIgnoreCase', organization, id.toUpperCase()],
    ['StringEquals', 'aws:PrincipalAccount', '*'],
    ['DateLessThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z'],
    ['NumericLessThan', 'aws:EpochTime', '1577836800'],
  ] as const)('%s %s %s', (...condition) => {
    expect(letsEverybodyIn(statement(condition), today)).toBe('no');
    expect(letsEverybodyIn(statement(['Bool', 'aws:SecureTransport', 'true'], condition), today)).toBe('no');
  });
});

describe('a statement for everybody stays open with', () => {
  it.each([
    ['StringNotEquals', organization, id],
    ['StringNotLike', organization, id],
    ['StringEqualsIfExists', organization, id],
    ['ForAllValues:StringEquals', organization, id],
    ['StringLike', organization, '*'],
    ['StringLike', organization, 'o-*'],
    ['StringLike', organization, id, '*'],
    ['StringLike', 'aws:PrincipalAccount', '1234*'],
    ['StringLike', 'aws:SourceVpce', 'vpce-*'],
    ['StringEquals', organization, '${aws:PrincipalOrgID}'],
    ['ArnLike', arn, '*'],
    ['ArnLike', arn, 'arn:aws:*'],
    ['ArnLike', arn, 'arn:aws:iam::*:role/deploy'],
    ['ArnEquals', arn, 'arn:aws:iam::*:role/deploy'],
    ['ArnLike', arn, 'arn:aws:iam::12345678901?:role/deploy'],
    ['ArnNotLike', arn, 'arn:aws:iam::123456789012:role/*'],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:s3:::*'],
    ['IpAddress', 'aws:SourceIp', '0.0.0.0/0'],
    ['IpAddress', 'aws:SourceIp', '0.0.0.0/1', '128.0.0.0/1'],
    ['IpAddress', 'aws:SourceIp', '::/0'],
    ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24'],
    ['IpAddressIfExists', 'aws:SourceIp', '203.0.113.0/24'],
    ['StringEquals', organization],
    ['StringEquals', 'sts:ExternalId', 'abc'],
    ['Null', organization, 'false'],
    ['null', organization, 'FALSE'],
    ['StringNotEqualsIgnoreCase', organization, id.toUpperCase()],
    ['BinaryEquals', 'aws:PrincipalTag/key', 'YWJj'],
    ['DateLessThan', 'aws:CurrentTime', '2099-01-01T00:00:00Z'],
    ['DateGreaterThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z'],
    ['DateGreaterThan', 'aws:CurrentTime', '2099-01-01T00:00:00Z'],
    ['NumericGreaterThan', 'aws:EpochTime', '1577836800'],
    ['DateGreaterThan', 'aws:TokenIssueTime', '2020-01-01T00:00:00Z'],
    ['NumericLessThan', 'aws:MultiFactorAuthAge', '3600'],
    ['StringEquals', 'kms:ViaService', 's3.eu-central-1.amazonaws.com'],
    ['IpAddress', 'aws:VpcSourceIp', '10.0.0.0/8'],
    ['Bool', 'aws:SecureTransport', 'false'],
    ['ForAllValues:StringLike', 'aws:PrincipalOrgPaths', `${id}/*`],
    ['StringLike', 'aws:VpceOrgID', 'o-*'],
    ['ArnLike', 'lambda:SourceFunctionArn', 'arn:aws:lambda:*:*:function:deploy'],
  ] as const)('%s %s %s', (...condition) => {
    expect(letsEverybodyIn(statement(condition), today)).toBe('yes');
  });
});

it('only one that allows, and allows everybody, is open', () => {
  expect(letsEverybodyIn({ ...statement(), effect: 'Deny' })).toBe('no');
  expect(letsEverybodyIn({ ...statement(), principals: [{ type: 'Service', ids: ['*'] }] })).toBe('no');
  expect(
    letsEverybodyIn({ ...statement(), principals: [], notPrincipals: [{ type: 'AWS', ids: ['1'] }] }),
  ).toBe('yes');
});

it.each([
  ['fe80::1%eth0/64', 'maybe'],
  ['::ffff:203.0.113.7', 'no'],
  ['1.2.3.4/33', 'maybe'],
  ['2001:db8::/32', 'no'],
  ['2000::/3', 'yes'],
] as const)('the range %s lets strangers in: %s', (range, said) => {
  expect(letsEverybodyIn(statement(['IpAddress', 'aws:SourceIp', range]))).toBe(said);
});

it('long lists of ranges that add up to the internet are told within a moment', () => {
  const ranges = Array.from({ length: 2_000 }, (_, index) => `${index % 224}.0.0.0/8`);
  expect(letsEverybodyIn(statement(['IpAddress', 'aws:SourceIp', ...ranges]))).toBe('yes');
});

describe('what a policy denies to everybody', () => {
  const denial = (...conditions: readonly Written[]) => ({
    ...statement(...conditions),
    effect: 'Deny' as const,
    actions: ['s3:*'],
  });
  const said = (...denials: readonly PolicyStatement[]) => policyLetsEverybodyIn([statement(), ...denials]);
  const outside = denial(['StringNotEquals', organization, id]);

  it('keeps strangers out, wherever the statement stands', () => {
    expect(said(outside)).toBe('no');
    expect(policyLetsEverybodyIn([outside, statement()])).toBe('no');
    expect(said(denial())).toBe('no');
    expect(said(denial(['StringNotEqualsIfExists', organization, id]))).toBe('no');
    expect(said(denial(['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24']))).toBe('no');
    expect(said(denial(['Bool', 'aws:SecureTransport', 'false']), outside)).toBe('no');
  });

  it('leaves strangers in whom it does not mean', () => {
    expect(said(denial(['Bool', 'aws:SecureTransport', 'false']))).toBe('yes');
    expect(said(denial(['StringEquals', organization, id]))).toBe('yes');
    const onlyHttp = denial(['StringNotEquals', organization, id], ['Bool', 'aws:SecureTransport', 'false']);
    expect(said(onlyHttp)).toBe('yes');
  });

  it('counts only where it is about all that is allowed, and about everybody', () => {
    expect(said({ ...outside, actions: ['s3:PutObject'] })).toBe('yes');
    expect(said({ ...outside, resources: ['arn:aws:s3:::other/*'] })).toBe('yes');
    expect(said({ ...outside, actions: [], notActions: ['s3:Get*'] })).toBe('yes');
    expect(said({ ...outside, actions: [], notActions: ['s3:List*'] })).toBe('no');
    expect(said({ ...outside, principals: [{ type: 'Service', ids: ['*'] }] })).toBe('yes');
    expect(said({ ...outside, principals: [{ type: 'AWS', ids: ['123456789012'] }] })).toBe('yes');
  });

  it('counts where it spares only those whom it names', () => {
    const sparing = (...ids: readonly string[]) => ({
      ...denial(),
      principals: [],
      notPrincipals: [{ type: 'AWS', ids }],
    });
    expect(said(sparing('arn:aws:iam::123456789012:root'))).toBe('no');
    expect(said(sparing('arn:aws:iam::123456789012:root', '*'))).toBe('yes');
    expect(said(sparing('${var.role}'))).toBe('maybe');
  });

  it('is not about more than its patterns say', () => {
    const allowed = { ...statement(), resources: ['arn:aws:s3:::data/*'] };
    const past = (resource: string, of: PolicyStatement = allowed) =>
      policyLetsEverybodyIn([of, { ...outside, resources: [resource] }]);
    expect(past('arn:aws:s3:::data/*')).toBe('no');
    expect(past('arn:aws:s3:::data/?')).toBe('yes');
    expect(
      policyLetsEverybodyIn([
        { ...statement(), actions: ['s3:*'] },
        { ...denial(), actions: ['s3:?'] },
      ]),
    ).toBe('yes');
    // A plan says of both only that the bucket is in them.
    const made = '${~aws_s3_bucket.data.arn~}';
    expect(past(made, { ...allowed, resources: [made] })).toBe('maybe');
    expect(past('${unknown}', { ...allowed, resources: ['${unknown}'] })).toBe('maybe');
    expect(past('${var.one}', { ...allowed, resources: ['${var.other}'] })).toBe('maybe');
    expect(
      past('${aws_s3_bucket.data.arn}/a/*', { ...allowed, resources: ['${aws_s3_bucket.data.arn}/*'] }),
    ).toBe('yes');
  });

  it('may keep them out where nobody knows yet', () => {
    expect(said(denial(['StringNotEquals', organization, '${var.organization}']))).toBe('maybe');
    expect(said(denial(['${var.operator}', organization, id]))).toBe('maybe');
  });
});

it('what has run out on the day of the review lets nobody in, and without a day nobody knows', () => {
  const until = (day: string) => statement(['DateLessThan', 'aws:CurrentTime', `${day}T00:00:00Z`]);
  expect(letsEverybodyIn(until('2026-11-20'), today)).toBe('no');
  expect(letsEverybodyIn(until('2026-11-20'), '2026-11-10')).toBe('yes');
  expect(letsEverybodyIn(until('2026-11-20'))).toBe('maybe');
  expect(letsEverybodyIn(statement(['Null', 'aws:CurrentTime', 'false']))).toBe('yes');
});
