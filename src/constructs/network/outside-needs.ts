import type { EndpointService, NetworkSettings } from './settings.js';

/** Something that an instance connects to outside of the environment. */
export interface OutsideNeed {
  /** Host name, with `{region}` for the region and `{suffix}` for the DNS suffix of its partition. */
  readonly host: string;
  /** What needs it. */
  readonly by: string;
  /** What stands in for the internet: an interface endpoint, the gateway of S3, or nothing of AWS. */
  readonly through: EndpointService | 's3' | 'link-local' | undefined;
  /** Without it, an instance works all the same. */
  readonly isOptional?: true;
}

/**
 * Every host that the default boot script, the agents on the instance and an application with its secret and its bucket connect to. The boot
 * script itself loads nothing. `ec2messages` is what an agent falls back to that reaches no `ssmmessages`.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
 */
export const outsideNeeds: readonly OutsideNeed[] = [
  { host: '169.254.169.254', by: 'instance metadata', through: 'link-local' },
  { host: '169.254.169.253', by: 'DNS', through: 'link-local' },
  { host: '169.254.169.123', by: 'time', through: 'link-local' },
  { host: 'ssm.{region}.{suffix}', by: 'Session Manager', through: 'ssm' },
  { host: 'ssmmessages.{region}.{suffix}', by: 'Session Manager', through: 'ssmmessages' },
  { host: 'ec2messages.{region}.{suffix}', by: 'Session Manager', through: 'ec2messages', isOptional: true },
  { host: 'logs.{region}.{suffix}', by: 'CloudWatch agent', through: 'logs' },
  { host: 'monitoring.{region}.{suffix}', by: 'CloudWatch agent', through: 'monitoring' },
  { host: 'ec2.{region}.{suffix}', by: 'CloudWatch agent', through: 'ec2', isOptional: true },
  { host: 'secretsmanager.{region}.{suffix}', by: 'the application', through: 'secretsmanager' },
  { host: 's3.{region}.{suffix}', by: 'the application', through: 's3' },
  { host: 's3.dualstack.{region}.{suffix}', by: 'packages of Amazon Linux', through: 's3' },
];

/** Interface endpoints of a network: those of the file, or without NAT those that an instance cannot be without. */
export function interfaceEndpointsOf({
  mode,
  nat,
  interfaceEndpoints,
}: NetworkSettings): readonly EndpointService[] {
  if (mode !== 'dedicated') return [];
  return [...new Set(interfaceEndpoints ?? (nat === 'none' ? neededWithoutNat : []))];
}

/** Where instances may open connections to. */
export function egressOf({ mode, nat, egress }: NetworkSettings): 'https' | 'endpoints' {
  if (mode !== 'dedicated') return 'https';
  return egress ?? (nat === 'none' ? 'endpoints' : 'https');
}

/** What no instance of a network reaches, because no endpoint leads there; undefined where there is a way to the internet. */
export function unreachable(settings: NetworkSettings): readonly OutsideNeed[] | undefined {
  if (settings.mode !== 'dedicated') return undefined;
  if (settings.nat !== 'none' && egressOf(settings) === 'https') return undefined;
  const there = interfaceEndpointsOf(settings);
  return outsideNeeds.filter(
    ({ through }) =>
      through === undefined || (through !== 's3' && through !== 'link-local' && !there.includes(through)),
  );
}

const neededWithoutNat: readonly EndpointService[] = [
  ...new Set(
    outsideNeeds.flatMap(({ through, isOptional }) =>
      isOptional || through === undefined || through === 's3' || through === 'link-local' ? [] : [through],
    ),
  ),
];
