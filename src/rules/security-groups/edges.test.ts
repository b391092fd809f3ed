import { describe, expect, it } from 'vitest';
import { verdictsOnStack } from '../../../test/fixtures/verdicts-of.js';
import outgoingPorts from './outgoing-ports.js';
import riskyPorts from './risky-ports.js';
import servicePorts from './service-ports.js';

const database = { protocol: 'tcp', from_port: 5432, to_port: 5432 };

describe('a prefix list as the source', () => {
  const through = (list: object, data: object = {}) =>
    verdictsOnStack(riskyPorts, {
      data,
      resource: {
        ...list,
        aws_security_group: {
          db: { ingress: [{ ...database, prefix_list_ids: ['${aws_ec2_managed_prefix_list.l.id}'] }] },
        },
      },
    });
  const entries = (entry: unknown) => ({ aws_ec2_managed_prefix_list: { l: { entry } } });

  it('is as open as its entries', () => {
    expect(through(entries([{ cidr: '10.0.0.0/8' }, { cidr: '0.0.0.0/0' }]))[0]).toMatch(/^fail/);
    expect(through(entries([{ cidr: '10.0.0.0/8' }]))[0]).toMatch(/^pass/);
    expect(through(entries('${var.entries}'))[0]).toMatch(/^unknown/);
    expect(through(entries([{ cidr: '${var.office}' }]))[0]).toMatch(/^unknown/);
  });

  it('is as open as entries that are resources of their own', () => {
    const entry = (cidr: string, list = '${aws_ec2_managed_prefix_list.l.id}') => ({
      aws_ec2_managed_prefix_list_entry: { e: { cidr, prefix_list_id: list } },
    });
    const list = (own: object = {}) => ({ aws_ec2_managed_prefix_list: { l: own } });
    expect(through({ ...list(), ...entry('0.0.0.0/0') })[0]).toMatch(/^fail/);
    expect(through({ ...list(), ...entry('10.0.0.0/8') })[0]).toMatch(/^pass/);
    expect(through({ ...list({ entry: [{ cidr: '0.0.0.0/0' }] }), ...entry('10.0.0.0/8') })[0]).toMatch(
      /^fail/,
    );
    expect(through({ ...list(), ...entry('0.0.0.0/0', '${var.list}') })[0]).toMatch(/^unknown/);
  });

  it('is no risk when AWS keeps it', () => {
    const from = (name: string) =>
      verdictsOnStack(riskyPorts, {
        data: { aws_ec2_managed_prefix_list: { l: { name } } },
        resource: {
          aws_security_group: {
            db: { ingress: [{ ...database, prefix_list_ids: ['${data.aws_ec2_managed_prefix_list.l.id}'] }] },
          },
        },
      })[0];
    expect(from('com.amazonaws.global.cloudfront.origin-facing')).toMatch(/^pass/);
    expect(from('offices')).toMatch(/^unknown/);
  });
});

describe('the ports of a service', () => {
  const group = (port: number, protocol = 'tcp') => ({
    aws_security_group: {
      g: { ingress: [{ protocol, from_port: port, to_port: port, cidr_blocks: ['10.0.0.0/8'] }] },
    },
  });

  it('are those of the listeners of a classic load balancer', () => {
    const elb = {
      aws_elb: { e: { security_groups: ['${aws_security_group.g.id}'], listener: [{ lb_port: 443 }] } },
    };
    expect(verdictsOnStack(servicePorts, { resource: { ...group(443), ...elb } })[0]).toMatch(/^pass/);
    expect(verdictsOnStack(servicePorts, { resource: { ...group(80), ...elb } })[0]).toMatch(
      /listens on 80; what is there listens on 443/,
    );
  });

  it('follow the engine or the kind of a database that names none', () => {
    const aurora = {
      aws_rds_cluster: {
        c: { engine: 'aurora-mysql', vpc_security_group_ids: ['${aws_security_group.g.id}'] },
      },
    };
    const redis = {
      aws_elasticache_replication_group: { c: { security_group_ids: ['${aws_security_group.g.id}'] } },
    };
    const other = { aws_db_instance: { c: { vpc_security_group_ids: ['${aws_security_group.g.id}'] } } };
    expect(verdictsOnStack(servicePorts, { resource: { ...group(3306), ...aurora } })[0]).toMatch(/^pass/);
    expect(verdictsOnStack(servicePorts, { resource: { ...group(6379), ...redis } })[0]).toMatch(/^pass/);
    expect(verdictsOnStack(servicePorts, { resource: { ...group(1234), ...other } })).toEqual([]);
  });

  it('do not matter to ping', () => {
    const db = {
      aws_db_instance: { c: { port: 5432, vpc_security_group_ids: ['${aws_security_group.g.id}'] } },
    };
    expect(verdictsOnStack(servicePorts, { resource: { ...group(8, 'icmp'), ...db } })[0]).toMatch(/^pass/);
    expect(verdictsOnStack(servicePorts, { resource: { ...group(0, 'gre'), ...db } })[0]).toMatch(/^fail/);
  });
});

describe('outgoing traffic', () => {
  const out = (rule: object) =>
    verdictsOnStack(outgoingPorts, {
      resource: { aws_security_group: { g: { egress: [{ cidr_blocks: ['0.0.0.0/0'], ...rule }] } } },
    })[0];

  it('may be ping, but no tunnel', () => {
    expect(out({ protocol: 'icmp', from_port: -1, to_port: -1 })).toMatch(/^pass/);
    expect(out({ protocol: 'gre', from_port: 0, to_port: 0 })).toMatch(/^fail/);
  });

  it('on every port is left to the graver rule', () => {
    expect(out({ protocol: 'tcp', from_port: -1, to_port: -1 })).toMatch(/^pass/);
  });
});
