import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../topology-of.js';
import { serviceActions } from './access/actions.js';
import type { ReachAnswer } from './answer.js';
import { combined } from './combine.js';
import { reach } from './reach.js';

type Blocks = Readonly<Record<string, Readonly<Record<string, Json>>>>;

const readBucket = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '${aws_s3_bucket.data.arn}/*' }],
};

/** An instance that may read a bucket by its role, in a subnet without a way to the internet. */
function stack(more: Blocks = {}): Blocks {
  const base: Record<string, Record<string, Json>> = {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: { app: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.1.0/24' } },
    aws_route_table: { app: { vpc_id: '${aws_vpc.main.id}' } },
    aws_route_table_association: {
      app: { subnet_id: '${aws_subnet.app.id}', route_table_id: '${aws_route_table.app.id}' },
    },
    aws_security_group: {
      app: {
        vpc_id: '${aws_vpc.main.id}',
        egress: [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] }],
      },
    },
    aws_s3_bucket: { data: { bucket: 'app-data' }, other: { bucket: 'app-other' } },
    aws_iam_role: { app: { assume_role_policy: '{}' } },
    aws_iam_role_policy: { app: { role: '${aws_iam_role.app.id}', policy: JSON.stringify(readBucket) } },
    aws_iam_instance_profile: { app: { role: '${aws_iam_role.app.name}' } },
    aws_instance: {
      app: {
        subnet_id: '${aws_subnet.app.id}',
        vpc_security_group_ids: ['${aws_security_group.app.id}'],
        iam_instance_profile: '${aws_iam_instance_profile.app.name}',
      },
    },
  };
  for (const [type, blocks] of Object.entries(more)) base[type] = { ...base[type], ...blocks };
  return base;
}

function ask(blocks: Blocks, to: string, from = 'aws_instance.app'): ReachAnswer {
  const topology = topologyOf(readStack({ provider: { aws: { region: 'eu-west-1' } }, resource: blocks }));
  const [one, other] = [from, to].map((name) => topology.places.find(({ address }) => address === name));
  if (one === undefined || other === undefined) throw new Error(`No ${from} or ${to}`);
  return reach(topology, one, other);
}

const bucket = 'aws_s3_bucket.data';
const stopped = ({ outcome, stop }: ReachAnswer) => [outcome, stop?.source?.element.address];
const gateway = (policy?: unknown, tables: readonly string[] = ['${aws_route_table.app.id}']): Blocks => ({
  aws_vpc_endpoint: {
    s3: {
      vpc_id: '${aws_vpc.main.id}',
      service_name: 'com.amazonaws.eu-west-1.s3',
      route_table_ids: [...tables],
      ...(policy === undefined ? {} : { policy: JSON.stringify(policy) }),
    },
  },
});
const policyOn = (Resource: string) => ({
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource }],
});

describe('a bucket and instances that may read it', () => {
  it('is not reached from a subnet without a way out', () => {
    expect(stopped(ask(stack(), bucket))).toEqual(['blocked', 'aws_route_table.app']);
  });

  it('is reached through a gateway endpoint that is in the route table of the subnet', () => {
    const answer = ask(stack(gateway()), bucket);
    expect(answer.outcome).toBe('reachable');
    expect(answer.path.map(({ source }) => source?.element.address)).toEqual([
      'aws_security_group.app',
      undefined,
      'aws_vpc_endpoint.s3',
      undefined,
      'aws_vpc_endpoint.s3',
      undefined,
      'aws_iam_role_policy.app',
    ]);
    expect(stopped(ask(stack(gateway(undefined, [])), bucket))).toEqual(['blocked', 'aws_route_table.app']);
  });

  it('is stopped by the policy of the endpoint, where that names another', () => {
    expect(ask(stack(gateway(policyOn('arn:aws:s3:::app-data/*'))), bucket).outcome).toBe('reachable');
    expect(stopped(ask(stack(gateway(policyOn('arn:aws:s3:::others/*'))), bucket))).toEqual([
      'blocked',
      'aws_vpc_endpoint.s3',
    ]);
  });

  it('is stopped by the policy of the endpoint, where that is about another role', () => {
    const other: Blocks = { aws_iam_role: { other: { name: 'other', assume_role_policy: '{}' } } };
    const by = (Effect: string, Principal: unknown, more: readonly unknown[] = []) => {
      const own = { Effect, Principal, Action: 's3:*', Resource: '*' };
      return ask(stack({ ...other, ...gateway({ Statement: [own, ...more] }) }), bucket).outcome;
    };
    const [mine, others] = [{ AWS: '${aws_iam_role.app.arn}' }, { AWS: '${aws_iam_role.other.arn}' }];
    expect(by('Allow', mine)).toBe('reachable');
    expect(by('Allow', others)).toBe('blocked');
    const all = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
    expect(by('Deny', others, [all])).toBe('reachable');
    expect(by('Deny', mine, [all])).toBe('blocked');
    const when = { Condition: { ArnEquals: { 'aws:PrincipalArn': '${aws_iam_role.other.arn}' } } };
    expect(by('Deny', others, [{ ...all, ...when }])).toBe('blocked');
  });

  it('is reached through the gateway endpoint, where the interface endpoint is for callers outside alone', () => {
    const both = (options: Json, private_dns_enabled = true): Blocks => ({
      ...gateway(),
      aws_security_group: { endpoint: { vpc_id: '${aws_vpc.main.id}' } },
      aws_vpc_endpoint: {
        ...gateway().aws_vpc_endpoint,
        inside: {
          vpc_id: '${aws_vpc.main.id}',
          ...{ service_name: 'com.amazonaws.eu-west-1.s3', vpc_endpoint_type: 'Interface' },
          ...{ private_dns_enabled, dns_options: [options] },
          subnet_ids: ['${aws_subnet.app.id}'],
          security_group_ids: ['${aws_security_group.endpoint.id}'],
        },
      },
    });
    const only = 'private_dns_only_for_inbound_resolver_endpoint';
    expect(ask(stack(both({ [only]: true })), bucket).outcome).toBe('reachable');
    expect(stopped(ask(stack(both({ [only]: false })), bucket))).toEqual([
      'blocked',
      'aws_security_group.endpoint',
    ]);
    expect(ask(stack(both({ [only]: '${var.inbound}' })), bucket).outcome).toBe('unknown');
    // Without private DNS nobody inside comes upon it by the name of the service.
    expect(ask(stack(both({ [only]: false }, false)), bucket).outcome).toBe('reachable');
  });

  it('is reached by a group that lets out to the prefix list of S3 alone', () => {
    const egress = (list: string): Blocks => ({
      aws_security_group: {
        app: {
          vpc_id: '${aws_vpc.main.id}',
          egress: [{ protocol: 'tcp', from_port: 443, to_port: 443, prefix_list_ids: [list] }],
        },
      },
    });
    const own = stack({ ...gateway(), ...egress('${aws_vpc_endpoint.s3.prefix_list_id}') });
    expect(ask(own, bucket).outcome).toBe('reachable');
    expect(ask(stack({ ...gateway(), ...egress('pl-0a1b2c3d4e5f60718') }), bucket).outcome).toBe('unknown');
  });

  it('is not read by instances whose role may not, or that have none', () => {
    expect(stopped(ask(stack(gateway()), 'aws_s3_bucket.other'))).toEqual(['blocked', 'aws_iam_role.app']);
    const bare = stack({
      ...gateway(),
      aws_instance: {
        app: { subnet_id: '${aws_subnet.app.id}', vpc_security_group_ids: ['${aws_security_group.app.id}'] },
      },
    });
    const answer = ask(bare, bucket);
    expect([answer.outcome, answer.stop?.text]).toEqual([
      'blocked',
      'aws_instance.app has no role to act by',
    ]);
  });
});

