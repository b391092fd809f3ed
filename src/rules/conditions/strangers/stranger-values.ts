import { namesOwner, type SharedIssuer, sharedIssuers } from './shared-issuers.js';
import { strangersArn, strangersArnWithin } from './stranger-arns.js';
import type { Within } from './within.js';
import { filled, lengthsOf } from './within.js';

/** What strangers have under a condition key that ties a caller to somebody. */
export interface Kind {
  /** False where strangers can send requests that have no such key. */
  readonly isAlwaysThere: boolean;
  /** Values of strangers whom nobody named. */
  readonly fresh: readonly string[];
  readonly within: Within;
}

const account = (text: string) => /^\d{12}$/.test(text);
const organization = (text: string) => /^o-[a-z0-9]{10,32}$/.test(text);
const userId = (text: string) => /^(?:A[A-Z0-9]{15,}(?::.+)?|\d{12})$/.test(text);
const network = (text: string) => /^vpce?-[0-9a-f]{8,17}$/.test(text);

const accounts: Kind = {
  isAlwaysThere: false,
  fresh: ['999988887777', '666655554444'],
  within: (pattern) => filled(pattern, lengthsOf(12, '7'), account),
};

const organizations: Kind = {
  isAlwaysThere: false,
  fresh: ['o-stranger01', 'o-stranger02'],
  within: (pattern) => filled(pattern, lengthsOf(32, 'z'), organization),
};

/** Of `o-…/r-…/ou-…` the first part says whose it is. */
const paths: Kind = {
  isAlwaysThere: false,
  fresh: ['o-stranger01/r-ab12/ou-ab12-11111111/'],
  within: (pattern) => {
    const [own = '', ...rest] = pattern.split('/');
    if (!/[*?]/.test(own)) return [];
    const tail = rest.length === 0 ? '/r-ab12/' : `/${rest.join('/').replaceAll(/[*?]/g, 'x')}`;
    return [own, own.replace(/\*$/, '*stranger')]
      .flatMap((one) => filled(one, lengthsOf(32, 'z'), organization))
      .map((one) => `${one}${tail}`);
  },
};

/** Of `AROA…:session` the id says whose it is. */
const users: Kind = {
  isAlwaysThere: false,
  fresh: ['AIDASTRANGER00000001', 'AROASTRANGER00000001:session'],
  within: (pattern) => {
    const [own = ''] = pattern.split(':');
    return /[*?]/.test(own) ? filled(pattern, [...lengthsOf(21, 'Z'), 'AZZZZZZZZZZZZZZZZ:x'], userId) : [];
  },
};

const networks = (fresh: string): Kind => ({
  isAlwaysThere: false,
  fresh: [fresh],
  within: (pattern) => filled(pattern, lengthsOf(17, 'a'), network),
});

const arns = (fresh: readonly string[]): Kind => ({
  isAlwaysThere: false,
  fresh,
  within: strangersArnWithin,
});

