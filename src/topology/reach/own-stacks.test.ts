import { describe, expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { outsideNeeds } from '../../constructs/network/outside-needs.js';
import { readStack } from '../../model/stack/read-stack.js';
import { stackJson } from '../../stacks/synth/synthesize.js';
import { topologyOf } from '../topology-of.js';
import type { ReachAnswer } from './answer.js';
import { type Party, reach, theInternet } from './reach.js';

const balancer = 'aws_lb.alb';
const instances = 'aws_autoscaling_group.asg';
const database = 'aws_db_instance.postgres';
const secret = 'data.aws_secretsmanager_secret.rds_password';
const certificate =
  'arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';

function own(environment: string, config: object = {}) {
  const resolved = resolveEnvironment({
    environment,
    suffix: 'x-001',
    config: { loadBalancer: { certificateArn: certificate }, ...config },
  });
  const topology = topologyOf(readStack(stackJson(resolved)));
  const party = (name: string): Party | undefined =>
    name === 'internet' ? theInternet : topology.places.find(({ address }) => address === name);
  return (from: string, to: string): ReachAnswer => {
    const [one, other] = [party(from), party(to)];
    if (one === undefined || other === undefined) throw new Error(`No ${from} or ${to}`);
    return reach(topology, one, other);
  };
}

const ports = ({ flows }: ReachAnswer) => flows.map(({ protocol, from }) => `${protocol} ${from}`);
const stop = ({ outcome, stop: by }: ReachAnswer) => [outcome, by?.source?.element.address];

describe.each([
  ['development in the default VPC', 'dev', {}],
  ['production in its own network', 'prod', {}],
])('%s', (_, environment, config) => {
  const ask = own(environment, config);

  it('lets the internet reach the load balancer, and nothing behind it', () => {
    expect(ports(ask('internet', balancer))).toEqual(['tcp 80', 'tcp 443']);
    expect(stop(ask('internet', database))).toEqual(['blocked', database]);
    expect(ask('internet', instances).outcome).toBe('blocked');
  });

  it('lets each tier reach the next one, and none past it', () => {
    expect(ports(ask(balancer, instances))).toEqual(['tcp 8080']);
    expect(ports(ask(instances, database))).toEqual(['tcp 5432']);
    expect(stop(ask(balancer, database))).toEqual(['blocked', balancer]);
    expect(stop(ask(database, instances))).toEqual(['blocked', 'aws_security_group.db_sg']);
  });

  it('lets instances read their secret and their bucket, and call AWS', () => {
    expect(ask(instances, secret).outcome).toBe('reachable');
    expect(ask(instances, 'aws_s3_bucket.bucket').outcome).toBe('reachable');
    expect(ports(ask(instances, 'internet'))).toEqual(['tcp 443']);
    expect(ask('internet', 'aws_s3_bucket.bucket').outcome).toBe('blocked');
  });
});

describe('production in its own network', () => {
  it('lets in by the public ACL, and reaches S3 by its gateway endpoint', () => {
    const ask = own('prod');
    expect(ask('internet', balancer).path.map(({ source }) => source?.element.address)).toContain(
      'aws_network_acl.public_acl',
    );
    const addresses = ask(instances, 'aws_s3_bucket.bucket').path.map(
      ({ source }) => source?.element.address,
    );
    expect(addresses).toContain('aws_vpc_endpoint.s3');
    expect(addresses).not.toContain('aws_nat_gateway.nat_1');
  });

  it('does not let instances read the secret of another environment', () => {
    const resolved = resolveEnvironment({
      environment: 'prod',
      suffix: 'x-001',
      config: { loadBalancer: { certificateArn: certificate } },
    });
    const stack = stackJson(resolved);
    const resource = {
      ...Object(stack.resource),
      aws_secretsmanager_secret: { other: { name: 'rds-password-y-002' } },
    };
    const topology = topologyOf(readStack({ ...stack, resource }));
    const [from, to] = [instances, 'aws_secretsmanager_secret.other'].map((name) =>
      topology.places.find(({ address }) => address === name),
    );
    if (from === undefined || to === undefined) throw new Error('Both are in the stack.');
    expect(reach(topology, from, to).outcome).toBe('blocked');
  });
});

describe('an existing network', () => {
  const ask = own('prod', {
    network: {
      mode: 'existing',
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b1b2c3d4e5f60718'],
    },
  });

  it('leaves open what its routes and ACLs say, and nothing else', () => {
    const answer = ask('internet', balancer);
    expect([answer.outcome, ports(answer)]).toEqual(['unknown', ['tcp 80', 'tcp 443']]);
    expect(new Set(answer.unknowns.map(({ text }) => text))).toEqual(
      new Set([
        'The route table of subnet-0a1b2c3d4e5f60718 is not in the stack',
        'The network ACL of subnet-0a1b2c3d4e5f60718 is not in the stack',
      ]),
    );
    expect(ask(instances, database).outcome).toBe('reachable');
  });

  it('is closed where its groups are, whatever the rest says', () => {
    expect(ask('internet', database).outcome).toBe('blocked');
    expect(ask(balancer, database).outcome).toBe('blocked');
  });
});

describe('instances without NAT', () => {
  const given = { network: { mode: 'dedicated', cidr: '10.0.0.0/20', nat: 'none', zones: 2 } };
  const ask = own('prod', given);

  it('reach no internet, and what they need through endpoints', () => {
    expect(ask(instances, 'internet').outcome).toBe('blocked');
    expect(ask(instances, secret).outcome).toBe('reachable');
  });

  it('reach each endpoint that the construct says they need', () => {
    const needed = new Set(
      outsideNeeds.flatMap(({ through, isOptional }) =>
        isOptional || through === undefined || through === 's3' || through === 'link-local' ? [] : [through],
      ),
    );
    expect(needed.size).toBeGreaterThan(3);
    for (const service of needed) {
      const answer = ask(instances, `aws_vpc_endpoint.${service.replace('.', '_')}`);
      expect([service, answer.outcome, ports(answer)]).toEqual([service, 'reachable', ['tcp 443']]);
    }
    expect(ask(instances, 'aws_vpc_endpoint.s3').outcome).toBe('reachable');
  });
});