describe('an interface endpoint', () => {
  const secret = 'aws_secretsmanager_secret.own';
  const endpoint = (ingress: readonly Json[]): Blocks => ({
    aws_secretsmanager_secret: { own: { name: 'own' } },
    aws_security_group: {
      app: {
        vpc_id: '${aws_vpc.main.id}',
        egress: [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }],
      },
      endpoint: { vpc_id: '${aws_vpc.main.id}', ingress: [...ingress] },
    },
    aws_vpc_endpoint: {
      secrets: {
        vpc_id: '${aws_vpc.main.id}',
        vpc_endpoint_type: 'Interface',
        service_name: 'com.amazonaws.eu-west-1.secretsmanager',
        subnet_ids: ['${aws_subnet.app.id}'],
        security_group_ids: ['${aws_security_group.endpoint.id}'],
        private_dns_enabled: true,
      },
    },
    aws_iam_role_policy: {
      app: {
        role: '${aws_iam_role.app.id}',
        policy: JSON.stringify({
          Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' }],
        }),
      },
    },
  });
  const open = { protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['10.0.0.0/16'] };

  it('leads to a secret, where its group lets in', () => {
    const blocks = stack(endpoint([open]));
    expect(ask(blocks, 'aws_vpc_endpoint.secrets').outcome).toBe('reachable');
    expect(ask(blocks, secret).outcome).toBe('reachable');
    expect(stopped(ask(stack(endpoint([])), secret))).toEqual(['blocked', 'aws_security_group.endpoint']);
  });
});

describe('functions', () => {
  const lambda = (more: Json = {}): Blocks => ({
    aws_lambda_function: { job: { role: '${aws_iam_role.app.arn}', ...more } },
  });

  it('outside of a VPC read by their role alone', () => {
    expect(ask(stack(lambda()), bucket, 'aws_lambda_function.job').outcome).toBe('reachable');
  });

  it('in a VPC need a way to the service as well', () => {
    const inside = {
      vpc_config: {
        subnet_ids: ['${aws_subnet.app.id}'],
        security_group_ids: ['${aws_security_group.app.id}'],
      },
    };
    expect(stopped(ask(stack(lambda(inside)), bucket, 'aws_lambda_function.job'))).toEqual([
      'blocked',
      'aws_route_table.app',
    ]);
  });
});

it('each service is asked for one action, by the name of its endpoint', () => {
  expect(serviceActions).toMatchInlineSnapshot(`
    {
      "bucket": {
        "action": "s3:GetObject",
        "service": "s3",
        "verb": "read objects of",
      },
      "key": {
        "action": "kms:Decrypt",
        "service": "kms",
        "verb": "decrypt with",
      },
      "log-group": {
        "action": "logs:PutLogEvents",
        "service": "logs",
        "verb": "write to",
      },
      "parameter": {
        "action": "ssm:GetParameter",
        "atStart": "ssm:GetParameters",
        "service": "ssm",
        "verb": "read",
      },
      "queue": {
        "action": "sqs:ReceiveMessage",
        "service": "sqs",
        "verb": "receive from",
      },
      "secret": {
        "action": "secretsmanager:GetSecretValue",
        "service": "secretsmanager",
        "verb": "read",
      },
      "table": {
        "action": "dynamodb:GetItem",
        "service": "dynamodb",
        "verb": "read",
      },
      "topic": {
        "action": "sns:Publish",
        "service": "sns",
        "verb": "publish to",
      },
    }
  `);
});

it('nothing is blocked, with what is to be said, where there is nothing to try', () => {
  expect(combined([], ['No subnet.'])).toMatchObject({
    ...{ outcome: 'blocked', flows: [], path: [], stop: undefined, notes: ['No subnet.'] },
  });
});
