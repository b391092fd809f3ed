import { describe, expect, it } from 'vitest';
import type { Json } from '../../../model/json.js';
import { readStack } from '../../../model/stack/read-stack.js';
import { topologyOf } from '../../topology-of.js';
import type { ReachAnswer } from '../answer.js';
import { reach, theInternet } from '../reach.js';

type Statement = Readonly<Record<string, unknown>>;
const policy = (...statements: readonly Statement[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | readonly string[], Resource: string, more: object = {}) => ({
  ...{ Effect: 'Allow', Action, Resource },
  ...more,
});
const deny = (Action: string, Resource: string, more: object = {}) => ({
  ...{ Effect: 'Deny', Action, Resource },
  ...more,
});

interface Given {
  readonly role?: Json;
  readonly inline?: readonly Statement[];
  readonly more?: Readonly<Record<string, Json>>;
  readonly data?: Json;
  readonly region?: string;
  readonly account?: string;
}

const secretArn = '${aws_secretsmanager_secret.own.arn}';

function stack({ role = {}, inline, more = {}, data, region, account }: Given) {
  return readStack({
    ...(region === undefined
      ? {}
      : { provider: { aws: { region, allowed_account_ids: account === undefined ? [] : [account] } } }),
    ...(data === undefined ? {} : { data }),
    variable: { anything: {} },
    resource: {
      aws_iam_role: { app: { name: 'app', assume_role_policy: '{}', ...role } },
      aws_secretsmanager_secret: { own: { name: 'db-own' }, other: { name: 'db-other' } },
      aws_s3_bucket: { data: { bucket: 'app-data' } },
      aws_kms_key: { key: {} },
      ...(inline === undefined
        ? {}
        : { aws_iam_role_policy: { app: { role: '${aws_iam_role.app.id}', policy: policy(...inline) } } }),
      ...more,
    },
  });
}

function ask(given: Given, to: string, from = 'aws_iam_role.app'): ReachAnswer {
  const topology = topologyOf(stack(given));
  const target = topology.places.find(({ address }) => address === to);
  const role = topology.roles.find(({ id }) => id === from);
  if (target === undefined || (role === undefined && from !== 'internet'))
    throw new Error(`No ${to} or ${from}`);
  return reach(topology, role ?? theInternet, target);
}

const own = 'aws_secretsmanager_secret.own';
const stopped = ({ outcome, stop }: ReachAnswer) => [outcome, stop?.source?.element.address, stop?.text];

describe('a role and secrets', () => {
  const inline = [allow('secretsmanager:GetSecretValue', secretArn)];

  it('reads the one that its policy names, and no other', () => {
    const answer = ask({ inline }, own);
    expect(answer.outcome).toBe('reachable');
    expect(answer.path.at(-1)?.source?.element.address).toBe('aws_iam_role_policy.app');
    expect(stopped(ask({ inline }, 'aws_secretsmanager_secret.other'))).toEqual([
      'blocked',
      'aws_iam_role.app',
      'No policy allows aws_iam_role.app secretsmanager:GetSecretValue on aws_secretsmanager_secret.other',
    ]);
  });

  it('reads by a name with a wildcard for the suffix that Secrets Manager gives', () => {
    const by = (resource: string) => ask({ inline: [allow('secretsmanager:Get*', resource)] }, own).outcome;
    expect(by('arn:aws:secretsmanager:*:*:secret:db-own-*')).toBe('reachable');
    expect(by('arn:aws:secretsmanager:*:*:secret:db-other-*')).toBe('blocked');
    expect(by('*')).toBe('reachable');
    // The account of the stack is not known.
    expect(by('arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-own-*')).toBe('unknown');
  });

  it('does not read what any policy denies', () => {
    const denied = [...inline, deny('secretsmanager:*', '*')];
    expect(stopped(ask({ inline: denied }, own))).toEqual([
      'blocked',
      'aws_iam_role_policy.app',
      'aws_iam_role_policy.app denies aws_iam_role.app secretsmanager:GetSecretValue on aws_secretsmanager_secret.own',
    ]);
  });

  it('reads all but what a statement leaves out', () => {
    const allowsBut = (...NotResource: readonly string[]) =>
      ask({ inline: [{ Effect: 'Allow', Action: 'secretsmanager:*', NotResource }] }, own).outcome;
    expect(allowsBut('arn:aws:s3:::app-data/*')).toBe('reachable');
    expect(allowsBut(secretArn)).toBe('blocked');
    expect(allowsBut('arn:aws:s3:::app-data/*', secretArn)).toBe('blocked');
    expect(allowsBut('arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-own-*')).toBe('unknown');
    const deniesBut = (NotResource: string) =>
      ask({ inline: [...inline, { Effect: 'Deny', Action: '*', NotResource }] }, own).outcome;
    expect(deniesBut(secretArn)).toBe('reachable');
    expect(deniesBut('arn:aws:s3:::app-data/*')).toBe('blocked');
  });

  it('is stopped by a boundary that does not allow it', () => {
    const boundary = (statement: Statement): Given => ({
      inline,
      role: { permissions_boundary: '${aws_iam_policy.edge.arn}' },
      more: { aws_iam_policy: { edge: { policy: policy(statement) } } },
    });
    expect(stopped(ask(boundary(allow('s3:*', '*')), own))).toEqual([
      'blocked',
      'aws_iam_policy.edge',
      'The boundary aws_iam_policy.edge does not allow secretsmanager:GetSecretValue on aws_secretsmanager_secret.own',
    ]);
    expect(ask(boundary(allow('secretsmanager:*', '*')), own).outcome).toBe('reachable');
  });

  it('is stopped by a policy of the secret that denies', () => {
    const secretPolicy = (statement: Statement): Given => ({
      inline,
      more: {
        aws_secretsmanager_secret_policy: { own: { secret_arn: secretArn, policy: policy(statement) } },
      },
    });
    const everybody = { Principal: '*' };
    expect(stopped(ask(secretPolicy(deny('secretsmanager:GetSecretValue', '*', everybody)), own))[1]).toBe(
      'aws_secretsmanager_secret_policy.own',
    );
    const tls = { ...everybody, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    expect(ask(secretPolicy(deny('secretsmanager:*', '*', tls)), own).outcome).toBe('reachable');
    const elsewhere = { ...everybody, Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-0a1b' } } };
    expect(ask(secretPolicy(deny('secretsmanager:*', '*', elsewhere)), own).outcome).toBe('unknown');
  });

  it('reads by the policy of the secret alone, where that names the role', () => {
    const by = (Principal: unknown) =>
      ask(
        {
          more: {
            aws_secretsmanager_secret_policy: {
              own: {
                secret_arn: secretArn,
                policy: policy(allow('secretsmanager:GetSecretValue', '*', { Principal })),
              },
            },
          },
        },
        own,
      ).outcome;
    expect(by({ AWS: '${aws_iam_role.app.arn}' })).toBe('reachable');
    expect(by({ AWS: '${aws_iam_role.other.arn}' })).toBe('blocked');
    expect(by({ AWS: 'arn:aws:iam::111122223333:role/app' })).toBe('unknown');
    expect(by({ Service: 'ec2.amazonaws.com' })).toBe('blocked');
  });

  it('does not know what a policy of another stack allows', () => {
    const attached = (arn: string): Given => ({
      more: {
        aws_iam_role_policy_attachment: { any: { role: '${aws_iam_role.app.name}', policy_arn: arn } },
      },
    });
    expect(ask(attached('arn:aws:iam::111122223333:policy/theirs'), own).outcome).toBe('unknown');
    expect(ask(attached('${var.anything}'), own).outcome).toBe('unknown');
    expect(ask(attached('arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'), own).outcome).toBe(
      'blocked',
    );
    expect(ask(attached('arn:aws:iam::aws:policy/SecretsManagerReadWrite'), own).outcome).toBe('reachable');
  });

  it('does not know a condition on a key that is not known', () => {
    const tagged = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'web' } } };
    expect(ask({ inline: [allow('secretsmanager:*', '*', tagged)] }, own).outcome).toBe('unknown');
    const mine = {
      Condition: { StringEquals: { 'aws:PrincipalAccount': '${data.aws_caller_identity.me.account_id}' } },
    };
    expect(ask({ inline: [allow('secretsmanager:*', '*', mine)] }, own).outcome).toBe('reachable');
  });

  it('reads one that is looked up, with a word about its policy; without an allowance nobody knows', () => {
    const data = { aws_secretsmanager_secret: { theirs: { name: 'theirs' } } };
    const theirs = 'data.aws_secretsmanager_secret.theirs';
    const answer = ask({ data, inline: [allow('secretsmanager:*', `\${${theirs}.arn}`)] }, theirs);
    expect(answer.outcome).toBe('reachable');
    expect(answer.notes).toHaveLength(1);
    expect(ask({ data, inline }, theirs).outcome).toBe('unknown');
    expect(ask({ data }, theirs, 'internet').outcome).toBe('unknown');
  });
});