const isService = (text: string) => /^[a-z0-9-]+\.[a-z]{2}[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/.test(text);

/** The service that asks KMS for somebody: strangers use the same ones, but there are no others. */
const services: Kind = {
  isAlwaysThere: false,
  fresh: ['s3.us-east-1.amazonaws.com', 'rds.eu-central-1.amazonaws.com'],
  within: (pattern) =>
    isService(pattern)
      ? [pattern]
      : filled(pattern, ['s3.us-east-1.amazonaws.com', 's3.us-east-1', 'us-east-1', 's3', ''], isService),
};

const domain = 'stranger.example.net';

/** Where a topic sends to: the host, the domain of the mail or the account of the ARN says whose it is. */
const endpoints: Kind = {
  isAlwaysThere: false,
  fresh: [`https://${domain}/x`, `stranger@${domain}`, 'arn:aws:sqs:us-east-1:999988887777:stranger'],
  within: (pattern, comparison) => {
    if (pattern.startsWith('arn:')) return strangersArnWithin(pattern, comparison);
    const [, host] = /^https?:\/\/([^/]*)/.exec(pattern) ?? [];
    const own = host ?? (pattern.includes('@') ? pattern.slice(pattern.lastIndexOf('@') + 1) : pattern);
    if (!/[*?]/.test(own)) return [];
    return filled(pattern, [`${domain}/`, domain, 'x'], () => true);
  },
};

const repository = 'stranger/theirs';
const subject = (text: string) => /^repo:[^/:*?]+\/[^/:]+:.+$/.test(text);

/** A subject of GitHub begins with the owner; one that does not can be given to itself by every repository. */
const subjects: Kind = {
  isAlwaysThere: true,
  fresh: [
    `repo:${repository}:ref:refs/heads/main`,
    `repo:${repository}:pull_request`,
    `repo:${repository}:environment:production`,
  ],
  within: (pattern) => {
    if (/^repo:[^/*?]+\//.test(pattern)) return [];
    if (/^(?:repository|repository_owner|repository_owner_id|repository_id|enterprise):[^*?:]+/.test(pattern))
      return [];
    if (!/^(?:repo|[*?])/.test(pattern)) return [pattern.replaceAll(/[*?]/g, 'x')];
    const parts = ['x', repository, `repo:${repository}`, `${repository}:ref:x`, `repo:${repository}:ref:x`];
    return filled(pattern, parts, subject, 'x');
  },
};

const owners: Kind = {
  isAlwaysThere: true,
  fresh: [repository, 'stranger', '4242'],
  within: (pattern) => {
    const [own = ''] = pattern.split('/');
    return /[*?]/.test(own) ? filled(pattern, [repository, 'stranger', 'x'], () => true, 'x') : [];
  },
};

/** The subject of an issuer says first whose it is. */
const subjectsOf = ({ strangers }: SharedIssuer): Kind => ({
  isAlwaysThere: true,
  fresh: strangers,
  within: (pattern) =>
    namesOwner(pattern) ? [] : filled(pattern, [...strangers, 'stranger', 'x'], () => true, 'x'),
});

const github = 'token.actions.githubusercontent.com';

/** Condition keys that tie a caller to accounts, organizations, networks or resources, in lower case. */
export const kinds: ReadonlyMap<string, Kind> = new Map([
  ['aws:principalaccount', accounts],
  ['aws:sourceaccount', accounts],
  ['aws:sourceowner', accounts],
  ['kms:calleraccount', { ...accounts, isAlwaysThere: true }],
  ['kms:viaservice', services],
  ['s3:dataaccesspointaccount', accounts],
  ['aws:principalarn', arns([strangersArn, 'arn:aws:iam::999988887777:user/stranger'])],
  ['aws:sourcearn', arns(['arn:aws:s3:::strangers-bucket', 'arn:aws:sns:us-east-1:999988887777:strangers'])],
  ['s3:dataaccesspointarn', arns(['arn:aws:s3:us-east-1:999988887777:accesspoint/strangers'])],
  ['aws:principalorgid', organizations],
  ['aws:sourceorgid', organizations],
  ['aws:principalorgpaths', paths],
  ['aws:sourceorgpaths', paths],
  ['aws:userid', users],
  ['aws:sourcevpc', networks('vpc-0aaaaaaaaaaaaaaaa')],
  ['aws:ec2instancesourcevpc', networks('vpc-0aaaaaaaaaaaaaaaa')],
  ['aws:sourcevpcarn', arns(['arn:aws:ec2:us-east-1:999988887777:vpc/vpc-0aaaaaaaaaaaaaaaa'])],
  ['aws:vpceaccount', accounts],
  ['aws:vpceorgid', organizations],
  ['aws:vpceorgpaths', paths],
  ['lambda:sourcefunctionarn', arns(['arn:aws:lambda:us-east-1:999988887777:function:strangers'])],
  ['ec2:sourceinstancearn', arns(['arn:aws:ec2:us-east-1:999988887777:instance/i-0aaaaaaaaaaaaaaaa'])],
  ['aws:sourcevpce', networks('vpce-0aaaaaaaaaaaaaaaa')],
  ['sns:endpoint', endpoints],
  ...sharedIssuers.map((one): readonly [string, Kind] => [`${one.host}:sub`, subjectsOf(one)]),
  [`${github}:sub`, subjects],
  ...['repository', 'repository_id', 'repository_owner', 'repository_owner_id', 'job_workflow_ref'].map(
    (claim): readonly [string, Kind] => [`${github}:${claim}`, owners],
  ),
]);
