import { expect, it } from 'vitest';
import { endpointServiceName } from './endpoint-service-name.js';

it.each([
  ['eu-central-1', 'ssm', 'com.amazonaws.eu-central-1.ssm'],
  ['us-gov-west-1', 'monitoring', 'com.amazonaws.us-gov-west-1.monitoring'],
  ['cn-north-1', 's3', 'com.amazonaws.cn-north-1.s3'],
  ['cn-north-1', 'monitoring', 'cn.com.amazonaws.cn-north-1.monitoring'],
  ['cn-north-1', 'ec2', 'cn.com.amazonaws.cn-north-1.ec2'],
  ['cn-north-1', 'sts', 'cn.com.amazonaws.cn-north-1.sts'],
  ['cn-northwest-1', 'logs', 'com.amazonaws.cn-northwest-1.logs'],
  ['us-iso-east-1', 's3', 'gov.ic.c2s.us-iso-east-1.s3'],
  ['us-isob-east-1', 'logs', 'gov.sgov.sc2s.us-isob-east-1.logs'],
  ['eu-isoe-west-1', 'logs', 'uk.adc-e.cloud.eu-isoe-west-1.logs'],
  ['us-isof-south-1', 'logs', 'gov.ic.hci.csp.us-isof-south-1.logs'],
])('in %s the endpoint service of %s is %s', (region, service, name) => {
  expect(endpointServiceName(region, service)).toBe(name);
});
