import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../topology-of.js';
import { isPlaceWord, placeWords } from './place-words.js';

function mountTarget(values: Json) {
  const [place, ...more] = topologyOf(
    readStack({
      variable: { subnet: {}, groups: {} },
      resource: {
        aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: {
          a: {
            vpc_id: '${aws_vpc.main.id}',
            cidr_block: '10.0.0.0/24',
            availability_zone: 'eu-west-1a',
            map_public_ip_on_launch: true,
            assign_ipv6_address_on_creation: true,
          },
        },
        aws_security_group: { files: { vpc_id: '${aws_vpc.main.id}' } },
        aws_efs_mount_target: { files: { file_system_id: 'fs-1', ...values } },
      },
    }),
  ).places;
  if (place === undefined || more.length > 0) throw new Error('Not one place');
  return place;
}

describe('a mount target of a file system', () => {
  const subnet_id = '${aws_subnet.a.id}';

  it('listens on the port of NFS in its subnet, and has no address of the internet', () => {
    const { element, ...place } = mountTarget({
      subnet_id,
      security_groups: ['${aws_security_group.files.id}'],
    });
    expect(element.address).toBe('aws_efs_mount_target.files');
    expect(place).toEqual({
      address: 'aws_efs_mount_target.files',
      label: 'files',
      kind: 'file-system',
      isManaged: true,
      variant: undefined,
      network: {
        vpc: { state: 'known', value: 'aws_vpc.main' },
        subnets: { state: 'known', value: ['aws_subnet.a'] },
        zones: { state: 'known', value: ['eu-west-1a'] },
        groups: { state: 'known', value: ['aws_security_group.files'] },
        publicAddress: {
          ipv4: 'no',
          ipv6: 'no',
          why: 'A mount target has private addresses alone',
          element,
        },
        ipv6: 'no',
        privateAddresses: [],
      },
      ports: {
        state: 'known',
        value: [{ protocol: 'tcp', port: 2049, element, targetGroups: { state: 'known', value: [] } }],
      },
      roles: { state: 'known', value: [] },
      keys: { state: 'known', value: [] },
    });
  });

  it('has the default group of its VPC where it names none', () => {
    expect(mountTarget({ subnet_id }).network?.groups).toEqual({
      state: 'known',
      value: ['default security group of aws_vpc.main'],
    });
  });

  it('says which attribute is not known yet', () => {
    const { network } = mountTarget({ subnet_id: '${var.subnet}', security_groups: '${var.groups}' });
    const why = (path: string) => `\`${path}\` of aws_efs_mount_target.files is known only after apply`;
    expect(network?.subnets).toEqual({ state: 'unknown', why: why('subnet_id') });
    expect(network?.groups).toEqual({ state: 'unknown', why: why('security_groups') });
  });
});

const known = (...value: readonly string[]) => ({ state: 'known', value });
const unknown = (why: string) => ({ state: 'unknown', why });

function workload(type: string, values: Json, more: Readonly<Record<string, Json>> = {}) {
  const [place, ...others] = topologyOf(
    readStack({
      variable: { any: {} },
      resource: {
        aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: { a: { vpc_id: '${aws_vpc.main.id}' } },
        aws_security_group: { app: { vpc_id: '${aws_vpc.main.id}' } },
        aws_iam_role: { app: {}, start: {} },
        [type]: { app: values },
        ...more,
      },
    }),
  ).places;
  if (place === undefined || others.length > 0) throw new Error('Not one place');
  return place;
}
const [subnets, groups] = [['${aws_subnet.a.id}'], ['${aws_security_group.app.id}']];

describe('a function', () => {
  const lambda = (values: Json) => workload('aws_lambda_function', values);

  it('stands in a VPC where it is configured for one, without an address of the internet', () => {
    expect(lambda({})).toMatchObject({
      ...{ kind: 'function', network: undefined, ports: known(), roles: known() },
    });
    expect(
      lambda({ vpc_config: [{ subnet_ids: subnets, security_group_ids: groups }] }).network,
    ).toMatchObject({
      ...{ subnets: known('aws_subnet.a'), groups: known('aws_security_group.app') },
      publicAddress: { ipv4: 'no', ipv6: 'no', why: 'A function in a VPC has private addresses alone' },
    });
  });

  it('acts by its role and is encrypted by its key', () => {
    expect(lambda({ role: '${aws_iam_role.app.arn}', kms_key_arn: 'arn:key' })).toMatchObject({
      ...{ roles: known('aws_iam_role.app'), keys: known('arn:key') },
    });
    const missing = unknown('The role of aws_lambda_function.app is not in the stack');
    expect(lambda({ role: 'arn:aws:iam::123456789012:role/app' }).roles).toEqual(missing);
    expect(lambda({ role: '${var.any}' }).roles).toEqual(
      unknown('`role` of aws_lambda_function.app is known only after apply'),
    );
  });
});

describe('a service of ECS', () => {
  const ecs = (values: Json, more: Readonly<Record<string, Json>> = {}) =>
    workload('aws_ecs_service', values, more);
  const configured = (more: Json = {}) => ({
    network_configuration: [{ subnets, security_groups: groups, ...more }],
  });

  it.each([
    [undefined, 'no'],
    [true, 'yes'],
    [false, 'no'],
    ['${var.any}', 'maybe'],
  ])('whose `assign_public_ip` is %s has a public address: %s', (assign_public_ip, ipv4) => {
    expect(ecs(configured({ assign_public_ip }))).toMatchObject({
      ...{ kind: 'containers', ports: undefined, keys: known() },
      network: {
        ...{ subnets: known('aws_subnet.a'), groups: known('aws_security_group.app') },
        publicAddress: {
          ...{ ipv4, ipv6: 'maybe' },
          why: '`network_configuration.assign_public_ip` of aws_ecs_service.app decides it',
        },
      },
    });
  });

  it('without a network of its own has that of instances that nobody here knows', () => {
    const why = 'aws_ecs_service.app has the addresses and groups of the instances that it runs on';
    expect(ecs({}).network).toMatchObject({
      ...{ subnets: unknown(why), groups: unknown(why) },
      publicAddress: { ipv4: 'maybe', ipv6: 'maybe', why },
    });
  });

  it('acts by the role of its task, and starts by the role that reads for it', () => {
    const task = {
      task_role_arn: '${aws_iam_role.app.arn}',
      execution_role_arn: '${aws_iam_role.start.arn}',
    };
    const own = ecs(
      { task_definition: '${aws_ecs_task_definition.app.arn}' },
      { aws_ecs_task_definition: { app: task } },
    );
    expect(own.roles).toEqual(known('aws_iam_role.app'));
    expect(own.start?.roles).toEqual(known('aws_iam_role.start'));
    const foreign = ecs({ task_definition: 'app:1' });
    expect(foreign.roles).toEqual(unknown('The task of aws_ecs_service.app is not in the stack'));
    expect(foreign.start).toBeUndefined();
  });
});

it('places are named by these words', () => {
  expect(placeWords.join(' ')).toBe(
    'internet load-balancer instances database cache function containers file-system endpoint bucket secret key parameter topic queue table log-group',
  );
  expect(['endpoint', 'internet', 'web-acl', ''].map(isPlaceWord)).toEqual([true, true, false, false]);
});
