import { describe, expect, it } from 'vitest';
import { groupBy } from '../../group-by.js';
import { addressesOf, synthesizeEnvironment } from '../../testing.js';
import { cloudConfig, defaultBootScript } from '../compute/user-data.js';
import { egressOf, interfaceEndpointsOf, outsideNeeds, unreachable } from './outside-needs.js';
import { awsBuckets } from './s3-endpoint.js';
import type { NetworkSettings } from './settings.js';

const dedicated: NetworkSettings = {
  ...{ mode: 'dedicated', cidr: '10.0.0.0/20', zones: 2, nat: 'none' },
  ...{ flowLogs: false, flowLogRetentionDays: 30 },
};

/** The services that a stack has an endpoint for, and what instances may connect to. */
function stackOf(network: object) {
  const addresses = addressesOf(synthesizeEnvironment('dev', 'dev-001', { network }));
  const endpoints = [...addresses].filter(([address]) => address.startsWith('aws_vpc_endpoint.'));
  return {
    services: endpoints.map(([, { service_name: name }]) => String(name).split('.').slice(3).join('.')),
    policies: new Map(endpoints.map(([address, { policy }]) => [address, JSON.parse(String(policy))])),
    egress: [...addresses.keys()].filter((address) => /egress_rule\.app_/.test(address)).sort(),
    hasNat: [...addresses.keys()].some((address) => address.startsWith('aws_nat_gateway.')),
  };
}

describe('instances in a dedicated network without NAT', () => {
  const { services, policies, egress, hasNat } = stackOf({ mode: 'dedicated', nat: 'none' });

  it('reach every host that they need through an endpoint, or it is named as unreachable', () => {
    const named = (unreachable(dedicated) ?? []).map(({ host }) => host);
    for (const { host, through } of outsideNeeds) {
      const isThere = through === 'link-local' || (through !== undefined && services.includes(through));
      expect(isThere ? 'reached' : host).toBe(named.includes(host) ? host : 'reached');
    }
    // What is named is what an instance can be without.
    expect(named).toEqual(['ec2messages.{region}.{suffix}', 'ec2.{region}.{suffix}']);
    expect(hasNat).toBe(false);
  });

  it('connect to endpoints, S3 and the database, and to nothing else', () => {
    expect(egress).toEqual([
      'aws_vpc_security_group_egress_rule.app_to_db',
      'aws_vpc_security_group_egress_rule.app_to_endpoints',
      'aws_vpc_security_group_egress_rule.app_to_s3',
    ]);
  });

  it('get packages of Amazon Linux from S3, whose endpoint lets nothing of others pass', () => {
    const [own, ofAws] = policies.get('aws_vpc_endpoint.s3').Statement;
    expect(own.Resource).toEqual(['arn:aws:s3:::app-data-dev-001', 'arn:aws:s3:::app-data-dev-001/*']);
    expect(own.Condition).toEqual({ StringEquals: { 'aws:PrincipalAccount': '${aws_vpc.vpc.owner_id}' } });
    expect(ofAws.Action).toEqual(['s3:GetObject']);
    expect(ofAws.Resource).toContain('arn:aws:s3:::al2023-repos-ap-southeast-1-de612dc2/*');
    expect(ofAws.Resource).toHaveLength(awsBuckets('ap-southeast-1').length);
  });

  it('fetch every version of the artifact through it, and nothing else of its bucket', () => {
    const artifact = { bucket: 'our-artifacts', key: 'shop/app.tar.gz', version: 'v1' };
    const stack = synthesizeEnvironment('dev', 'dev-001', {
      network: { mode: 'dedicated', nat: 'none' },
      app: { artifact },
    });
    const { Statement } = JSON.parse(String(stack.resource.aws_vpc_endpoint?.s3?.policy));
    expect(Statement.find(({ Sid }: { Sid: string }) => Sid === 'Artifact')).toEqual({
      ...{ Sid: 'Artifact', Effect: 'Allow', Principal: '*', Action: ['s3:GetObjectVersion'] },
      Resource: 'arn:aws:s3:::our-artifacts/shop/app.tar.gz',
      Condition: { StringEquals: { 'aws:PrincipalAccount': '${aws_vpc.vpc.owner_id}' } },
    });
    expect(policies.get('aws_vpc_endpoint.s3').Statement).toHaveLength(2);
  });

  it('pass no endpoint with every action, and none as somebody of another account', () => {
    for (const [address, { Statement }] of policies)
      for (const { Sid, Action, Condition } of Statement) {
        expect(JSON.stringify(Action), address).not.toContain('*');
        if (Sid !== 'BucketsOfAws')
          expect(Condition.StringEquals, address).toHaveProperty('aws:PrincipalAccount');
      }
  });

  it('boot with a script that loads nothing', () => {
    const script = defaultBootScript();
    expect(cloudConfig({}, script)).not.toMatch(/"packages"|package_update/);
    expect(script.replaceAll(/<!doctype html>|text\/html/g, '')).not.toMatch(
      /https?:\/\/|\bcurl\b|\bwget\b|\bdnf\b|\byum\b|\bpip3?\b|\baws\b/,
    );
  });
});

describe('what instances reach', () => {
  it('is everything where there is a way to the internet', () => {
    expect(unreachable({ ...dedicated, nat: 'one' })).toBeUndefined();
    expect(unreachable({ ...dedicated, mode: 'default' })).toBeUndefined();
    expect(unreachable({ ...dedicated, mode: 'existing' })).toBeUndefined();
  });

  it('is what has an endpoint where the file asks for no more, NAT or not', () => {
    const settings: NetworkSettings = {
      ...dedicated,
      nat: 'one',
      egress: 'endpoints',
      interfaceEndpoints: ['ssm'],
    };
    expect((unreachable(settings) ?? []).map(({ through }) => through)).toEqual([
      ...['ssmmessages', 'ec2messages', 'logs', 'monitoring', 'ec2', 'secretsmanager'],
    ]);
  });

  it('follows the file before the defaults', () => {
    expect(egressOf(dedicated)).toBe('endpoints');
    expect(egressOf({ ...dedicated, egress: 'https' })).toBe('https');
    expect(egressOf({ ...dedicated, nat: 'one' })).toBe('https');
    expect(egressOf({ ...dedicated, mode: 'default' })).toBe('https');
    expect(interfaceEndpointsOf(dedicated)).toEqual([
      'ssm',
      'ssmmessages',
      'logs',
      'monitoring',
      'secretsmanager',
    ]);
    expect(interfaceEndpointsOf({ ...dedicated, interfaceEndpoints: [] })).toEqual([]);
    expect(interfaceEndpointsOf({ ...dedicated, nat: 'one' })).toEqual([]);
    expect(interfaceEndpointsOf({ ...dedicated, mode: 'default' })).toEqual([]);
  });
});

it('each host says who needs it', () => {
  const needs = groupBy(outsideNeeds, ({ by }) => by);
  const hosts = [...needs].map(([by, some]) => [by, some.map(({ host }) => host.split('.{')[0])] as const);
  expect(Object.fromEntries(hosts)).toEqual({
    'instance metadata': ['169.254.169.254'],
    DNS: ['169.254.169.253'],
    time: ['169.254.169.123'],
    'Session Manager': ['ssm', 'ssmmessages', 'ec2messages'],
    'CloudWatch agent': ['logs', 'monitoring', 'ec2'],
    'the application': ['secretsmanager', 's3'],
    'packages of Amazon Linux': ['s3.dualstack'],
  });
});
