import type { CatalogueEntry } from './catalogue-entry.js';

type Version = '5.0' | '3.0' | '1.4';

interface Recommendation {
  readonly subject: string;
  /** Numbers move between versions; a version without it has none. */
  readonly ids: Readonly<Partial<Record<Version, readonly string[]>>>;
  readonly beyond?: string;
}

const account = 'Set once for an account, not by an environment’s stack.';
const trail = 'The account’s trail and its alarms belong to a stack of their own.';
const every = (...ids: readonly string[]) => ({ '5.0': ids, '3.0': ids, '1.4': ids });
const numbered = (section: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${section}.${index + 1}`);

/** CIS AWS Foundations Benchmark, one row for each recommendation over the versions. */
const recommendations: readonly Recommendation[] = [
  { subject: 'contacts of the account', ids: every('1.1', '1.2'), beyond: account },
  { subject: 'security questions', ids: { '3.0': ['1.3'], '1.4': ['1.3'] }, beyond: account },
  {
    subject: 'the root user: no access key, multi-factor authentication, no daily use',
    ids: {
      '5.0': ['1.3', '1.4', '1.5', '1.6'],
      '3.0': ['1.4', '1.5', '1.6', '1.7'],
      '1.4': ['1.4', '1.5', '1.6', '1.7'],
    },
    beyond: account,
  },
  {
    subject: 'the password policy of the account',
    ids: { '5.0': ['1.7', '1.8'], '3.0': ['1.8', '1.9'], '1.4': ['1.8', '1.9'] },
    beyond: account,
  },
  {
    subject: 'users: multi-factor authentication, access keys at creation, unused credentials, one key each',
    ids: {
      '5.0': ['1.9', '1.10', '1.11', '1.12'],
      '3.0': ['1.10', '1.11', '1.12', '1.13'],
      '1.4': ['1.10', '1.11', '1.12', '1.13'],
    },
    beyond: account,
  },
  { subject: 'access keys are rotated', ids: { '5.0': ['1.13'], '3.0': ['1.14'], '1.4': ['1.14'] } },
  {
    subject: 'users get permissions through groups',
    ids: { '5.0': ['1.14'], '3.0': ['1.15'], '1.4': ['1.15'] },
  },
  { subject: 'no full administrative policies', ids: { '5.0': ['1.15'], '3.0': ['1.16'], '1.4': ['1.16'] } },
  {
    subject: 'a role for AWS Support',
    ids: { '5.0': ['1.16'], '3.0': ['1.17'], '1.4': ['1.17'] },
    beyond: account,
  },
  { subject: 'roles for instances', ids: { '5.0': ['1.17'], '3.0': ['1.18'], '1.4': ['1.18'] } },
  {
    subject: 'expired certificates in IAM, Access Analyzer, central identities',
    ids: {
      '5.0': ['1.18', '1.19', '1.20'],
      '3.0': ['1.19', '1.20', '1.21'],
      '1.4': ['1.19', '1.20', '1.21'],
    },
    beyond: account,
  },
  { subject: 'CloudShell', ids: { '5.0': ['1.21'], '3.0': ['1.22'] }, beyond: account },
  { subject: 'buckets encrypt at rest', ids: { '1.4': ['2.1.1'] } },
  { subject: 'buckets refuse plain HTTP', ids: { '5.0': ['2.1.1'], '3.0': ['2.1.1'], '1.4': ['2.1.2'] } },
  { subject: 'MFA delete', ids: { '5.0': ['2.1.2'], '3.0': ['2.1.2'], '1.4': ['2.1.3'] } },
  {
    subject: 'data in S3 is discovered and classified',
    ids: { '5.0': ['2.1.3'], '3.0': ['2.1.3'], '1.4': ['2.1.4'] },
    beyond: 'About the data, not the bucket.',
  },
  { subject: 'public access blocks of S3', ids: { '5.0': ['2.1.4'], '3.0': ['2.1.4'], '1.4': ['2.1.5'] } },
  { subject: 'database storage is encrypted', ids: { '5.0': ['2.2.1'], '3.0': ['2.3.1'], '1.4': ['2.3.1'] } },
  { subject: 'minor versions of databases are upgraded', ids: { '5.0': ['2.2.2'], '3.0': ['2.3.2'] } },
  { subject: 'databases are not public', ids: { '5.0': ['2.2.3'], '3.0': ['2.3.3'] } },
  { subject: 'databases are Multi-AZ', ids: { '5.0': ['2.2.4'] } },
  {
    subject: 'file systems (EFS) are encrypted',
    ids: { '5.0': ['2.3.1'], '3.0': ['2.4.1'] },
    beyond: 'No rule judges EFS: the product makes none.',
  },
  {
    subject: 'CloudTrail and AWS Config',
    ids: {
      '5.0': numbered('3', 5),
      '3.0': numbered('3', 5),
      '1.4': numbered('3', 7),
    },
    beyond: trail,
  },
  { subject: 'keys rotate', ids: { '5.0': ['3.6'], '3.0': ['3.6'], '1.4': ['3.8'] } },
  { subject: 'flow logs of VPCs', ids: { '5.0': ['3.7'], '3.0': ['3.7'], '1.4': ['3.9'] } },
  {
    subject: 'object-level logging of buckets',
    ids: { '5.0': ['3.8', '3.9'], '3.0': ['3.8', '3.9'], '1.4': ['3.10', '3.11'] },
    beyond: trail,
  },
  {
    subject: 'metric filters and alarms on the trail',
    ids: every(...numbered('4', 15)),
    beyond: trail,
  },
  { subject: 'Security Hub is on', ids: { '5.0': ['4.16'], '3.0': ['4.16'] }, beyond: account },
  { subject: 'volumes are encrypted', ids: { '5.0': ['5.1.1'], '3.0': ['2.2.1'], '1.4': ['2.2.1'] } },
  { subject: 'file sharing (CIFS) is limited to trusted networks', ids: { '5.0': ['5.1.2'] } },
  {
    subject: 'network ACLs do not open administration ports',
    ids: { '5.0': ['5.2'], '3.0': ['5.1'], '1.4': ['5.1'] },
  },
  {
    subject: 'security groups do not open administration ports (IPv4)',
    ids: { '5.0': ['5.3'], '3.0': ['5.2'], '1.4': ['5.2'] },
  },
  {
    subject: 'security groups do not open administration ports (IPv6)',
    ids: { '5.0': ['5.4'], '3.0': ['5.3'] },
  },
  {
    subject: 'default security groups let nothing through',
    ids: { '5.0': ['5.5'], '3.0': ['5.4'], '1.4': ['5.3'] },
  },
  {
    subject: 'routes of VPC peering',
    ids: { '5.0': ['5.6'], '3.0': ['5.5'], '1.4': ['5.4'] },
    beyond: 'Whether a route is needed is a judgement.',
  },
  { subject: 'instance metadata by IMDSv2 alone', ids: { '5.0': ['5.7'], '3.0': ['5.6'] } },
];

/** The recommendations of one version of the benchmark. */
export function cisAws(version: Version): readonly CatalogueEntry[] {
  return recommendations.flatMap(({ ids, ...entry }) => {
    const own = ids[version];
    return own === undefined ? [] : [{ ...entry, ids: own }];
  });
}
