import { expect, it } from 'vitest';
import { readStack } from '../../../model/stack/read-stack.js';
import { type ReachQuestion, reachModel } from '../../../operations/reach/reach-model.js';
import { renderReach } from './reach.js';

const model = readStack({
  resource: {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
    aws_internet_gateway: { out: { vpc_id: '${aws_vpc.main.id}' } },
    aws_route_table: {
      out: {
        vpc_id: '${aws_vpc.main.id}',
        route: [{ cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.out.id}' }],
      },
    },
    aws_route_table_association: {
      a: { subnet_id: '${aws_subnet.a.id}', route_table_id: '${aws_route_table.out.id}' },
    },
    aws_subnet: {
      a: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.0.0/24', map_public_ip_on_launch: true },
    },
    aws_security_group: {
      web: {
        vpc_id: '${aws_vpc.main.id}',
        ingress: [{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] }],
      },
    },
    aws_instance: {
      web: { subnet_id: '${aws_subnet.a.id}', vpc_security_group_ids: ['${aws_security_group.web.id}'] },
      quiet: { subnet_id: '${aws_subnet.a.id}', vpc_security_group_ids: [], tags: { Name: 'The quiet one' } },
    },
    aws_api_gateway_rest_api: { api: { name: 'api' } },
  },
});
const paint = (_: string, text: string) => text;
const told = (asked: ReachQuestion = {}) =>
  renderReach([reachModel(model, { name: 'stack.json', environment: null }, asked)], { paint, asked });

it('is a matrix with numbers in its head, and below it what they stand for', () => {
  expect(told()).toMatchInlineSnapshot(`
    "stack.json
      from                1                 2  3
      internet                              -  22
      aws_instance.quiet  icmp,all,udp all     22
      aws_instance.web    -                 -

      1  internet
      2  aws_instance.quiet (The quiet one)
      3  aws_instance.web (web)
      Ports, or yes: reachable; -: blocked; ?: not known.
      Without a place, and in no answer: aws_api_gateway_rest_api.api
    "
  `);
});

it('is what one party reaches, in words', () => {
  expect(told({ from: 'internet' })).toMatchInlineSnapshot(`
    "stack.json
      internet
        not      aws_instance.quiet  No rule of default security group of aws_vpc.main lets in TCP 0 to 65535 from the internet.
        reaches  aws_instance.web    TCP 22
      Without a place, and in no answer: aws_api_gateway_rest_api.api
    "
  `);
});

it('is the way from one to another, step by step', () => {
  expect(told({ from: 'internet', to: 'aws_instance.web' })).toMatchInlineSnapshot(`
    "stack.json
      internet -> aws_instance.web: reachable: TCP 22
        passes   aws_instance.web has a public address  aws_subnet.a
        passes   aws_route_table.out leads to the internet through aws_internet_gateway.out  aws_route_table.out route[0]
        passes   aws_internet_gateway.out joins aws_vpc.main with the internet  aws_internet_gateway.out
        passes   default network ACL of aws_vpc.main lets in TCP 22 from the internet
        passes   aws_security_group.web lets in TCP 22 from the internet  aws_security_group.web ingress[0]
        passes   default network ACL of aws_vpc.main lets out answers to the internet on TCP ports 1024 to 65535
    "
  `);
});

it('is the way up to what stops it', () => {
  expect(told({ from: 'aws_instance.web', to: 'aws_instance.quiet' })).toMatchInlineSnapshot(`
    "stack.json
      aws_instance.web -> aws_instance.quiet: blocked
        stops    No rule of aws_security_group.web lets out TCP 0 to 65535 to aws_instance.quiet  aws_security_group.web
    "
  `);
});

it('says why nothing is told', () => {
  expect(told({ from: 'internet', to: 'internet' })).toBe(
    'stack.json\n  Whether the internet reaches itself is not asked: name two that differ.\n  Without a place, and in no answer: aws_api_gateway_rest_api.api\n',
  );
  expect(told({ from: 'database' })).toContain('\n  It has no database.\n');
  expect(told({ from: 'internet', to: 'database' })).toContain('\n  It has no database.\n');
});
