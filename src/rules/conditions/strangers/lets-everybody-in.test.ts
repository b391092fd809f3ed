import { describe, expect, it } from 'vitest';
import { letsEverybodyIn } from './lets-everybody-in.js';

const statement = (
  ...conditions: readonly (readonly [operator: string, key: string, ...values: string[]])[]
) => ({
  effect: 'Allow' as const,
  actions: ['s3:GetObject'],
  notActions: [],
  resources: ['*'],
  notResources: [],
  principals: [{ type: 'AWS', ids: ['*'] }],
  notPrincipals: [],
  conditions: conditions.map(([operator, key, ...values]) => ({ operator, key, values })),
});

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
  ] as const)('%s %s %s', (...condition) => {
    expect(letsEverybodyIn(statement(condition))).toBe('no');
    expect(letsEverybodyIn(statement(['Bool', 'aws:SecureTransport', 'true'], condition))).toBe('no');
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
  ] as const)('%s %s %s', (...condition) => {
    expect(letsEverybodyIn(statement(condition))).toBe('yes');
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