describe('keys', () => {
  const key = 'aws_kms_key.key';
  const inline = [allow('kms:Decrypt', '${aws_kms_key.key.arn}')];
  const root = { Principal: { AWS: 'arn:aws:iam::${data.aws_caller_identity.me.account_id}:root' } };
  const withPolicy = (...statements: readonly Statement[]): Given => ({
    inline,
    more: { aws_kms_key: { key: { policy: policy(...statements) } } },
  });

  it('are used by who is allowed, where the policy of the key lets the account decide', () => {
    expect(ask({ inline }, key).outcome).toBe('reachable');
    expect(ask(withPolicy(allow('kms:*', '*', root)), key).outcome).toBe('reachable');
    const unsaid = { Effect: 'Allow', Action: 'kms:*', ...root };
    expect(ask(withPolicy(unsaid), key).outcome).toBe('reachable');
  });

  it('are used by nobody whom their own policy does not name', () => {
    const service = { Principal: { Service: 'logs.amazonaws.com' } };
    expect(stopped(ask(withPolicy(allow('kms:*', '*', service)), key))[2]).toBe(
      'The policy of aws_kms_key.key does not let its account decide',
    );
    const named = withPolicy(allow('kms:Decrypt', '*', { Principal: { AWS: '${aws_iam_role.app.arn}' } }));
    expect(ask({ ...named, inline: [] }, key).outcome).toBe('reachable');
  });

  it('have to be usable for a secret that they encrypt', () => {
    const encrypted: Given = {
      inline: [allow('secretsmanager:*', '*')],
      more: { aws_secretsmanager_secret: { own: { name: 'db-own', kms_key_id: '${aws_kms_key.key.arn}' } } },
    };
    expect(stopped(ask(encrypted, own))[2]).toBe(
      'No policy allows aws_iam_role.app kms:Decrypt on aws_kms_key.key',
    );
    expect(ask({ ...encrypted, inline: [allow('secretsmanager:*', '*'), ...inline] }, own).outcome).toBe(
      'reachable',
    );
  });
});

