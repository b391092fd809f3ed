import { describe, expect, it } from 'vitest';
import { readStack } from '../../model/stack/read-stack.js';
import { reachModel } from '../../operations/reach/reach-model.js';
import { reachedStackShape } from './outputs/topology/reach.js';
import { reachAsJson } from './reach-as-json.js';

const model = readStack({
  module: { app: { source: './app' } },
  variable: { any: {} },
  resource: {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: { a: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.0.0/24' } },
    aws_security_group: {
      web: {
        vpc_id: '${aws_vpc.main.id}',
        ingress: [{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] }],
      },
    },
    aws_instance: {
      web: { subnet_id: '${aws_subnet.a.id}', vpc_security_group_ids: ['${aws_security_group.web.id}'] },
      late: { subnet_id: '${var.any}', vpc_security_group_ids: ['${aws_security_group.web.id}'] },
    },
    aws_api_gateway_rest_api: { api: { name: 'api' } },
  },
});
const json = (from?: string, to?: string) => {
  const name = { name: 'stack.json', environment: null };
  const said = reachAsJson(reachModel(model, name, { from, to }));
  expect(reachedStackShape.parse(said)).toEqual(said);
  return said;
};

describe('what reach says of a stack, as JSON', () => {
  it('lists what has no place, and why', () => {
    expect(json().unplaced).toEqual([
      { address: 'module.app', why: 'The module was not read: what it makes is in no answer' },
      {
        address: 'aws_api_gateway_rest_api.api',
        why: 'Nothing is known here of where a aws_api_gateway_rest_api stands',
      },
    ]);
  });

  it('names the stack, and the parties on both sides', () => {
    expect(json('internet', 'aws_instance.web')).toMatchObject({
      name: 'stack.json',
      environment: null,
      from: [{ address: 'internet', kind: 'internet', label: 'the internet' }],
      to: [{ address: 'aws_instance.web', kind: 'instances', label: 'web' }],
    });
  });

  it('tells where a blocked way stops, and the steps before it', () => {
    const [pair] = json('internet', 'aws_instance.web').pairs;
    expect(pair).toMatchObject({
      from: 'internet',
      to: 'aws_instance.web',
      outcome: 'blocked',
      flows: [],
      unknowns: [],
      notes: ['module.app was not read: what it makes is not looked at.'],
    });
    expect(pair?.path).toEqual([]);
    expect(pair?.stop).toEqual({
      verdict: 'no',
      text: 'aws_instance.web has no public address: `map_public_ip_on_launch` of aws_subnet.a decides it',
      address: 'aws_subnet.a',
      part: null,
      file: null,
      line: null,
    });
  });

  it('tells what is not known of a way, and that nothing stops it', () => {
    const [pair] = json('internet', 'aws_instance.late').pairs;
    expect(pair).toMatchObject({ outcome: 'unknown', stop: null });
    expect(pair?.unknowns.length).toBeGreaterThan(0);
    expect(pair?.path).toContainEqual({
      verdict: 'yes',
      text: 'aws_security_group.web lets in TCP 22 from the internet',
      address: 'aws_security_group.web',
      part: 'ingress[0]',
      file: null,
      line: null,
    });
  });
});
