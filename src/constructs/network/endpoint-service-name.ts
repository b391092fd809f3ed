import { type Partition, partitionOf } from '../partition.js';

/** Services whose endpoints in China have `cn.` in front of their name, as `describe-vpc-endpoint-services` lists them there. */
const prefixedInChina: readonly string[] = ['ec2', 'monitoring', 'sts'];

/** The DNS suffix of an isolated partition, the other way round. */
const isolated: Readonly<Partial<Record<Partition, string>>> = {
  'aws-iso': 'gov.ic.c2s',
  'aws-iso-b': 'gov.sgov.sc2s',
  'aws-iso-e': 'uk.adc-e.cloud',
  'aws-iso-f': 'gov.ic.hci.csp',
};

/** The name of AWS's endpoint service in a region, `com.amazonaws.eu-west-1.ssm`; of S3 that of the gateway. */
export function endpointServiceName(region: string, service: string): string {
  const partition = partitionOf(region);
  const isPrefixed = partition === 'aws-cn' && prefixedInChina.includes(service);
  const prefix = isolated[partition] ?? (isPrefixed ? 'cn.com.amazonaws' : 'com.amazonaws');
  return `${prefix}.${region}.${service}`;
}