describe('buckets', () => {
  const data = 'aws_s3_bucket.data';
  const open = {
    aws_s3_bucket_policy: {
      data: {
        bucket: '${aws_s3_bucket.data.id}',
        policy: policy(allow('s3:GetObject', '${aws_s3_bucket.data.arn}/*', { Principal: '*' })),
      },
    },
  };

  it('are read by their ARN or by their name, whole or in part; the bucket without its objects is not', () => {
    const by = (resource: string) => ask({ inline: [allow('s3:GetObject', resource)] }, data).outcome;
    expect(by('${aws_s3_bucket.data.arn}/*')).toBe('reachable');
    expect(by('arn:aws:s3:::app-data/*')).toBe('reachable');
    expect(by('arn:aws:s3:::app-data/reports/*')).toBe('reachable');
    expect(by('arn:aws:s3:::${aws_s3_bucket.data.bucket}/*')).toBe('reachable');
    expect(by('${aws_s3_bucket.data.arn}')).toBe('blocked');
    expect(by('arn:aws:s3:::app-data-2/*')).toBe('blocked');
  });

  it('are read by everybody where a policy says so, and nothing blocks it', () => {
    const unblocked = {
      ...open,
      aws_s3_bucket_public_access_block: { data: { bucket: '${aws_s3_bucket.data.id}' } },
    };
    expect(ask({ more: unblocked }, data, 'internet').outcome).toBe('reachable');
    const blocked = {
      ...open,
      aws_s3_bucket_public_access_block: {
        data: { bucket: '${aws_s3_bucket.data.id}', restrict_public_buckets: true },
      },
    };
    expect(stopped(ask({ more: blocked }, data, 'internet'))[1]).toBe(
      'aws_s3_bucket_public_access_block.data',
    );
    expect(ask({}, data, 'internet').outcome).toBe('blocked');
  });
});

describe('a stack in another partition', () => {
  const by = (region: string | undefined, resource: string) =>
    ask(
      { inline: [allow('s3:GetObject', resource)], ...(region === undefined ? {} : { region }) },
      'aws_s3_bucket.data',
    ).outcome;

  it.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['eu-west-1', 'aws'],
  ])('is named by the ARNs of that of %s alone', (region, partition) => {
    expect(by(region, `arn:${partition}:s3:::app-data/*`)).toBe('reachable');
    expect(by(region, 'arn:*:s3:::app-data/*')).toBe('reachable');
    expect(by(region, 'arn:${data.aws_partition.own.partition}:s3:::app-data/*')).toBe('reachable');
    expect(by(region, '${aws_s3_bucket.data.arn}/*')).toBe('reachable');
    expect(by(region, `arn:${partition === 'aws' ? 'aws-cn' : 'aws'}:s3:::app-data/*`)).toBe('blocked');
  });

  it('may be named by any of them where its region is not known', () => {
    expect(by(undefined, 'arn:aws-cn:s3:::app-data/*')).toBe('unknown');
    expect(by(undefined, 'arn:aws:s3:::app-data/*')).toBe('reachable');
  });

  it('has roles of that partition', () => {
    const named = (partition: string) =>
      ask(
        {
          region: 'cn-north-1',
          account: '111122223333',
          more: {
            aws_secretsmanager_secret_policy: {
              own: {
                secret_arn: secretArn,
                policy: policy(
                  allow('secretsmanager:GetSecretValue', '*', {
                    Principal: { AWS: `arn:${partition}:iam::111122223333:role/app` },
                  }),
                ),
              },
            },
          },
        },
        own,
      ).outcome;
    expect(named('aws-cn')).toBe('reachable');
    expect(named('aws')).toBe('blocked');
  });
});
