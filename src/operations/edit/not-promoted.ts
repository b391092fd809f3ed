import type { SettingDifference } from '../../config/comparison/compare-settings.js';
import { boundToDeployment } from './bound-to-deployment.js';

/** Settings that tie an environment to what is its own, beside those about names and places. */
const own: Readonly<Record<string, string>> = {
  'database.password.version': 'it counts the passwords of the environment itself',
  'network.subnetIds': 'subnets are those of its own network',
  'network.loadBalancerSubnetIds': 'subnets are those of its own network',
  'network.databaseSubnetIds': 'subnets are those of its own network',
  'network.vpcTags': 'tags lead to its own network',
  'network.subnetTags': 'tags lead to subnets of its own network',
  'network.loadBalancerSubnetTags': 'tags lead to subnets of its own network',
  'network.databaseSubnetTags': 'tags lead to subnets of its own network',
  'network.cidr': 'a VPC keeps its addresses, and networks that are connected may not share any',
  'storage.kmsKeyArn': 'a key is of its own account and region',
  'loadBalancer.certificateArn': 'a certificate is of its own account and region',
  'loadBalancer.allowPlainHttp.reason': 'a reason is about one environment',
  'compute.amiId': 'an image is of its own region',
};

/** Why a value of `a` is not copied to `b`, as the end of a sentence; undefined where it may be. */
export function whyNotPromoted({ setting, concerns, a, b }: SettingDifference): string | undefined {
  if (a.isHidden) return 'it may hold a secret';
  const [main] = concerns;
  if (main === 'naming' && !setting.startsWith('tags.')) return 'it says who or where the environment is';
  if (Object.hasOwn(own, setting)) return own[setting];
  const bound = boundToDeployment(setting);
  if (bound !== undefined) return bound;
  if (a.value === undefined) return 'it is not set there';
  if (setting === 'database.storageGiB' && Number(a.value) < Number(b.value))
    return 'the storage of a database never shrinks';
  if (setting === 'database.engineVersion' && isOlder(String(a.value), String(b.value)))
    return 'a database never goes back to an older version';
  return undefined;
}

function isOlder(one: string, other: string): boolean {
  const [parts, others] = [one.split('.').map(Number), other.split('.').map(Number)];
  const at = parts.findIndex((part, index) => part !== others[index]);
  return at !== -1 && at < others.length && (parts[at] ?? 0) < (others[at] ?? 0);
}
