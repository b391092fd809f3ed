import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../../topology/topology-of.js';
import { ownersOf } from './owners.js';

/** The owners of what a stack has, where each element of the types `aws_box_…` is a box. */
function owners(resource: Readonly<Record<string, Readonly<Record<string, Json>>>>) {
  const model = readStack({ resource });
  const boxes = model.elements.filter(({ type }) => type.startsWith('aws_box_'));
  const found = ownersOf(model, topologyOf(model), new Map(boxes.map(({ address }) => [address, address])));
  return Object.fromEntries([...found].filter(([address]) => !address.startsWith('aws_box_')));
}
const boxes = { aws_box_one: { x: {} }, aws_box_two: { x: {} } };
const [one, two] = ['${aws_box_one.x.id}', '${aws_box_two.x.id}'];

describe('an element is a part', () => {
  it.each([
    ...['listener_arn', 'load_balancer_arn', 'load_balancer_name', 'target_group_arn', 'lb_target_group_arn'],
    ...['autoscaling_group_name', 'group_names', 'bucket', 'target_key_id', 'key_id', 'secret_id'],
    ...['secret_arn', 'topic_arn', 'arn', 'queue_url', 'route_table_id', 'network_acl_id'],
    ...['security_group_id', 'cluster_identifier', 'replication_group_id', 'web_acl_arn', 'resource_arn'],
    ...['function_name', 'vpc_endpoint_id', 'file_system_id', 'table_name', 'source_ids'],
    ...['db_instance_identifier', 'resource_id'],
  ])('of what its `%s` names, whatever else it refers to', (path) => {
    expect(owners({ ...boxes, aws_part: { own: { also: two, [path]: one } } })).toEqual({
      'aws_part.own': 'aws_box_one.x',
    });
  });

  it('of the closest that it names', () => {
    const listener = { load_balancer_arn: two, listener_arn: one };
    expect(owners({ ...boxes, aws_part: { own: listener } })).toEqual({ 'aws_part.own': 'aws_box_one.x' });
  });

  it('of what its owner is a part of', () => {
    expect(
      owners({
        ...boxes,
        aws_part: { own: { listener_arn: '${aws_middle.own.arn}' } },
        aws_middle: { own: { bucket: two } },
      }),
    ).toEqual({ 'aws_middle.own': 'aws_box_two.x', 'aws_part.own': 'aws_box_two.x' });
  });

  it('of what uses it, before what it refers to', () => {
    const used = { aws_box_one: { x: { role: '${aws_part.own.id}' } }, aws_box_two: { x: {} } };
    expect(owners({ ...used, aws_part: { own: { also: two } } })).toEqual({
      'aws_part.own': 'aws_box_one.x',
    });
  });

  it('of what it refers to, where nothing else says it, and else of nothing', () => {
    expect(owners({ ...boxes, aws_part: { own: { also: two }, alone: {} } })).toEqual({
      'aws_part.own': 'aws_box_two.x',
    });
  });
});
