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

it('places are named by these words', () => {
  expect(placeWords.join(' ')).toBe(
    'internet load-balancer instances database cache function containers file-system endpoint bucket secret key parameter topic queue table log-group',
  );
  expect(['endpoint', 'internet', 'web-acl', ''].map(isPlaceWord)).toEqual([true, true, false, false]);
});
