import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { targetGroupsOf } from './target-groups.js';

type Blocks = Readonly<Record<string, Readonly<Record<string, Json>>>>;

const known = (value: unknown) => ({ state: 'known', value });
const unknown = (why: string) => ({ state: 'unknown', why });

function group(values: Json, more: Blocks = {}, type = 'aws_lb_target_group') {
  const [one, ...others] = targetGroupsOf(
    readStack({
      variable: { any: {} },
      resource: {
        aws_instance: { web: { ami: 'ami-0' } },
        aws_autoscaling_group: { web: { min_size: 1 } },
        [type]: { own: values },
        ...more,
      },
    }),
  );
  if (one === undefined || others.length > 0) throw new Error('Not one target group');
  return one;
}

describe('a target group', () => {
  it('is of either name of its type', () => {
    expect(group({ port: 80 }, {}, 'aws_alb_target_group').id).toBe('aws_alb_target_group.own');
    expect(group({ port: 80 })).toMatchObject({ id: 'aws_lb_target_group.own', port: known(80) });
    expect(group({ target_type: 'lambda' }).port).toEqual(known(undefined));
  });

  it.each<[protocol: string | undefined, carried: readonly string[]]>([
    [undefined, ['tcp']],
    ['HTTP', ['tcp']],
    ['TCP', ['tcp']],
    ['udp', ['udp']],
    ['TCP_UDP', ['tcp', 'udp']],
    ['QUIC', ['udp']],
    ['TCP_QUIC', ['tcp', 'udp']],
  ])('for %s speaks %j', (protocol, carried) => {
    expect(group({ protocol }).protocols).toEqual(carried);
  });

  it.each<[target_type: string | undefined, unknown]>([
    [undefined, known('instance')],
    ['instance', known('instance')],
    ['ip', known('ip')],
    ['lambda', known('lambda')],
    ['alb', known('alb')],
    ['rack', unknown('`target_type` of aws_lb_target_group.own is rack')],
    ['${var.any}', unknown('`target_type` of aws_lb_target_group.own is known only after apply')],
  ])('of the target type %s has %j', (target_type, targetType) => {
    expect(group({ target_type }).targetType).toEqual(targetType);
  });

  it.each<[Json, preserves: string]>([
    [{ protocol: 'TCP' }, 'yes'],
    [{ protocol: 'TCP', target_type: 'ip' }, 'no'],
    [{ protocol: 'TCP', target_type: 'ip', preserve_client_ip: true }, 'yes'],
    [{ protocol: 'TCP', preserve_client_ip: false }, 'no'],
    [{ protocol: 'TCP', target_type: '${var.any}' }, 'maybe'],
    [{}, 'maybe'],
    [{ protocol: 'udp', target_type: 'ip' }, 'yes'],
    [{ protocol: 'TCP_UDP', target_type: 'ip' }, 'yes'],
    [{ protocol: 'QUIC', target_type: 'ip' }, 'yes'],
    [{ protocol: 'TCP_QUIC', target_type: 'ip' }, 'yes'],
    [{ protocol: 'UDP', preserve_client_ip: false }, 'yes'],
  ])('with %j keeps the addresses of clients: %s', (values, preserves) => {
    expect(group(values).preservesClients).toBe(preserves);
  });
});

describe('the targets of a group', () => {
  const target_group_arn = '${aws_lb_target_group.own.arn}';
  const lb_target_group_arn = target_group_arn;
  const autoscaling_group_name = '${aws_autoscaling_group.web.name}';
  const target_id = '${aws_instance.web.id}';
  const targets = (more: Blocks, values: Json = { port: 80 }) => group(values, more).targets;
  const attached = (values: Json): Blocks => ({
    aws_lb_target_group_attachment: { one: { target_group_arn, target_id, ...values } },
  });

  it('are those that are attached, on the port of the group or on their own', () => {
    expect(targets({})).toEqual(known([]));
    expect(targets(attached({}))).toEqual(known([{ id: 'aws_instance.web', port: known(80) }]));
    expect(targets(attached({ port: 8080 }))).toEqual(known([{ id: 'aws_instance.web', port: known(8080) }]));
    expect(targets(attached({ count: '${var.any}' }))).toEqual(
      known([
        { id: 'aws_instance.web', port: unknown('Whether aws_lb_target_group_attachment.one is made') },
      ]),
    );
  });

  it.each<[string, Blocks]>([
    [
      'an attachment',
      { aws_autoscaling_attachment: { one: { lb_target_group_arn, autoscaling_group_name } } },
    ],
    [
      'a source of traffic',
      {
        aws_autoscaling_traffic_source_attachment: {
          one: { autoscaling_group_name, traffic_source: [{ identifier: target_group_arn }] },
        },
      },
    ],
    ['the group itself', { aws_autoscaling_group: { web: { target_group_arns: [target_group_arn] } } }],
  ])('are the instances of an Auto Scaling group by %s, on the port of the group', (_, more) => {
    expect(targets(more)).toEqual(known([{ id: 'aws_autoscaling_group.web', port: known(80) }]));
  });

  it('are containers on their own ports, by the blocks that name the group', () => {
    const service = (load_balancer: unknown): Blocks => ({ aws_ecs_service: { app: { load_balancer } } });
    const block = (values: Json) => ({ target_group_arn, container_name: 'app', ...values });
    const ports = (...all: readonly unknown[]) =>
      known(all.map((port) => ({ id: 'aws_ecs_service.app', port })));
    expect(targets(service([block({ container_port: 3000 })]))).toEqual(ports(known(3000)));
    expect(targets(service([block({})]))).toEqual(ports(known(80)));
    const ofOther = block({ target_group_arn: 'arn:other', container_port: 3001 });
    expect(targets(service([ofOther, block({ container_port: 3000 })]))).toEqual(ports(known(3000)));
    const late = block({ target_group_arn: '${var.any}', container_port: 3002 });
    expect(targets(service([block({ container_port: 3000 }), late]))).toEqual(
      ports(known(3000), known(3002)),
    );
  });

  it('are not known where what is attached is not', () => {
    expect(targets(attached({ target_id: '${var.any}' }))).toEqual(
      unknown('`target_id` of aws_lb_target_group_attachment.one is known only after apply'),
    );
    expect(targets(attached({ target_group_arn: '${var.any}' }))).toEqual(
      unknown('The targets of aws_lb_target_group.own are known only after apply'),
    );
  });
});
