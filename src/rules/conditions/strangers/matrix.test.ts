import { describe, expect, it } from 'vitest';
import { meetsAll, type WrittenCondition } from '../../../../test/fixtures/requests/evaluate-request.js';
import { named, requestsOfStrangers } from '../../../../test/fixtures/requests/strangers.js';
import { letsEverybodyIn, policyLetsEverybodyIn } from './lets-everybody-in.js';

const { account, organization, endpoint, bucket, network } = named;

const forms = (base: string) => [base, `${base}IfExists`, `ForAnyValue:${base}`, `ForAllValues:${base}`];
const texts = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'].flatMap(forms);
const arns = ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'].flatMap(forms);
const addresses = ['IpAddress', 'NotIpAddress'].flatMap((base) => [base, `${base}IfExists`]);

const caseless = ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'].flatMap(forms);
const orders = ['LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const dates = orders.flatMap((order) => [`Date${order}`, `Date${order}IfExists`]);
const numbers = orders.flatMap((order) => [`Numeric${order}`, `Numeric${order}IfExists`]);

const ofAccounts = [[account], ['*'], ['1234*'], ['12345678901?'], [account, '*'], []];
const ofArns = [
  [`arn:aws:iam::${account}:role/deploy`],
  [`arn:aws:iam::${account}:role/*`],
  ['arn:aws:iam::*:role/deploy'],
  ['arn:aws:iam::12345678901?:role/deploy'],
  ['arn:aws:*'],
  ['*'],
  [`arn:aws:iam::${account}:role/*`, 'arn:aws:iam::*:user/*'],
  ['arn:aws:iam::${aws:ResourceAccount}:role/*'],
];
const ofSources = [
  [`arn:aws:s3:::${bucket}`],
  ['arn:aws:s3:::*'],
  [`arn:aws:s3:::${bucket}*`],
  [`arn:aws:sns:*:${account}:*`],
  ['arn:aws:sns:*:*:topic'],
];
const ofNetworks = [
  [network],
  [network, '10.0.0.0/8'],
  ['0.0.0.0/0'],
  ['::/0'],
  ['0.0.0.0/0', '::/0'],
  ['0.0.0.0/1', '128.0.0.0/1'],
  ['0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/2', '192.0.0.0/2'],
  ['::/1', '8000::/1'],
  [network, '0.0.0.0/1'],
  ['2001:db8::/32'],
  [],
];

/** Keys with the operators and values that are tried with each other. */
const families: readonly (readonly [
  keys: readonly string[],
  operators: readonly string[],
  values: readonly (readonly string[])[],
])[] = [
  [
    ['aws:PrincipalOrgID'],
    texts,
    [
      [organization],
      ['*'],
      ['o-*'],
      ['o-123456789?'],
      [organization, '*'],
      ['${aws:PrincipalOrgID}'],
      ['${aws:ResourceOrgID}'],
      [],
    ],
  ],
  [['aws:PrincipalAccount', 'kms:CallerAccount', 'aws:SourceAccount'], texts, ofAccounts],
  [['aws:PrincipalOrgID'], caseless, [[organization], [organization.toUpperCase()], ['O-*']]],
  [['aws:PrincipalAccount'], caseless, [[account], ['*'], []]],
  [['aws:SourceOrgID', 'aws:VpceOrgID'], texts, [[organization], ['*'], ['o-*'], ['o-123456789?'], []]],
  [['aws:VpceAccount'], texts, ofAccounts],
  [['kms:ViaService'], texts, [['s3.eu-central-1.amazonaws.com'], ['*.eu-central-1.amazonaws.com'], ['*']]],
  [
    ['aws:CurrentTime'],
    dates,
    [['2020-01-01T00:00:00Z'], ['2030-01-01T00:00:00Z'], ['2099-01-01T00:00:00Z']],
  ],
  [['aws:MultiFactorAuthAge'], numbers, [['3600'], ['60']]],
  [['aws:PrincipalOrgPaths'], texts, [[`${organization}/r-ab12/*`], ['o-*/r-ab12/*'], ['*']]],
  [['aws:SourceVpce'], texts, [[endpoint], ['vpce-*'], ['vpce-0a1b2c3?'], ['*'], []]],
  [['sts:ExternalId', 'aws:UserAgent'], texts, [['abc'], ['*'], []]],
  [['aws:PrincipalArn'], [...arns, 'StringEquals', 'StringLike', 'StringNotLike'], ofArns],
  [['aws:SourceArn'], [...arns, 'StringEquals', 'StringLike'], ofSources],
  [['aws:SourceIp'], addresses, ofNetworks],
  [['aws:SecureTransport'], ['Bool', 'BoolIfExists'], [['true'], ['false']]],
  [
    ['aws:PrincipalOrgID', 'aws:SourceVpce', 'aws:SourceIp', 'aws:PrincipalAccount', 'sts:ExternalId'],
    ['Null'],
    [['true'], ['false'], ['true', 'false']],
  ],
  [
    ['aws:ResourceOrgID', 'aws:ResourceAccount'],
    ['StringEquals', 'StringNotEquals'],
    [['${aws:PrincipalOrgID}'], ['${aws:PrincipalAccount}']],
  ],
];

const cells: readonly (readonly WrittenCondition[])[] = families.flatMap(([keys, operators, lists]) =>
  keys.flatMap((key) => operators.flatMap((operator) => lists.map((values) => [{ operator, key, values }]))),
);

/** Conditions that mean something together: several keys, and several operators on one. */
const parts: readonly WrittenCondition[] = [
  { operator: 'StringEqualsIfExists', key: 'aws:PrincipalOrgID', values: [organization] },
  { operator: 'Null', key: 'aws:PrincipalOrgID', values: ['false'] },
  { operator: 'StringNotEquals', key: 'aws:PrincipalAccount', values: [account] },
  { operator: 'StringLike', key: 'aws:PrincipalAccount', values: ['1234*'] },
  { operator: 'ArnLike', key: 'aws:PrincipalArn', values: ['arn:aws:iam::*:role/deploy'] },
  { operator: 'IpAddress', key: 'aws:SourceIp', values: ['0.0.0.0/1', '128.0.0.0/1'] },
  { operator: 'NotIpAddress', key: 'aws:SourceIp', values: [network] },
  { operator: 'StringEquals', key: 'aws:SourceVpce', values: [endpoint] },
  { operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] },
  { operator: 'StringEquals', key: 'sts:ExternalId', values: ['abc'] },
  {
    operator: 'ForAllValues:StringEquals',
    key: 'aws:PrincipalOrgPaths',
    values: [`${organization}/r-ab12/`],
  },
];
const pairs = parts.flatMap((one, index) => parts.slice(index + 1).map((other) => [one, other]));

/** What a policy denies to everybody, beside a statement that allows it to everybody. */
const denials: readonly (readonly WrittenCondition[])[] = [
  ...parts.map((one) => [one]),
  ...cells.filter((_, index) => index % 3 === 0),
  ...parts.flatMap((one, index) => parts.slice(index + 1).map((other) => [one, other])),
];

const statement = (effect: 'Allow' | 'Deny', conditions: readonly WrittenCondition[]) => ({
  effect,
  actions: effect === 'Allow' ? ['s3:GetObject'] : ['s3:*'],
  notActions: [],
  resources: effect === 'Allow' ? ['arn:aws:s3:::b/*'] : ['*'],
  notResources: [],
  principals: [{ type: 'AWS', ids: ['*'] }],
  notPrincipals: [],
  conditions,
});

const judged = (conditions: readonly WrittenCondition[]) => letsEverybodyIn(statement('Allow', conditions));

const gets = (conditions: readonly WrittenCondition[]) =>
  requestsOfStrangers(conditions.map(({ key }) => key)).some((request) => meetsAll(conditions, request));

describe('operator × key × value: whether a stranger gets in', () => {
  const results = [...cells, ...pairs].map((conditions) => ({
    conditions,
    isIn: gets(conditions),
    said: judged(conditions),
  }));
  const wrong = (isIn: boolean, said: string) =>
    results
      .filter((one) => one.isIn === isIn && one.said === said)
      .map(({ conditions }) => conditions.map(({ operator, key, values }) => `${operator} ${key} ${values}`));

  it('is tried in more than 300 cells, with both answers', () => {
    expect(results.length).toBeGreaterThan(1000);
    expect(results.filter(({ isIn }) => isIn).length).toBeGreaterThan(200);
    expect(results.filter(({ isIn }) => !isIn).length).toBeGreaterThan(150);
  });

  it('is never denied where one does', () => expect(wrong(true, 'no')).toEqual([]));

  it('is said only where one does', () => expect(wrong(false, 'yes')).toEqual([]));

  it('is left open in one of fifty at most', () => {
    const open = results.filter(({ said }) => said === 'maybe');
    expect(open.length / results.length).toBeLessThan(0.02);
  });
});

describe('a denial beside a statement that allows everybody', () => {
  const results = denials.map((conditions) => ({
    conditions,
    isIn: requestsOfStrangers(conditions.map(({ key }) => key)).some(
      (request) => !meetsAll(conditions, request),
    ),
    said: policyLetsEverybodyIn([statement('Deny', conditions), statement('Allow', [])]),
  }));
  const wrong = (isIn: boolean, said: string) =>
    results
      .filter((one) => one.isIn === isIn && one.said === said)
      .map(({ conditions }) => conditions.map(({ operator, key, values }) => `${operator} ${key} ${values}`));

  it('is tried in more than 300 cells, with both answers', () => {
    expect(results.length).toBeGreaterThan(300);
    expect(results.filter(({ isIn }) => isIn).length).toBeGreaterThan(100);
    expect(results.filter(({ isIn }) => !isIn).length).toBeGreaterThan(30);
  });

  it('keeps nobody out who gets in', () => expect(wrong(true, 'no')).toEqual([]));

  it('lets nobody in who does not', () => expect(wrong(false, 'yes')).toEqual([]));

  it('is left open in one of five at most', () => {
    const open = results.filter(({ said }) => said === 'maybe');
    expect(open.length / results.length).toBeLessThan(0.2);
  });
});
